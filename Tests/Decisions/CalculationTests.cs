using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class CalculationTests
{
    private static readonly Discount TenPercent = new(Rate: 100_000, Amount: null, "regulars", "mia");

    private static readonly ImmutableArray<BillLine> WorkedLines =
        [Line("a", 2, 24900, 50_000), Line("b", 1, 12550, 50_000), Line("c", 3, 3333, 180_000)];

    private static readonly RestaurantSettings WorkedHouse = new(ServiceRate: 50_000, ServiceTaxRate: 50_000, CashUnit: 100);

    [Fact]
    public void The_worked_bill_of_the_rules_of_the_house()
    {
        var bill = Of(WorkedLines, TenPercent).Calculated(WorkedHouse);

        bill.Lines.Select(line => line.Off).ShouldBe([4980, 1255, 1000]);
        var totals = bill.Totals;
        (totals.Gross, totals.Discount, totals.Net, totals.Service, totals.Tax).ShouldBe((72349, 7235, 65114, 3256, 2969 + 1620));
        totals.Taxes.ShouldBe([new TaxGroup(50_000, 59371, 2969), new TaxGroup(180_000, 8999, 1620)]);
        Amounts.Evenly(totals.Taxes[0].Tax, 2).ShouldBe([1485, 1484], "a tax that two authorities share");
        totals.Total.ShouldBe(72959);
        Amounts.ToCash(totals.Total, WorkedHouse).ShouldBe(73000);
    }

    [Fact]
    public void Tax_is_taken_once_per_rate_and_not_per_line() =>
        Of([Line("a", 1, 5, 100_000), Line("b", 1, 5, 100_000)])
            .Calculated(RestaurantSettings.Default).Totals.Tax.ShouldBe(1, "per line it would be 2");

    [Fact]
    public void Where_prices_include_tax_it_is_within_the_total()
    {
        var totals = Of([Line("a", 1, 999, 200_000)]).Calculated(new(PricesIncludeTax: true)).Totals;
        (totals.Total, totals.Tax, totals.Taxes[0].Base).ShouldBe((999, 167, 832));
        var even = Of([Line("a", 1, 999, 200_000)]).Calculated(new(PricesIncludeTax: true, Rounding: Rounding.HalfEven)).Totals;
        (even.Tax, even.Taxes[0].Base).ShouldBe((166, 833));
    }

    [Fact]
    public void A_service_charge_is_taxed_only_where_the_house_says_so()
    {
        var lines = ImmutableArray.Create(Line("a", 1, 1000, 100_000));
        Of(lines).Calculated(new(ServiceRate: 100_000)).Totals.ShouldSatisfyAllConditions(totals =>
            totals.Service.ShouldBe(100), totals => totals.Tax.ShouldBe(100));
        Of(lines).Calculated(new(ServiceRate: 100_000, ServiceTaxRate: 200_000)).Totals.Taxes.ShouldBe([new(100_000, 1000, 100),
            new(200_000, 100, 20)]);
    }

    [Fact]
    public void A_lines_discount_comes_before_the_bills()
    {
        var half = new Discount(Rate: null, Amount: 500, "cold", "mia");
        var bill = Of([Line("a", 1, 1000, 0) with { Discount = half }, Line("b", 1, 1000, 0)], TenPercent)
            .Calculated(RestaurantSettings.Default);
        bill.Lines.Select(line => line.Off).ShouldBe([550, 100]);
        bill.Totals.Total.ShouldBe(1350);
    }

    [Fact]
    public void An_amount_off_is_never_more_than_there_is() =>
        Of([Line("a", 1, 300, 0)], new Discount(null, 500, "sorry", "mia")).Calculated(RestaurantSettings.Default).Totals.Total.ShouldBe(0);

    internal static BillLine Line(string id, int quantity, long price, int rate) =>
        new()
        {
            OrderId = "o", OrderNumber = 1, ItemId = id, MenuItemId = id, Name = id, Quantity = quantity, Price = price, TaxRate = rate,
        };

    internal static Bill Of(ImmutableArray<BillLine> lines, Discount? discount = null) => new()
    {
        Id = "b", Party = new("t", 1, "s", null, null), Status = BillStatus.Open, Revision = 1, Follows = true, Lines = lines,
        Discount = discount, Times = new(default), Seq = 1,
    };
}
