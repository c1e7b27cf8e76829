using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class SplitTests
{
    private readonly TestRestaurant _house = new TestRestaurant().With(new(TaxRate: 100_000, ServiceRate: 50_000));

    [Fact]
    public void By_item_part_of_a_line_goes_onto_a_bill_of_its_own_and_together_they_are_the_whole()
    {
        _house.Placed(_house.Line("Steak", 3), _house.Line("Beer"));
        var bill = _house.Billed();
        var events = _house.Do(Cass, ByItem(bill, [(bill.Lines[0].ItemId, 2)]));
        var part = events.OfType<BillCreated>().Single().Bill;
        part.Lines.ShouldHaveSingleItem().Quantity.ShouldBe(2);
        _house.Bill(bill.Id)
            .ShouldSatisfyAllConditions(it => it.Revision.ShouldBe(2), it => it.Lines.Sum(line => line.Quantity).ShouldBe(2));
        (_house.Bill(bill.Id).Totals.Total + part.Totals.Total).ShouldBe(bill.Totals.Total);
    }

    [Fact]
    public void A_part_keeps_what_it_got_and_new_lines_go_onto_the_first()
    {
        var order = _house.Placed(_house.Line("Steak", 3), _house.Line("Beer"));
        var bill = _house.Billed();
        var part = _house.Do(Cass, ByItem(bill, [(bill.Lines[0].ItemId, 2)])).OfType<BillCreated>().Single().Bill;
        _house.Do(Will, new AddLines(order.Id, [_house.Line("Soup")])).OfType<BillStatusChanged>().Single().Bill.Id.ShouldBe(bill.Id);
        _house.Set(Will, order, "Steak", ItemStatus.Cancelled, quantity: 2);
        _house.Bill(part.Id).Lines.Single().Quantity.ShouldBe(1, "the first bill keeps none of what is left");
        _house.Bill(bill.Id).Lines.Select(line => line.Name).ShouldBe(["Beer", "Soup"], ignoreOrder: true);
    }

    [Fact]
    public void What_is_voided_of_a_part_comes_back_onto_the_first()
    {
        _house.Placed(_house.Line("Steak", 3));
        var bill = _house.Billed();
        var part = _house.Do(Cass, ByItem(bill, [(bill.Lines[0].ItemId, 2)])).OfType<BillCreated>().Single().Bill;
        _house.Do(Mia, new VoidBill(part.Id, "together after all"));
        _house.Bill(bill.Id).Lines.Single().Quantity.ShouldBe(3);
    }

    [Fact]
    public void By_seat_everybody_gets_what_was_ordered_for_them()
    {
        _house.Placed(_house.Line("Steak") with { Seat = 1 }, _house.Line("Beer") with { Seat = 2 }, _house.Line("Soup"));
        var bill = _house.Billed();
        _house.Do(Cass, new SplitBill(bill.Id, SplitBy.Seat, [], null, [])).OfType<BillCreated>().Select(it => it.Bill.Lines.Single().Name)
            .ShouldBe(["Steak", "Beer"]);
        _house.Bill(bill.Id).Lines.Single().Name.ShouldBe("Soup");
        _house.State.Bills.Values.Sum(part => part.Totals.Total).ShouldBe(bill.Totals.Total);
    }

    [Fact]
    public void By_seat_needs_two_of_them()
    {
        _house.Placed(_house.Line("Steak") with { Seat = 1 }, _house.Line("Beer") with { Seat = 1 });
        _house.Refuses(Cass, new SplitBill(_house.Billed().Id, SplitBy.Seat, [], null, []), RefusalCode.RuleBroken);
    }

    [Fact]
    public void Evenly_and_by_amount_divide_the_payment_of_one_bill()
    {
        _house.Placed(_house.Line("Steak"), _house.Line("Beer"));
        var bill = _house.Billed();
        _house.Do(Cass, new SplitBill(bill.Id, SplitBy.Evenly, [], 3, []));
        var shares = _house.Bill(bill.Id).Shares;
        shares.Select(share => share.Amount).ShouldBe(Amounts.Evenly(bill.Totals.Total, 3));
        _house.Refuses(Cass, _house.Paying(bill, shares[0].Amount + 1) with { Share = 1 }, RefusalCode.Overpayment);
        _house.Refuses(Cass, _house.Paying(bill, 1) with { Share = 4 }, RefusalCode.NotFound);
        foreach (var share in shares) _house.Do(Cass, _house.Paying(bill, share.Amount) with { Share = share.Number });
        _house.Bill(bill.Id)
            .ShouldSatisfyAllConditions(it =>
            it.Status.ShouldBe(BillStatus.Paid), it => it.Shares.ShouldAllBe(share => share.Paid == share.Amount));
        _house.Refuses(Cass, new SplitBill(bill.Id, SplitBy.Evenly, [], 2, []), RefusalCode.BillClosed);
    }

    [Fact]
    public void There_is_no_share_of_nothing()
    {
        _house.With(new());
        _house.Do(Mia, new Domain.Menu.ChangeMenuItem { MenuItemId = _house.Dish("Beer").Id, Price = 2 });
        _house.Placed(_house.Line("Beer"));
        var bill = _house.Billed();
        _house.Refuses(Cass, new SplitBill(bill.Id, SplitBy.Evenly, [], 4, []), RefusalCode.RuleBroken).Sentence.ShouldContain("2");
        _house.Do(Cass, new SplitBill(bill.Id, SplitBy.Evenly, [], 2, []));
        _house.Bill(bill.Id).Shares.ShouldAllBe(share => share.Amount == 1);
    }

    [Fact]
    public void Shares_add_up_to_what_is_due()
    {
        _house.Placed(_house.Line("Steak"));
        var bill = _house.Issued();
        _house.Pay(bill, 1000);
        var due = _house.Bill(bill.Id).Due;
        _house.Refuses(Cass, new SplitBill(bill.Id, SplitBy.Amount, [], null, [due - 1, 2]), RefusalCode.RuleBroken);
        _house.Refuses(Cass, new SplitBill(bill.Id, SplitBy.Amount, [], null, [due]), RefusalCode.RuleBroken);
        _house.Do(Cass, new SplitBill(bill.Id, SplitBy.Amount, [], null, [due - 1, 1]));
        _house.Bill(bill.Id).Shares.Sum(share => share.Amount).ShouldBe(due);
    }

    [Fact]
    public void After_a_payment_only_what_is_unpaid_may_move()
    {
        _house.Placed(_house.Line("Steak"), _house.Line("Beer"));
        var bill = _house.Issued();
        _house.Pay(bill, 2500);
        _house.Refuses(Cass, ByItem(bill, [(bill.Lines[0].ItemId, 1)]), RefusalCode.RuleBroken);
        var events = _house.Do(Cass, ByItem(bill, [(bill.Lines[1].ItemId, 1)]));
        events.OfType<BillStatusChanged>()
            .Single().Bill.ShouldSatisfyAllConditions(it => it.Status.ShouldBe(BillStatus.PartiallyPaid), it => it.Revision.ShouldBe(2));
        var rest = _house.Bill(bill.Id);
        _house.Pay(rest, rest.Due);
        var part = events.OfType<BillCreated>().Single().Bill;
        (rest.Totals.Total + part.Totals.Total).ShouldBe(bill.Totals.Total);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        _house.Placed(_house.Line("Steak", 2));
        var bill = _house.Billed();
        var steak = bill.Lines[0].ItemId;
        _house.Refuses(Gus, ByItem(bill, [(steak, 1)]), RefusalCode.Forbidden);
        _house.Refuses(Cass, ByItem(bill, [(steak, 2)]), RefusalCode.RuleBroken).Sentence.ShouldContain("stay");
        _house.Refuses(Cass, ByItem(bill, [(steak, 3)]), RefusalCode.RuleBroken);
        _house.Refuses(Cass, ByItem(bill, [(steak, 0)]), RefusalCode.RuleBroken);
        _house.Refuses(Cass, ByItem(bill, [(steak, 1), (steak, 1)]), RefusalCode.RuleBroken);
        _house.Refuses(Cass, ByItem(bill, [("no", 1)]), RefusalCode.NotFound);
        _house.Refuses(Cass, ByItem(bill, []), RefusalCode.RuleBroken);
        _house.Refuses(Cass, new SplitBill(bill.Id, SplitBy.Evenly, [], 51, []), RefusalCode.RuleBroken);
        _house.Refuses(Cass, new SplitBill(bill.Id, SplitBy.Evenly, [], null, []), RefusalCode.RuleBroken);
    }

    private static SplitBill ByItem(Bill bill, (string Item, int Quantity)[] part) =>
        new(bill.Id, SplitBy.Item, [[.. part.Select(item => new SplitItem(item.Item, item.Quantity))]], null, []);
}
