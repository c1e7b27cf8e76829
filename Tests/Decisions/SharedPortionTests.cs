using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>Parts of one portion are on several bills, as when guests share a bottle.</summary>
public sealed class SharedPortionTests
{
    private static readonly PortionPart Half = new(1, 2), Third = new(1, 3);

    private readonly TestRestaurant _restaurant = new TestRestaurant().With(new(TaxRate: 100_000, ServiceRate: 50_000));

    [Fact]
    public void Half_a_portion_goes_onto_another_bill_and_both_halves_cost_what_it_costs()
    {
        var bill = Billed(333);
        var half = Split(bill, Half).Single();
        Lines(half).ShouldBe([(0, Half, 166)]);
        Lines(Now(bill)).ShouldBe([(0, Half, 167)]);
        (Now(bill).Totals.Total + half.Totals.Total).ShouldBe(bill.Totals.Total);
        (Now(bill).Lines[0].Quantity + half.Lines[0].Quantity).ShouldBe(1, "it counts once");
    }

    [Fact]
    public void Of_several_portions_the_others_stay_whole()
    {
        var bill = Billed(333, 3);
        var part = Split(bill, new PortionPart(2, 5), quantity: 1).Single();
        Lines(part).ShouldBe([(1, new(2, 5), 333 + 133)]);
        Lines(Now(bill)).ShouldBe([(1, new(3, 5), 333 + 200)]);
        (Now(bill).Totals.Total + part.Totals.Total).ShouldBe(bill.Totals.Total);
    }

    [Fact]
    public void Three_share_one_in_thirds_to_the_last_minor_unit()
    {
        var bill = Billed(1000);
        var parts = Split(bill, Third, Third);
        new[] { Now(bill), parts[0], parts[1] }.Select(one => one.Lines.Single().Gross).ShouldBe([334, 333, 333], ignoreOrder: true);
        (Now(bill).Totals.Total + parts.Sum(part => part.Totals.Total)).ShouldBe(bill.Totals.Total);
    }

    [Fact]
    public void A_part_of_a_part_and_what_is_left_of_it_move_as_well()
    {
        var bill = Billed(1000);
        var half = Split(bill, Half).Single();
        var quarter = Split(half, new PortionPart(1, 4)).Single();
        Lines(quarter).ShouldBe([(0, new(1, 4), 250)]);
        _restaurant.Placed(_restaurant.Line("Soup"));
        Lines(Split(Now(bill), Half).Single()).ShouldBe([(0, Half, 500)]);
        Now(bill).Lines.Single().Name.ShouldBe("Soup");
    }

    [Fact]
    public void A_part_whose_bill_is_voided_goes_back_without_loss()
    {
        var bill = Billed(1000);
        var parts = Split(bill, Third, new PortionPart(2, 7));
        foreach (var part in parts) _restaurant.Do(Mia, new VoidBill(part.Id, "together"));
        Now(bill).Lines.ShouldBe(bill.Lines);
        (Now(bill).Totals.Total, Now(bill).Adjustment).ShouldBe((bill.Totals.Total, 0));
    }

    [Fact]
    public void A_portion_of_which_a_part_was_refunded_is_not_comped_but_its_other_parts_can_be_discounted()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Beer"));
        var half = Split(bill, Half).Single();
        var order = _restaurant.Order(bill.Lines[0].OrderId);
        var payment = _restaurant.Pay(half, half.Totals.Total);
        _restaurant.Do(Mia, new RefundPayment(half.Id, payment.Id, half.Totals.Total, "cold"));
        var comp = new ReturnItem(order.Id, order.Items[0].Id, ReturnRemedy.Comp, "cold", null, Restock: false);

