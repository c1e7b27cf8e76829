using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>A manager takes the service charge off one bill, with its tax, and puts it back.</summary>
public sealed class ServiceTests
{
    private readonly TestRestaurant _restaurant =
        new TestRestaurant().With(new(TaxRate: 100_000, ServiceRate: 125_000, ServiceTaxRate: 200_000));

    [Fact]
    public void It_is_taken_off_with_its_tax_and_put_back()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak"));
        (bill.Totals.Service, bill.Totals.Total).ShouldBe((313, 2500 + 250 + 313 + 63));

        _restaurant.Do(Mia, new WaiveServiceCharge(bill.Id, Waived: true, "slow"));
        _restaurant.Bill(bill.Id).ShouldSatisfyAllConditions(
            it => (it.Totals.Service, it.Totals.Total).ShouldBe((0, 2750)),
            it => it.Totals.Taxes.ShouldBe([new TaxGroup(100_000, 2500, 250)]),
            it => it.ServiceWaiver.ShouldBe(new ServiceWaiver("slow", "mia")),
            it => (it.Revision, it.Status).ShouldBe((bill.Revision + 1, BillStatus.Open)));
        _restaurant.Do(Mia, new WaiveServiceCharge(bill.Id, Waived: true, "very slow")).ShouldBeEmpty();

        _restaurant.Do(Mia, new WaiveServiceCharge(bill.Id, Waived: false, null));
        _restaurant.Bill(bill.Id).Totals.ShouldBe(bill.Totals with { Taxes = _restaurant.Bill(bill.Id).Totals.Taxes });
    }

    [Fact]
    public void What_is_ordered_later_has_none_either_and_nor_have_the_parts_of_a_split()
    {
        var order = _restaurant.Placed(_restaurant.Line("Steak", 2));
        var bill = _restaurant.Billed();
        _restaurant.Do(Mia, new WaiveServiceCharge(bill.Id, Waived: true, "slow"));
        _restaurant.Placed(_restaurant.Line("Beer"));
        _restaurant.Bill(bill.Id).Totals.Total.ShouldBe(5940);

        var part = _restaurant.Do(Cass, new SplitBill(bill.Id, SplitBy.Item, [[new(order.Items[0].Id, 1)]], Ways: null, Amounts: []))
            .OfType<BillCreated>().Single().Bill;

        (part.Totals.Service, part.Totals.Total, _restaurant.Bill(bill.Id).Totals.Total).ShouldBe((0, 2750, 3190));
        _restaurant.Do(Mia, new VoidBill(part.Id, "together"));
        _restaurant.Bill(bill.Id).Totals.Total.ShouldBe(5940);
    }

    [Fact]
    public void A_manager_takes_it_off_with_a_reason_before_any_payment()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak"));
        _restaurant.Refuses(Cass, new WaiveServiceCharge(bill.Id, Waived: true, "slow"), RefusalCode.Forbidden);
        _restaurant.Refuses(Mia, new WaiveServiceCharge(bill.Id, Waived: true, " "), RefusalCode.RuleBroken);
        _restaurant.Refuses(Mia, new WaiveServiceCharge("no", Waived: true, "slow"), RefusalCode.NotFound);
        _restaurant.Pay(bill, 100);
        _restaurant.Refuses(Mia, new WaiveServiceCharge(bill.Id, Waived: true, "slow"), RefusalCode.BillClosed);
    }
}
