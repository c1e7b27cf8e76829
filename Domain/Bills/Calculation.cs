using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// What a bill comes to: line gross → line discounts → the bill's discount, apportioned by what is left of each line → service charge →
/// tax, once per rate. Tips and cash rounding are the payment's (domain.md, "Order of calculation").
/// </summary>
public static class Calculation
{
    /// <summary>The bill with the amounts of its lines and its totals, from its lines, discounts and adjustment.</summary>
    public static Bill Calculated(this Bill bill, RestaurantSettings house)
    {
        var lines = Discounted(bill.Lines, bill.Discount, house.Rounding);
        return bill with { Lines = lines, Totals = Totals(lines, bill.Adjustment, house) };
    }

    /// <summary>What a discount takes off; never more than there is.</summary>
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

    private static BillTotals Totals(ImmutableArray<BillLine> lines, long adjustment, RestaurantSettings house)
    {
        var (gross, net) = (lines.Sum(line => line.Gross), lines.Sum(line => line.Net));
        var service = Amounts.AtRate(net, house.ServiceRate, house.Rounding);
        var taxes = Taxes(lines, service, house);
        var tax = taxes.Sum(group => group.Tax);
        // What splitting left over may outlive the lines that it came of.
        var total = Math.Max(0, net + service + adjustment + (house.PricesIncludeTax ? 0 : tax));
        return new(gross, gross - net, net, service, tax, taxes, total);
    }

    private static ImmutableArray<TaxGroup> Taxes(ImmutableArray<BillLine> lines, long service, RestaurantSettings house)
    {
        var taxed = lines.Select(line => (Rate: line.TaxRate, Amount: line.Net)).Append((Rate: house.ServiceTaxRate ?? 0, Amount: service));
        return [.. taxed.Where(part => part.Rate > 0).GroupBy(part => part.Rate).OrderBy(group => group.Key)
            .Select(group => Group(group.Key, group.Sum(part => part.Amount), house))];
    }

    private static TaxGroup Group(int rate, long amount, RestaurantSettings house)
    {
        if (!house.PricesIncludeTax) return new(rate, amount, Amounts.AtRate(amount, rate, house.Rounding));
        var tax = Amounts.TaxWithin(amount, rate, house.Rounding);
        return new(rate, amount - tax, tax);
    }
}
