using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// Calculates a bill: line gross → comped portions → line discounts → the bill's discount, apportioned by the net of each line → service
/// charge → tax, once per rate. Tips and cash rounding belong to payments.
/// </summary>
public static class Calculation
{
    /// <summary>The bill with the amounts of its lines and its totals, from its lines, discounts and adjustment.</summary>
    public static Bill Calculated(this Bill bill, RestaurantSettings settings)
    {
        var lines = Discounted(bill.Lines, bill.Discount, settings.Rounding);
        bill = bill with { Lines = lines };
        return bill with { Totals = Totals(bill.Charged(settings), bill.Adjustment, settings) };
    }

    /// <summary>The lines of the bill with the rules of tax and service that hold for them on it.</summary>
    public static ImmutableArray<BillLine> Charged(this Bill bill, RestaurantSettings settings) => bill.ServiceWaiver is null ? bill.Lines :
    [
        .. bill.Lines.Select(line => line with
        {
            Charges = (line.Charges ?? settings.Charges) with { ServiceRate = 0, ServiceTaxRate = null },
        }),
    ];

    /// <summary>The amount that a discount takes off, at most the net.</summary>
    public static long Off(Discount? discount, long net, Rounding rounding) => discount switch
    {
        { Rate: { } rate } => Amounts.AtRate(net, rate, rounding),
        { Amount: { } amount } => Math.Min(amount, net),
        _ => 0,
    };

    private static ImmutableArray<BillLine> Discounted(ImmutableArray<BillLine> lines, Discount? discount, Rounding rounding)
    {
        if (lines.IsEmpty) return lines;
        var left = lines.Select(line => line.Charge - Off(line.Discount, line.Charge, rounding)).ToImmutableArray();
        var parts = Amounts.Apportion(Off(discount, left.Sum(), rounding), left);
        return [.. lines.Select((line, at) => (Line: line, Gross: line.Price * line.Quantity, Net: left[at] - parts[at]))
            .Select(sum => sum.Line with { Gross = sum.Gross, Off = sum.Gross - sum.Net, Net = sum.Net })];
    }

    /// <summary>What discounted lines come to together.</summary>
    public static BillTotals Totals(ImmutableArray<BillLine> lines, long adjustment, RestaurantSettings settings)
    {
        var (gross, net) = (lines.Sum(line => line.Gross), lines.Sum(line => line.Net));
        var served = lines.GroupBy(line => line.Charges ?? settings.Charges)
            .Select(group => (Charges: group.Key,
                Service: Amounts.AtRate(group.Sum(line => line.Net), group.Key.ServiceRate, settings.Rounding)))
            .ToImmutableArray();
        var service = served.Sum(group => group.Service);
        var taxed = lines
            .Select(line => (Rate: line.TaxRate, Within: (line.Charges ?? settings.Charges).PricesIncludeTax, Amount: line.Net))
            .Concat(served.Select(group => (Rate: group.Charges.ServiceTaxRate ?? 0, Within: group.Charges.PricesIncludeTax,
                Amount: group.Service)))
            .Where(part => part.Rate > 0).GroupBy(part => (part.Rate, part.Within))
            .Select(group => (group.Key.Within, Group: Group(group.Key.Rate, group.Key.Within, group.Sum(part => part.Amount), settings)))
            .ToImmutableArray();
        var onTop = taxed.Where(group => !group.Within).Sum(group => group.Group.Tax);
        // A split's rounding adjustment may be below 0, and the total is not.
        var total = Math.Max(0, net + service + adjustment + onTop);
        var taxes = ByRate(taxed.Select(group => group.Group));
        return new(gross, gross - net, net, service, taxes.Sum(group => group.Tax), taxes, total);
    }

    private static ImmutableArray<TaxGroup> ByRate(IEnumerable<TaxGroup> groups) =>
        [.. groups.GroupBy(group => group.Rate).OrderBy(rate => rate.Key)
            .Select(rate => new TaxGroup(rate.Key, rate.Sum(group => group.Base), rate.Sum(group => group.Tax)))];

    private static TaxGroup Group(int rate, bool within, long amount, RestaurantSettings settings)
    {
        if (!within) return new(rate, amount, Amounts.AtRate(amount, rate, settings.Rounding));
        var tax = Amounts.TaxWithin(amount, rate, settings.Rounding);
        return new(rate, amount - tax, tax);
    }
}
