using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// Calculates a bill: line gross → line discounts → the bill's discount, apportioned by the net of each line → service charge → tax, once
/// per rate. Tips and cash rounding belong to payments.
/// </summary>
public static class Calculation
{
    /// <summary>The bill with the amounts of its lines and its totals, from its lines, discounts and adjustment.</summary>
    public static Bill Calculated(this Bill bill, RestaurantSettings settings)
    {
        var lines = Discounted(bill.Lines, bill.Discount, settings.Rounding);
        return bill with { Lines = lines, Totals = Totals(lines, bill.Adjustment, settings) };
    }

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
        var gross = lines.Select(line => line.Price * line.Quantity).ToImmutableArray();
        var own = lines.Select((line, at) => Off(line.Discount, gross[at], rounding)).ToImmutableArray();
        var left = gross.Select((amount, at) => amount - own[at]).ToImmutableArray();
        var parts = Amounts.Apportion(Off(discount, left.Sum(), rounding), left);
        return [.. lines.Select((line, at) => line with { Gross = gross[at], Off = own[at] + parts[at], Net = left[at] - parts[at] })];
    }

    private static BillTotals Totals(ImmutableArray<BillLine> lines, long adjustment, RestaurantSettings settings)
    {
        var (gross, net) = (lines.Sum(line => line.Gross), lines.Sum(line => line.Net));
        var service = Amounts.AtRate(net, settings.ServiceRate, settings.Rounding);
        var taxes = Taxes(lines, service, settings);
        var tax = taxes.Sum(group => group.Tax);
        // A split's rounding adjustment may remain after its lines are gone, so the total is at least 0.
        var total = Math.Max(0, net + service + adjustment + (settings.PricesIncludeTax ? 0 : tax));
        return new(gross, gross - net, net, service, tax, taxes, total);
    }

    private static ImmutableArray<TaxGroup> Taxes(ImmutableArray<BillLine> lines, long service, RestaurantSettings settings)
    {
        var taxed = lines.Select(line => (Rate: line.TaxRate, Amount: line.Net))
            .Append((Rate: settings.ServiceTaxRate ?? 0, Amount: service));
        return [.. taxed.Where(part => part.Rate > 0).GroupBy(part => part.Rate).OrderBy(group => group.Key)
            .Select(group => Group(group.Key, group.Sum(part => part.Amount), settings))];
    }

    private static TaxGroup Group(int rate, long amount, RestaurantSettings settings)
    {
        if (!settings.PricesIncludeTax) return new(rate, amount, Amounts.AtRate(amount, rate, settings.Rounding));
        var tax = Amounts.TaxWithin(amount, rate, settings.Rounding);
        return new(rate, amount - tax, tax);
    }
}
