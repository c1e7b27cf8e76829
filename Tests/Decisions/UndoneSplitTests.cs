using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>A split that is undone, wholly or in part, leaves nothing of itself behind.</summary>
public sealed class UndoneSplitTests
{
    private readonly TestRestaurant _house = new TestRestaurant().With(new(TaxRate: 50_000));

    [Fact]
    public void What_rounding_cost_a_split_goes_with_it()
    {
        var bill = Billed(333, 2);
        bill.Totals.Total.ShouldBe(699);
        _house.Do(Mia, new VoidBill(Split(bill).Id, "together"));
        Total(bill).ShouldBe(699);
        _house.Bill(bill.Id).Adjustment.ShouldBe(0);
    }

    [Fact]
    public void A_part_of_which_all_was_cancelled_is_a_split_undone()
    {
        var bill = Billed(333, 1, 1);
        Split(bill);
        var revision = _house.Bill(bill.Id).Revision;
        _house.Do(Mia, new SetItemStatus(bill.Lines[0].OrderId, bill.Lines[0].ItemId, ItemStatus.Cancelled, "gone", null));
        Total(bill).ShouldBe(350);
        _house.Bill(bill.Id).Revision.ShouldBe(revision + 1);
    }

    [Fact]
    public void The_parts_that_are_left_come_to_what_one_bill_of_them_would()
    {
        var bill = Billed(333, 3);
        var (second, third) = (Split(bill), Split(bill));
        (Total(bill) + Total(second) + Total(third)).ShouldBe(bill.Totals.Total);
        _house.Do(Mia, new VoidBill(third.Id, "together"));
        (Total(bill) + Total(second)).ShouldBe(bill.Totals.Total);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void An_amount_off_that_was_divided_is_whole_again(bool ofALine)
    {
        _house.With(new());
        var bill = Billed(500, 2);
        _house.Do(Mia, new DiscountBill(bill.Id, ofALine ? bill.Lines[0].ItemId : null, null, 100, "sorry"));
        var part = Split(bill);
        (Total(bill), Total(part)).ShouldBe((450, 450));
        _house.Do(Mia, new VoidBill(part.Id, "together"));
        Total(bill).ShouldBe(900);
    }

    [Fact]
    public void An_amount_off_the_bill_comes_back_from_a_part_that_is_empty()
    {
        _house.With(new());
        var bill = Billed(500, 1, 1);
        _house.Do(Mia, new DiscountBill(bill.Id, null, null, 100, "sorry"));
        Split(bill);
        _house.Do(Mia, new SetItemStatus(bill.Lines[0].OrderId, bill.Lines[0].ItemId, ItemStatus.Cancelled, "gone", null));
        Total(bill).ShouldBe(400);
    }

    [Fact]
    public void A_line_that_moved_as_a_whole_brings_its_discount_back()
    {
        _house.With(new());
        var bill = Billed(500, 1);
        _house.Placed(_house.Line("Soup"));
        _house.Do(Mia, new DiscountBill(bill.Id, bill.Lines[0].ItemId, 500_000, null, "sorry"));
        _house.Do(Mia, new VoidBill(Split(bill).Id, "together"));
        Total(bill).ShouldBe(250 + 700);
    }

    [Fact]
    public void What_has_its_discount_from_after_the_split_keeps_it_to_itself()
    {
        _house.With(new());
        var bill = Billed(500, 2);
        var part = Split(bill);
        _house.Do(Mia, new DiscountBill(part.Id, null, null, 100, "sorry"));
        _house.Do(Mia, new VoidBill(part.Id, "together"));
        Total(bill).ShouldBe(1000);
    }

    [Fact]
    public void Where_all_is_gone_that_stayed_the_part_has_no_rounding_any_more()
    {
        var bill = Billed(333, 2);
        var part = Split(bill);
        _house.Do(Mia, new SetItemStatus(bill.Lines[0].OrderId, bill.Lines[0].ItemId, ItemStatus.Cancelled, "gone", 1));
        (Total(bill) + Total(part)).ShouldBe(350);
    }

    private Bill Billed(long price, params int[] quantities)
    {
        _house.Do(Mia, new ChangeMenuItem { MenuItemId = _house.Dish("Beer").Id, Price = price });
        _house.Placed([.. quantities.Select(quantity => _house.Line("Beer", quantity))]);
        return _house.Billed();
    }

    private Bill Split(Bill bill) =>
        _house.Do(Cass, new SplitBill(bill.Id, SplitBy.Item, [[new(bill.Lines[0].ItemId, 1)]], null, [])).OfType<BillCreated>().Single()
            .Bill;

    private long Total(Bill bill) => _house.Bill(bill.Id).Totals.Total;
}
