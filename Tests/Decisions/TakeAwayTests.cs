using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;
using BillCreated = RealtimeRestaurant.Domain.Bills.BillCreated;
using BillStatusChanged = RealtimeRestaurant.Domain.Bills.BillStatusChanged;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>Orders without a table: to take away, and at the counter.</summary>
public sealed class TakeAwayTests
{
    private readonly TestRestaurant _restaurant = new();

    [Fact]
    public void An_order_without_a_table_goes_to_the_kitchen_with_whom_to_call()
    {
        var order = Placed(OrderKind.TakeAway, _restaurant.Line("Steak"));
        (order.Party.TableId, order.Party.TableNumber, order.Party.WaiterId).ShouldBe((null, null, "will"));
        var ticket = _restaurant.State.Tickets[order.Items[0].Preparation.TicketId!];
        (ticket.Kind, ticket.CallName, ticket.TableNumber).ShouldBe((OrderKind.TakeAway, "Bo", null));
        _restaurant.State.OrdersView().Single().Phone.ShouldBe("+43123456");
    }

    [Theory, InlineData("Bo", "Order 1, for Bo, grill: no display has shown it yet."), InlineData(null,
        "Order 1, grill: no display has shown it yet.")]
    public void An_alert_names_whom_to_call_and_no_table(string? name, string sentence)
    {
        _restaurant.Do(Will, new PlaceOrder(
            null, [_restaurant.Line("Steak")], Kind: OrderKind.Counter, Pickup: new(name, null, null)));
        _restaurant.WaitSeconds(10).AdvanceClock().OfType<KitchenAlertRaised>().Single().Message.ShouldBe(sentence);
        var order = _restaurant.State.Orders.Values.Single();
        _restaurant.Do(Will, new RushOrder(order.Id, 2)).OfType<OrderRushed>().Single().Data().Message.ShouldBe("Rush order 1.");
    }

    [Fact]
    public void It_may_be_paid_first_and_is_over_once_it_is_handed_out()
    {
        var order = Placed(OrderKind.Counter, _restaurant.Line("Steak"));
        var bill = Billed(order);
        _restaurant.Pay(bill, bill.Totals.Total);
        (_restaurant.Order(order.Id).Status, _restaurant.Order(order.Id).PaymentState).ShouldBe((OrderStatus.Placed, PaymentState.Paid));
        Served(order);
        _restaurant.Order(order.Id).Status.ShouldBe(OrderStatus.Completed);
    }

    [Fact]
    public void Refunded_before_it_is_handed_out_it_is_over_then_as_well()
    {
        var order = Placed(OrderKind.Counter, _restaurant.Line("Steak"));
        var bill = Billed(order);
        var payment = _restaurant.Pay(bill, bill.Totals.Total);
        _restaurant.Do(Mia, new RefundPayment(bill.Id, payment.Id, bill.Totals.Total, "it took too long"));
        Served(order);
        (_restaurant.Order(order.Id).Status, _restaurant.Order(order.Id).PaymentState)
            .ShouldBe((OrderStatus.Completed, PaymentState.Refunded));
    }

