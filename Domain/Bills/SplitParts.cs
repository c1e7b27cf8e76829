using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// Keeps the bills of one split consistent afterwards: together they have the total that one bill would have, and a part that is voided or
/// emptied gives its discounts and its rounding back.
/// </summary>
internal static class SplitParts
{
    /// <summary>The bill with these lines, and with the discounts that parts of it had which are gone.</summary>
    public static Bill Joined(Bill bill, ImmutableArray<BillLine> lines, IReadOnlyCollection<Bill> gone)
    {
        var back = gone.Where(part => Whole(part) == Whole(bill)).ToImmutableArray();
        var known = bill.Lines.Concat(back.SelectMany(part => part.Lines)).ToLookup(line => line.ItemId);
        return bill with
        {
            Lines = [.. lines.Select(line => AsBilled(line, [.. known[line.ItemId]]))],
            Discount = Joined(bill.Discount, back.Select(part => part.Discount)),
        };
    }

    /// <summary>
    /// The changed bills, calculated. One bill of each split that they are part of bears the rounding difference of that split; it is added
    /// to the changed bills where it was not among them.
    /// </summary>
    public static IEnumerable<(Bill Bill, Bill Changed)> Balanced(
        Restaurant state, string sessionId, ImmutableArray<(Bill Bill, Bill Changed)> changed, ImmutableArray<Bill> voided)
    {
        var settings = state.Profile!.Settings;
        var touched = changed.Select(pair => pair.Bill).Concat(voided).Select(Whole).ToHashSet();
        var now = changed.ToDictionary(pair => pair.Bill.Id, pair =>
            Discounts.Limited(pair.Changed, settings.Rounding).Calculated(settings));
        foreach (var split in state.BillsOf(sessionId).Where(bill => touched.Contains(Whole(bill))).GroupBy(Whole))
        {
            var parts = split.Select(bill => now.GetValueOrDefault(bill.Id, bill)).ToImmutableArray();
            var rounding = Calculation.Totals([.. parts.SelectMany(part => part.Charged(settings))], 0, settings).Total
                - parts.Sum(part => part.Totals.Total);
            var bearer = parts.Where(part => part.IsRevisable && !part.Lines.IsEmpty).OrderByDescending(part => now.ContainsKey(part.Id))
                .ThenByDescending(part => part.Adjustment != 0).ThenByDescending(part => part.Totals.Total).FirstOrDefault();
            if (rounding != 0 && bearer is not null)
                now[bearer.Id] = bearer with { Adjustment = bearer.Adjustment + rounding };
        }
        return state.BillsOf(sessionId).Where(bill => now.ContainsKey(bill.Id)).Select(bill => (bill, now[bill.Id]));
    }

    private static string Whole(Bill bill) => bill.SplitFrom ?? bill.Id;

    // A line keeps what it was first billed at.
    private static BillLine AsBilled(BillLine line, ImmutableArray<BillLine> before) => before.IsEmpty ? line : line with
    {
        Discount = Joined(before[0].Discount, before.Skip(1).Select(part => part.Discount)),
        TaxRate = before[0].TaxRate, Taxes = before[0].Taxes, Dishes = before[0].Dishes, Charges = before[0].Charges ?? line.Charges,
    };

    // An amount was divided among the parts; what a part was given for itself stays its own.
    private static Discount? Joined(Discount? discount, IEnumerable<Discount?> parts) => discount is { Amount: { } amount }
        ? discount with { Amount = amount + parts.Where(part => part is { Amount: not null } && part with { Amount = amount } == discount)
            .Sum(part => part!.Amount) }
        : discount;
}
