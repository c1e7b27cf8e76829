using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// Calculates a bill: line gross → comped portions → line discounts → the bill's discount, apportioned by the net of each line
/// → service charge → tax, once per name and rate. Tips and cash rounding belong to payments.
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
        return [.. lines.Select((line, at) => (Line: line, Gross: line.PriceOf(line.Quantity), Net: left[at] - parts[at]))
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
            .SelectMany(line => Taxed(line, (line.Charges ?? settings.Charges).PricesIncludeTax))
            .Concat(served.Select(group => new TaxPart(
                [new("", group.Charges.ServiceTaxRate ?? 0)], group.Charges.PricesIncludeTax, group.Service)))
            .ToLookup(part => part.Within);
        var onTop = OnTop(taxed[false], settings.Rounding);
        // A split's rounding adjustment may be below 0, and the total is not.
        var total = Math.Max(0, net + service + adjustment + onTop.Sum(group => group.Tax));
        var taxes = ByRate([.. onTop, .. Within(taxed[true], settings.Rounding)]);
        return new(gross, gross - net, net, service, taxes.Sum(group => group.Tax), taxes, total);
    }

    // An amount, and the taxes on it: within it or on top.
    private sealed record TaxPart(ImmutableArray<NamedTax> Taxes, bool Within, long Amount);

    // The dishes of a set menu bear its net by their prices, each at its own rate, to the last minor unit.
    private static IEnumerable<TaxPart> Taxed(BillLine line, bool within)
    {
        if (line.Dishes is not { } dishes) return [new(line.Taxes ?? [new("", line.TaxRate)], within, line.Net)];
        var amounts = Amounts.Apportion(line.Net, [.. dishes.Select(dish => dish.Price)]);
        return dishes.Zip(amounts, (dish, amount) => new TaxPart(dish.Taxes ?? [new("", dish.TaxRate)], within, amount));
    }

    private static ImmutableArray<TaxGroup> OnTop(IEnumerable<TaxPart> parts, Rounding rounding) =>
    [
        .. parts.SelectMany(part => part.Taxes, (part, tax) => (Tax: tax, part.Amount)).GroupBy(part => part.Tax, part => part.Amount)
            .Select(group => Group(group.Key, group.Sum(), Amounts.AtRate(group.Sum(), group.Key.Rate, rounding))),
    ];

    // What has the same taxes is taxed at their rates together, and each gets its part.
    private static IEnumerable<TaxGroup> Within(IEnumerable<TaxPart> parts, Rounding rounding)
    {
        foreach (var same in parts.GroupBy(part => string.Join('\n', part.Taxes)))
        {
            var (taxes, amount) = (same.First().Taxes, same.Sum(part => part.Amount));
            var tax = Amounts.TaxWithin(amount, taxes.Sum(one => one.Rate), rounding);
            var each = Amounts.Apportion(tax, [.. taxes.Select(one => (long)one.Rate)]);
            foreach (var (at, one) in taxes.Index()) yield return Group(one, amount - tax, each[at]);
        }
    }

    private static TaxGroup Group(NamedTax tax, long amount, long due) =>
        new(tax.Rate, amount, due) { Name = tax.Name is "" ? null : tax.Name };

    private static ImmutableArray<TaxGroup> ByRate(IEnumerable<TaxGroup> groups) =>
    [
        .. groups.Where(group => group.Rate > 0).GroupBy(group => (group.Rate, group.Name))
            .OrderBy(rate => rate.Key.Rate).ThenBy(rate => rate.Key.Name, StringComparer.Ordinal)
            .Select(rate => rate.First() with { Base = rate.Sum(group => group.Base), Tax = rate.Sum(group => group.Tax) }),
    ];
}