    [Fact]
    public void It_may_be_paid_last_and_is_off_the_floor_then_and_history_later()
    {
        var order = Placed(OrderKind.TakeAway, _restaurant.Line("Steak"));
        Served(order);
        _restaurant.State.OrdersView().ShouldHaveSingleItem();
        var bill = Billed(order);
        _restaurant.State.BillsView().ShouldHaveSingleItem().TableId.ShouldBeNull();
        _restaurant.Pay(bill, bill.Totals.Total);
        _restaurant.State.OrdersView().ShouldBeEmpty();
        _restaurant.State.BillsView().ShouldBeEmpty();
        _restaurant.WaitMinutes(19).AdvanceClock().ShouldBeEmpty();
        _restaurant.WaitMinutes(1).AdvanceClock().ShouldBe([new OrderArchived(order.Id, order.Number)]);
        (_restaurant.State.Orders.Count, _restaurant.State.Bills.Count, _restaurant.State.Tickets.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void What_is_cancelled_leaves_after_the_kitchen_had_its_time_and_its_bill_is_void()
    {
        var order = Placed(OrderKind.TakeAway, _restaurant.Line("Steak"));
        Billed(order);
        _restaurant.Do(Will, new CancelOrder(order.Id, "gone"));
        _restaurant.WaitMinutes(15).AdvanceClock().OfType<TicketClosed>().ShouldHaveSingleItem();
        _restaurant.State.Orders.ShouldHaveSingleItem();
        var events = _restaurant.WaitMinutes(5).AdvanceClock();
        events.OfType<BillStatusChanged>().Single().Bill.Status.ShouldBe(BillStatus.Void);
        events.OfType<OrderArchived>().ShouldHaveSingleItem();
    }

    [Fact]
    public void An_order_that_is_owed_stays()
    {
        var order = Placed(OrderKind.TakeAway, _restaurant.Line("Steak"));
        Served(order);
        Billed(order);
        _restaurant.Wait(TimeSpan.FromHours(5)).AdvanceClock();
        _restaurant.State.Orders.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_order_that_is_paid_again_in_part_after_a_refund_stays_as_well()
    {
        var order = Placed(OrderKind.TakeAway, _restaurant.Line("Steak"));
        Served(order);
        var bill = Billed(order);
        var payment = _restaurant.Pay(bill, bill.Totals.Total);
        _restaurant.Do(Mia, new RefundPayment(bill.Id, payment.Id, payment.Amount, "wrong card"));
        _restaurant.Pay(bill, 1);
        _restaurant.Order(order.Id).Status.ShouldBe(OrderStatus.Completed);
        _restaurant.Wait(TimeSpan.FromHours(5)).AdvanceClock();
        _restaurant.State.Orders.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_dish_that_is_taken_away_has_its_own_tax_rate_where_the_menu_gives_one()
    {
        var dish = _restaurant.Dish("Steak").Id;
        _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = dish, TaxRate = 200_000, TakeAwayTaxRate = 100_000 });
        Tax(OrderKind.TakeAway).ShouldBe(100_000);
        Tax(OrderKind.Counter).ShouldBe(200_000);
        var added = Placed(OrderKind.TakeAway, _restaurant.Line("Beer"));
        _restaurant.Do(Will, new AddLines(added.Id, [_restaurant.Line("Steak")]));
        _restaurant.Item(added, "Steak").Dish.TaxRate.ShouldBe(100_000);

        int? Tax(OrderKind kind) => Placed(kind, _restaurant.Line("Steak")).Items[0].Dish.TaxRate;
    }

    [Fact]
    public void The_rate_to_take_away_comes_alone_and_without_one_the_named_taxes_stay()
    {
        ImmutableArray<NamedTax> taxes = [new("State", 60_000), new("City", 20_000)];
        foreach (var (dish, rate) in new[] { ("Steak", (int?)50_000), ("Beer", null) })
            _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = _restaurant.Dish(dish).Id, Taxes = taxes, TakeAwayTaxRate = rate });
        var items = Placed(OrderKind.TakeAway, _restaurant.Line("Steak"), _restaurant.Line("Beer")).Items;
        (items[0].Dish.TaxRate, items[0].Dish.Taxes).ShouldBe((50_000, null));
        (items[1].Dish.TaxRate, items[1].Dish.Taxes).ShouldBe((80_000, taxes));
        Placed(OrderKind.Counter, _restaurant.Line("Steak")).Items[0].Dish.Taxes.ShouldBe(taxes);
    }

    [Fact]
    public void A_table_or_none_and_no_time_that_has_passed()
    {
        var placing = Placing(OrderKind.TakeAway, _restaurant.Line("Steak"));
        _restaurant.Refuses(Will, placing with { TableId = _restaurant.Table().Id }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, placing with { Kind = OrderKind.DineIn }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, placing with { Pickup = new(null, null, _restaurant.Now.AddMinutes(-1)) }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Cass, placing, RefusalCode.Forbidden);
    }

    private PlaceOrder Placing(OrderKind kind, params LineDraft[] lines) =>
        new(null, [.. lines], null, kind, new("Bo", "+43123456", _restaurant.Now.AddMinutes(30)));

    private Order Placed(OrderKind kind, params LineDraft[] lines) =>
        _restaurant.Do(Will, Placing(kind, lines)).OfType<OrderPlaced>().Single().Order;

    private void Served(Order order) => _restaurant.Bumped(Eve, order, Ready).Bumped(Will, order, ItemStatus.Served);

    private Bill Billed(Order order) => _restaurant.Do(Cass, new CreateBill(null, [order.Id])).OfType<BillCreated>().Single().Bill;
}