        _restaurant.Refuses(Mia, comp, RefusalCode.RuleBroken).Sentence.ShouldContain("refunded on bill");
        _restaurant.Do(Mia, new DiscountBill(bill.Id, null, Amounts.Whole, null, "cold"));
        _restaurant.Do(Mia, new IssueBill(bill.Id));
        Now(bill).Status.ShouldBe(BillStatus.Paid);
    }

    [Fact]
    public void What_is_left_of_a_portion_is_billed_again_when_its_bill_is_voided()
    {
        var bill = Billed(333);
        var half = Split(bill, Half).Single();
        _restaurant.Do(Mia, new VoidBill(bill.Id, "wrong name"));
        var again = _restaurant.Billed();
        Lines(again).ShouldBe([(0, Half, 167)]);
        (again.Lines[0].Quantity + half.Lines[0].Quantity).ShouldBe(1);
    }

    [Fact]
    public void A_portion_that_is_cancelled_is_cancelled_on_both_bills()
    {
        var bill = Billed(333, 2);
        var half = Split(bill, Half).Single();
        Cancel(bill, 1);
        (Lines(Now(bill)).Single(), Lines(Now(half)).Single()).ShouldBe(((0, Half, 167), (0, Half, 166)));
        Cancel(bill, 1);
        (Now(bill).Lines.IsEmpty, Now(half).Lines.IsEmpty, Now(bill).Totals.Total + Now(half).Totals.Total).ShouldBe((true, true, 0));
    }

    [Fact]
    public void A_portion_that_is_comped_is_whole_again_and_free()
    {
        var bill = Billed(333);
        var half = Split(bill, Half).Single();
        Serve(bill);
        _restaurant.Do(Mia, new ReturnItem(
            bill.Lines[0].OrderId, bill.Lines[0].ItemId, ReturnRemedy.Comp, "corked", Quantity: null, Restock: false));
        Lines(Now(bill)).ShouldBe([(1, null, 333)]);
        Now(bill).Lines[0].Comped.ShouldBe(1);
        (Now(bill).Totals.Total, Now(half).Lines.IsEmpty).ShouldBe((0, true));
    }

    [Fact]
    public void An_order_is_paid_when_all_parts_are_and_the_portion_counts_once()
    {
        var bill = Billed(1000);
        var parts = Split(bill, Third, Third);
        Serve(bill);
        foreach (var part in parts) _restaurant.Pay(part, Now(part).Due);
        _restaurant.Order(bill.Lines[0].OrderId).PaymentState.ShouldBe(PaymentState.PartPaid);
        _restaurant.Refuses(
            Mia, new ReturnItem(bill.Lines[0].OrderId, bill.Lines[0].ItemId, ReturnRemedy.Comp, "corked", null, false),
            RefusalCode.BillClosed);
        _restaurant.Pay(bill, Now(bill).Due);

        _restaurant.Order(bill.Lines[0].OrderId)
            .ShouldSatisfyAllConditions(it => it.PaymentState.ShouldBe(PaymentState.Paid), it => it.Status.ShouldBe(OrderStatus.Completed));
        var report = _restaurant.State.Today.Report();
        (report.Totals.Items, report.Totals.Gross, report.TopItems.Single().Quantity).ShouldBe((1, 1000, 1));
    }

    [Fact]
    public void A_discount_is_divided_as_the_portion_is()
    {
        var bill = Billed(1000);
        _restaurant.Do(Mia, new DiscountBill(bill.Id, bill.Lines[0].ItemId, null, 100, "sorry"));
        var whole = Now(bill);
        var quarter = Split(bill, new PortionPart(1, 4)).Single();
        (quarter.Totals.Net, Now(bill).Totals.Net).ShouldBe((225, 675));
        (Now(bill).Totals.Total + quarter.Totals.Total).ShouldBe(whole.Totals.Total);
        _restaurant.Do(Mia, new VoidBill(quarter.Id, "together"));
        Now(bill).Totals.Total.ShouldBe(whole.Totals.Total);
    }

    [Fact]
    public void By_seat_a_part_stays_with_its_line()
    {
        _restaurant.Placed(_restaurant.Line("Beer") with { Seat = 1 }, _restaurant.Line("Soup") with { Seat = 2 });
        var bill = _restaurant.Billed();
        Split(bill, Half);
        _restaurant.Placed(_restaurant.Line("Cake"));
        var parts = _restaurant.Do(Cass, new SplitBill(bill.Id, SplitBy.Seat, [], null, [])).OfType<BillCreated>()
            .Select(created => created.Bill);
        parts.Select(part => part.Lines.Single()).Select(line => (line.Name, line.Part)).ShouldBe([("Beer", Half), ("Soup", null)]);
    }

    [Theory]
    [InlineData(0, 2), InlineData(2, 2), InlineData(3, 2), InlineData(-1, 2), InlineData(1, 0), InlineData(1, 1), InlineData(1, 11)]
    [InlineData(1, -2), InlineData(1, int.MaxValue)]
    public void What_is_no_part_is_refused(int parts, int of)
    {
        var bill = Billed(1000, 2);
        _restaurant.Refuses(Cass, Splitting(bill, 0, new PortionPart(parts, of)), RefusalCode.RuleBroken);
    }

    [Fact]
    public void No_more_than_is_there_moves_and_nothing_of_what_is_free()
    {
        var bill = Billed(1000);
        _restaurant.Refuses(Cass, Splitting(bill, 1, Half), RefusalCode.RuleBroken);
        _restaurant.Refuses(Cass, Splitting(bill, -1, Half), RefusalCode.RuleBroken);
        Split(bill, Half);
        _restaurant.Refuses(Cass, Splitting(bill, 0, new PortionPart(2, 3)), RefusalCode.RuleBroken);
        Serve(bill);
        _restaurant.Do(Mia, new ReturnItem(bill.Lines[0].OrderId, bill.Lines[0].ItemId, ReturnRemedy.Comp, "corked", null, false));
        _restaurant.Placed(_restaurant.Line("Soup"));
        _restaurant.Refuses(Cass, Splitting(bill, 0, Half), RefusalCode.RuleBroken).Sentence.ShouldContain("free");
    }

    private Bill Billed(long price, int quantity = 1)
    {
        _restaurant.Do(Mia, new ChangeMenuItem { MenuItemId = _restaurant.Dish("Beer").Id, Price = price });
        _restaurant.Placed(_restaurant.Line("Beer", quantity));
        return _restaurant.Billed();
    }

    private Bill Now(Bill bill) => _restaurant.Bill(bill.Id);

    private Bill[] Split(Bill bill, params PortionPart[] parts) =>
        Split(new SplitBill(bill.Id, SplitBy.Item, [.. parts.Select(part => Items(bill, 0, part))], null, []));

    private Bill[] Split(Bill bill, PortionPart part, int quantity) => Split(Splitting(bill, quantity, part));

    private Bill[] Split(SplitBill command) =>
        [.. _restaurant.Do(Cass, command).OfType<BillCreated>().Select(created => Now(created.Bill))];

    private static SplitBill Splitting(Bill bill, int quantity, PortionPart part) =>
        new(bill.Id, SplitBy.Item, [Items(bill, quantity, part)], null, []);

    private static System.Collections.Immutable.ImmutableArray<SplitItem> Items(Bill bill, int quantity, PortionPart part) =>
        [new(bill.Lines[0].ItemId, quantity, part)];

    private static (int Portions, PortionPart? Part, long Gross)[] Lines(Bill bill) =>
        [.. bill.Lines.Select(line => (line.WholePortions, line.Part, line.Gross))];

    private void Cancel(Bill bill, int quantity)
    {
        var order = _restaurant.Order(bill.Lines[0].OrderId);
        var item = order.Items.First(item => item.IsActive);
        _restaurant.Do(Mia, new SetItemStatus(order.Id, item.Id, ItemStatus.Cancelled, "gone", quantity));
    }

    private void Serve(Bill bill)
    {
        var order = _restaurant.Order(bill.Lines[0].OrderId);
        _restaurant.Bumped(Eve, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
    }
}
