using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>A manager takes back what was served: it is made again without charge, or comped.</summary>
public sealed class ReturnTests
{
    private readonly TestRestaurant _restaurant = new();

    [Fact]
    public void A_remake_goes_to_the_kitchen_without_charge_and_the_line_stays_served()
    {
        var order = Served(_restaurant.Line("Steak", 2));
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Remake));

        var (first, again) = (_restaurant.Order(order.Id).Items[0], _restaurant.Order(order.Id).Items[1]);
        (first.Status, first.Return!.Reason, first.Return.By).ShouldBe((ItemStatus.Served, "cold", "mia"));
        (again.Status, again.RemakeOf, again.Quantity, again.Dish.Price).ShouldBe((Queued, first.Id, 2, 0));
        _restaurant.State.Tickets[again.Preparation.TicketId!].AddOn.ShouldBeTrue();
        (_restaurant.Order(order.Id).Status, _restaurant.Order(order.Id).Total).ShouldBe((OrderStatus.InProgress, 5000));
        _restaurant.Billed().Totals.Total.ShouldBe(5000);
    }

    [Fact]
    public void A_paid_line_can_be_made_again_and_the_order_completes_once_it_is_served()
    {
        var order = _restaurant.Placed(_restaurant.Line("Steak"), _restaurant.Line("Beer"));
        Serve(order, "Steak");
        _restaurant.PaidUp();
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Remake));
        _restaurant.Bumped(Eve, order, Ready).Bumped(Will, order, ItemStatus.Served);
        (_restaurant.Order(order.Id).Status, _restaurant.Order(order.Id).PaymentState).ShouldBe((OrderStatus.Completed, PaymentState.Paid));
    }

    [Fact]
    public void A_comp_takes_the_portions_off_the_bill_with_its_reason_also_when_it_was_issued()
    {
        var order = Served(_restaurant.Line("Steak", 3));
        var bill = _restaurant.Issued();
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Comp, quantity: 1));

        bill = _restaurant.Bill(bill.Id);
        (bill.Status, bill.Revision, bill.Totals.Gross, bill.Totals.Discount, bill.Totals.Total)
            .ShouldBe((BillStatus.Open, 2, 7500, 2500, 5000));
        (bill.Lines.Single().Quantity, bill.Lines.Single().Comped, bill.Lines.Single().CompReason).ShouldBe((3, 1, "cold"));
        _restaurant.Order(order.Id).Total.ShouldBe(5000);
    }

    [Fact]
    public void A_bill_on_which_all_is_comped_takes_no_payment_and_is_paid_once_it_is_issued()
    {
        var order = Served(_restaurant.Line("Steak"));
        var bill = _restaurant.Billed();
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Comp));
        _restaurant.Refuses(Cass, _restaurant.Paying(_restaurant.Bill(bill.Id), 1), RefusalCode.Overpayment)
            .Sentence.ShouldContain("Issue it");
        _restaurant.Do(Cass, new IssueBill(bill.Id));
        _restaurant.Bill(bill.Id).Status.ShouldBe(BillStatus.Paid);
    }

    [Fact]
    public void A_line_that_was_comped_before_it_is_billed_is_billed_so()
    {
        var order = Served(_restaurant.Line("Steak", 2), _restaurant.Line("Beer"));
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Comp));
        _restaurant.Billed().Totals.ShouldSatisfyAllConditions(
            totals => totals.Gross.ShouldBe(5400), totals => totals.Total.ShouldBe(400));
    }

    [Fact]
    public void When_all_is_comped_nothing_is_due_and_the_order_completes()
    {
        var order = Served(_restaurant.Line("Steak"));
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Comp));
        _restaurant.Order(order.Id).Status.ShouldBe(OrderStatus.Completed);
    }

    [Fact]
    public void A_remake_that_is_comped_takes_the_price_of_what_was_ordered_off()
    {
        var order = Served(_restaurant.Line("Steak"), _restaurant.Line("Beer"));
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Remake));
        _restaurant.Bumped(Eve, order, Ready).Bumped(Will, order, ItemStatus.Served);
        var again = _restaurant.Order(order.Id).Items.Single(item => item.RemakeOf is not null);
        _restaurant.Do(Mia, new ReturnItem(order.Id, again.Id, ReturnRemedy.Comp, "still cold", null, Restock: false));
        _restaurant.Billed().Totals.Total.ShouldBe(400);
    }

    [Fact]
    public void Of_a_bill_split_by_item_the_comp_goes_where_there_is_room_and_stays_there()
    {
        var order = Served(_restaurant.Line("Steak", 4));
        var bill = _restaurant.Billed();
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Comp, quantity: 1));
        _restaurant.Do(Cass, new SplitBill(bill.Id, SplitBy.Item, [[new(order.Items[0].Id, 2)]], null, []));
        var part = _restaurant.State.Bills.Values.Single(one => one.SplitFrom == bill.Id);
        (part.Totals.Total, _restaurant.Bill(bill.Id).Totals.Total).ShouldBe((5000, 2500));
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Comp, quantity: 2));
        (_restaurant.Bill(part.Id).Totals.Total, _restaurant.Bill(bill.Id).Totals.Total).ShouldBe((2500, 0));
    }

    [Fact]
    public void What_a_bill_with_a_payment_has_is_refunded_rather_than_comped()
    {
        var order = Served(_restaurant.Line("Steak"), _restaurant.Line("Beer"));
        var bill = _restaurant.Issued();
        _restaurant.Pay(bill, 100);
        _restaurant.Refuses(Mia, Returning(order, ReturnRemedy.Comp), RefusalCode.BillClosed).Sentence.ShouldContain("refund");
        _restaurant.Pay(bill, bill.Totals.Total - 100);
        _restaurant.Refuses(Mia, Returning(order, ReturnRemedy.Comp), RefusalCode.OrderClosed);
    }

    [Fact]
    public void A_manager_alone_takes_back_what_was_served_once_and_with_a_reason()
    {
        var order = _restaurant.Placed(_restaurant.Line("Steak", 2), _restaurant.Line("Beer"));
        _restaurant.Refuses(Mia, Returning(order, ReturnRemedy.Comp), RefusalCode.IllegalTransition);
        Serve(order, "Steak");
        foreach (var other in new[] { Will, Cass, Gus, Eve })
            _restaurant.Refuses(other, Returning(order, ReturnRemedy.Comp), RefusalCode.Forbidden);
        _restaurant.Refuses(Mia, Returning(order, ReturnRemedy.Comp) with { Reason = " " }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Mia, Returning(order, ReturnRemedy.Comp, quantity: 3), RefusalCode.RuleBroken);
        _restaurant.Refuses(Mia, Returning(order, ReturnRemedy.Comp) with { ItemId = "no" }, RefusalCode.NotFound);
        _restaurant.Do(Ada, Returning(order, ReturnRemedy.Comp));
        _restaurant.Refuses(Mia, Returning(order, ReturnRemedy.Remake), RefusalCode.IllegalTransition);
        _restaurant.Refuses(Mia, _restaurant.Setting(order, "Steak", Ready), RefusalCode.IllegalTransition);
    }

    [Theory, InlineData(Queued, Cancelled), InlineData(Preparing, Voided)]
    public void What_was_to_be_made_again_and_is_not_can_come_back_again(ItemStatus made, ItemStatus end)
    {
        var order = Served(_restaurant.Line("Steak", 2));
        var steak = _restaurant.Item(order, "Steak").Id;
        ReturnItem comp = new(order.Id, steak, ReturnRemedy.Comp, "gave up", null, false);
        var remake = comp with { Remedy = ReturnRemedy.Remake };
        _restaurant.Do(Mia, remake);
        if (made == Preparing) _restaurant.Set(Gus, order, "Steak", Preparing);
        _restaurant.Refuses(Mia, comp, RefusalCode.IllegalTransition);
        _restaurant.Set(Mia, order, "Steak", end, "the grill is out", quantity: 1);

        _restaurant.Refuses(Mia, comp, RefusalCode.IllegalTransition);
        _restaurant.Refuses(Mia, comp with { Quantity = 1, Restock = true }, RefusalCode.RuleBroken);
        _restaurant.Do(Mia, comp with { Quantity = 1 });
        _restaurant.Refuses(Mia, remake with { Quantity = 1 }, RefusalCode.IllegalTransition);

        _restaurant.Order(order.Id).Total.ShouldBe(2500);
        _restaurant.State.Today.Report().Waste.Sum(waste => waste.Quantity).ShouldBe(end == Voided ? 3 : 2, "each portion once");
    }

    [Fact]
    public void A_remake_takes_from_the_stock_and_a_dish_that_is_off_cannot_be_made_again()
    {
        var order = Served(_restaurant.Line("Cake", 2));
        _restaurant.Refuses(Mia, Returning(order, ReturnRemedy.Remake), RefusalCode.OutOfStock);
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Remake, quantity: 1));
        _restaurant.Dish("Cake").Stock.ShouldBe(0);

        var steak = Served(_restaurant.Line("Steak"));
        _restaurant.Do(Mia, new SetAvailability(_restaurant.Dish("Steak").Id, Available: false));
        _restaurant.Refuses(Mia, Returning(steak, ReturnRemedy.Remake), RefusalCode.ItemUnavailable);
    }

    [Fact]
    public void What_is_restocked_can_be_sold_again_and_is_no_waste()
    {
        var order = Served(_restaurant.Line("Cake", 2));
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Comp) with { Restock = true });
        var other = _restaurant.Placed(_restaurant.Line("Cake"));
        _restaurant.Set(Bo, other, "Cake", Preparing);
        _restaurant.Refuses(Bo, _restaurant.Setting(other, "Cake", Ready) with { Restock = true }, RefusalCode.RuleBroken);
        _restaurant.Do(Mia, _restaurant.Setting(other, "Cake", Voided, "not wanted") with { Restock = true });
        _restaurant.Dish("Cake").Stock.ShouldBe(3);
        _restaurant.State.Today.Report().Waste.ShouldBeEmpty();
    }

    [Fact]
    public void Waste_is_counted_by_dish_and_reason()
    {
        var order = Served(_restaurant.Line("Steak", 3), _restaurant.Line("Beer"));
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Remake));
        _restaurant.Set(Gus, order, "Steak", Preparing);
        _restaurant.Set(Mia, order, "Steak", Voided, "burnt");
        _restaurant.State.Today.Report().ShouldSatisfyAllConditions(
            report => report.Waste.ShouldBe([new(SteakId, "Steak", "burnt", 3), new(SteakId, "Steak", "cold", 3)]),
            report => report.TopItems.ShouldBeEmpty());
    }

    [Fact]
    public void A_kitchen_that_has_cooked_nothing_yet_may_see_the_remake_cancelled()
    {
        var order = Served(_restaurant.Line("Steak"), _restaurant.Line("Beer"));
        _restaurant.Do(Mia, Returning(order, ReturnRemedy.Remake));
        var again = _restaurant.Order(order.Id).Items[^1];
        _restaurant.Do(Will, new SetItemStatus(order.Id, again.Id, Cancelled, null, null));
        _restaurant.State.Tickets[again.Preparation.TicketId!].Status.ShouldBe(TicketStatus.CancelledPending);
        _restaurant.Order(order.Id).Status.ShouldBe(OrderStatus.Served);
    }

    private string SteakId => _restaurant.Dish("Steak").Id;

    private Order Served(params LineDraft[] lines)
    {
        var order = _restaurant.Placed(lines);
        _restaurant.Bumped(Eve, order, Ready).Bumped(Will, order, ItemStatus.Served);
        return _restaurant.Order(order.Id);
    }

    private void Serve(Order order, string dish)
    {
        _restaurant.Set(Mia, order, dish, Ready);
        _restaurant.Set(Will, order, dish, ItemStatus.Served);
    }

    // The first line, or what is left of it.
    private static ReturnItem Returning(Order order, ReturnRemedy remedy, int? quantity = null) =>
        new(order.Id, order.Items[0].Id, remedy, "cold", quantity, Restock: false);
}
