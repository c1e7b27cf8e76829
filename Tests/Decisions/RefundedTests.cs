using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>A line whose money all went back is as unpaid: it can be cancelled, and its table freed.</summary>
public sealed class RefundedTests
{
    private readonly TestRestaurant _restaurant = new();

    [Fact]
    public void What_was_refunded_before_it_was_cooked_can_be_cancelled_goes_back_to_stock_and_frees_the_table()
    {
        var order = PaidAndRefunded("Cake", refunded: 1200);

        _restaurant.Do(Mia, new CancelOrder(order.Id, "the guests have left"));

        _restaurant.Dish("Cake").Stock.ShouldBe(3);
        _restaurant.Do(Will, new SetTableStatus(_restaurant.Table().Id, TableStatus.NeedsCleaning, null, null, null));
        _restaurant.Table().Status.ShouldBe(TableStatus.NeedsCleaning);
    }

    [Fact]
    public void What_was_refunded_while_it_was_cooked_can_be_voided()
    {
        var order = PaidAndRefunded("Steak", refunded: 5000, beforeRefund: placed =>
            _restaurant.Do(Gus, new SetItemStatus(placed.Id, placed.Items[0].Id, ItemStatus.Preparing, null, null)));

        _restaurant.Do(Mia, new SetItemStatus(order.Id, order.Items[0].Id, ItemStatus.Voided, "burnt", null));

        _restaurant.Order(order.Id).Status.ShouldBe(OrderStatus.Cancelled);
    }

    [Fact]
    public void What_was_refunded_before_it_was_served_is_over_once_it_is()
    {
        var order = PaidAndRefunded("Steak", refunded: 5000);

        _restaurant.Bumped(Eve, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);

        (_restaurant.Order(order.Id).Status, _restaurant.Order(order.Id).PaymentState)
            .ShouldBe((OrderStatus.Completed, PaymentState.Refunded));
    }

    [Fact]
    public void What_was_refunded_in_part_is_still_paid_for()
    {
        var order = PaidAndRefunded("Cake", refunded: 1199);

        _restaurant.Refuses(Mia, new CancelOrder(order.Id, "the guests have left"), RefusalCode.BillClosed);
    }

    [Fact]
    public void Of_a_line_on_two_bills_the_refunded_portion_is_cancelled_and_the_other_is_still_to_be_paid()
    {
        var order = _restaurant.Seated().Do(Will, _restaurant.Placing(1, _restaurant.Line("Cake", 2))).OfType<OrderPlaced>().Single().Order;
        var bill = _restaurant.Issued();
        var part = _restaurant.Do(Will, new SplitBill(bill.Id, SplitBy.Item, [[new(order.Items[0].Id, 1)]], Ways: null, Amounts: []))
            .OfType<BillCreated>().Single().Bill;
        var payment = _restaurant.Pay(_restaurant.Bill(part.Id), 600);
        _restaurant.Do(Mia, new RefundPayment(part.Id, payment.Id, 600, "one never came"));

        _restaurant.Do(Mia, new SetItemStatus(order.Id, order.Items[0].Id, ItemStatus.Cancelled, null, Quantity: 1));

        _restaurant.Bill(bill.Id).Due.ShouldBe(600);
    }

    private Order PaidAndRefunded(string dish, long refunded, Action<Order>? beforeRefund = null)
    {
        var order = _restaurant.Seated().Do(Will, _restaurant.Placing(1, _restaurant.Line(dish, 2))).OfType<OrderPlaced>().Single().Order;
        var bill = _restaurant.Issued();
        var payment = _restaurant.Pay(bill, bill.Totals.Total);
        beforeRefund?.Invoke(order);
        _restaurant.Do(Mia, new RefundPayment(bill.Id, payment.Id, refunded, "it never came"));
        return order;
    }
}
