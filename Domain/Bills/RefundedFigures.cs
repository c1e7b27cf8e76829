using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// What a refund gives back of the figures of a bill that was paid in full. All refunds of the bill together give back exactly its figures
/// once nothing of its total is left.
/// </summary>
/// <param name="Items">The portions on the bill, if the refund gives back the last of its total; else 0.</param>
/// <param name="Net">Of <see cref="BillTotals.Net"/>; likewise the others.</param>
/// <param name="Taxes">One entry for each rate of which it gives something back.</param>
public sealed record RefundedFigures(int Items, long Net, long Service, ImmutableArray<TaxGroup> Taxes)
{
    public long Tax => Taxes.Sum(group => group.Tax);

    /// <returns>Null where the bill was not paid in full: its figures do not count yet.</returns>
    /// <param name="before">The bill before the refund.</param>
    /// <param name="applied">What is paid of its total after the refund.</param>
    public static RefundedFigures? Of(Bill before, long applied, Rounding rounding)
    {
        var (totals, total) = (before.Totals, before.Totals.Total);
        if (!before.IsSettled || total == 0) return null;
        return new(
            before.Applied > 0 && applied == 0 ? before.Lines.Sum(line => line.Quantity) : 0, Part(totals.Net), Part(totals.Service),
            [.. totals.Taxes.Select(group => group with { Base = Part(group.Base), Tax = Part(group.Tax) })
                .Where(group => group.Base != 0 || group.Tax != 0)]);

        // The part of all that was given back, less the part that was given back before: so nothing is lost by rounding.
        long Part(long figure) => Amounts.Share(figure, total - applied, total, rounding)
            - Amounts.Share(figure, total - before.Applied, total, rounding);
    }
}
