using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>Without a manager all discounts of a bill together take off at most the limit, also of what is left on it later.</summary>
public sealed class DiscountTests
{
    private readonly TestRestaurant _house = new();

    [Fact]
    public void Discounts_of_lines_and_bill_have_one_limit_together()
    {
        var bill = Billed(10_000);
        _house.Do(Will, Of(bill, bill.Lines[0].ItemId, 100_000));
        _house.Refuses(Will, Of(bill, null, 100_000), RefusalCode.Forbidden);
        Total(bill).ShouldBe(9000);
        _house.Do(Mia, Of(bill, null, 100_000));
        Total(bill).ShouldBe(8100);
    }

    [Fact]
    public void The_other_way_round_it_is_the_same()
    {
        var bill = Billed(10_000);
        _house.Do(Will, Of(bill, null, 100_000));
        _house.Refuses(Will, Of(bill, bill.Lines[0].ItemId, 100_000), RefusalCode.Forbidden);
        _house.Do(Will, Of(bill, null, 0));
        _house.Do(Will, Of(bill, bill.Lines[0].ItemId, 100_000));
    }

    [Fact]
    public void Of_two_lines_one_may_have_what_the_other_has_not()
    {
        var bill = Billed(5000, 5000);
        _house.Do(Will, Of(bill, bill.Lines[0].ItemId, 100_000));
        _house.Do(Will, Of(bill, null, 50_000));
        Total(bill).ShouldBe(10_000 - 500 - 475);
    }

    [Fact]
    public void An_amount_off_goes_down_with_what_is_there()
    {
        var bill = Billed(9000, 1000);
        _house.Do(Will, Of(bill, null, null, 1000));
        Cancel(bill.Lines[0], 1);
        Total(bill).ShouldBe(900);
        _house.Refuses(Will, Of(bill, null, null, 101), RefusalCode.Forbidden);
    }

    [Fact]
    public void A_rate_off_the_bill_goes_down_where_the_line_that_had_none_goes()
    {
        var bill = Billed(5000, 5000);
        _house.Do(Will, Of(bill, bill.Lines[0].ItemId, 100_000));
        _house.Do(Will, Of(bill, null, 50_000));
        Cancel(bill.Lines[1], 1);
        Total(bill).ShouldBe(4500);
    }

    [Fact]
    public void An_amount_off_a_line_goes_down_with_the_line()
    {
        _house.Do(Mia, new ChangeMenuItem { MenuItemId = _house.Dish("Beer").Id, Price = 1000 });
        _house.Placed(_house.Line("Beer", 10));
        var bill = _house.Billed();
        _house.Do(Will, Of(bill, bill.Lines[0].ItemId, null, 1000));
        Cancel(bill.Lines[0], 9);
        Total(bill).ShouldBe(900);
    }

    [Fact]
    public void What_a_manager_gave_stays_as_it_is()
    {
        var bill = Billed(9000, 1000);
        _house.Do(Mia, Of(bill, null, null, 800));
        Cancel(bill.Lines[0], 1);
        Total(bill).ShouldBe(200);
    }

    private Bill Billed(long price, long? other = null)
    {
        _house.Do(Mia, new ChangeMenuItem { MenuItemId = _house.Dish("Beer").Id, Price = price });
        _house.Do(Mia, new ChangeMenuItem { MenuItemId = _house.Dish("Chop").Id, Price = other ?? 0 });
        _house.Placed(other is null ? [_house.Line("Beer")] : [_house.Line("Beer"), _house.Line("Chop")]);
        return _house.Billed();
    }

    private static DiscountBill Of(Bill bill, string? itemId, int? rate, long? amount = null) => new(bill.Id, itemId, rate, amount, "nice");

    private void Cancel(BillLine line, int quantity) =>
        _house.Do(Mia, new SetItemStatus(line.OrderId, line.ItemId, ItemStatus.Cancelled, "gone", quantity));

    private long Total(Bill bill) => _house.Bill(bill.Id).Totals.Total;
}
