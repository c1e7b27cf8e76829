using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// What a refund gives back of the figures of a bill that was paid in full: its part of what earlier refunds have left of them. So net,
/// service and taxes on top of the prices add up to the amount that goes back, and all refunds of a bill together to the bill's figures.
/// </summary>
/// <param name="Items">The portions on the bill, if the refund gives back the last of its total; else 0.</param>
/// <param name="Net">Of <see cref="BillTotals.Net"/>; likewise the others.</param>
/// <param name="Taxes">One entry for each rate of which it gives something back.</param>
public sealed record RefundedFigures(int Items, long Net, long Service, ImmutableArray<TaxGroup> Taxes)
{
    public long Tax => Taxes.Sum(group => group.Tax);

    private static readonly RefundedFigures None = new(0, 0, 0, []);

    /// <returns>Null where the bill was not paid in full: its figures do not count yet.</returns>
    /// <param name="before">The bill before the refund.</param>
    /// <param name="applied">What is paid of its total after the refund.</param>
    public static RefundedFigures? Of(Bill before, long applied, Rounding rounding)
    {
        if (!before.IsSettled || before.Totals.Total == 0) return null;
        var back = before.Applied - applied;
        return back == 0 ? None : applied == 0 ? Left(before) : Left(before).Part(back, before, rounding);
    }

    private static RefundedFigures Left(Bill bill)
    {
        RefundedFigures[] given =
        [
            .. bill.Payments.Skip(bill.PaymentsBefore).SelectMany(payment => payment.Refunds).Select(refund => refund.Figures)
                .OfType<RefundedFigures>(),
        ];
        return new(
            bill.Lines.Sum(line => line.Quantity), bill.Totals.Net - given.Sum(figures => figures.Net),
            bill.Totals.Service - given.Sum(figures => figures.Service), [.. bill.Totals.Taxes.Select(Left)]);

        TaxGroup Left(TaxGroup group)
        {
            var back = given.SelectMany(figures => figures.Taxes).Where(tax => (tax.Name, tax.Rate) == (group.Name, group.Rate)).ToArray();
            return group with { Base = group.Base - back.Sum(tax => tax.Base), Tax = group.Tax - back.Sum(tax => tax.Tax) };
        }
    }

    // Net, service and the taxes on top of the prices are the amount that goes back, to the last unit.
    private RefundedFigures Part(long back, Bill bill, Rounding rounding)
    {
        // What a split rounded is neither net nor service nor tax: it goes back with them.
        var (totals, onTop) = (bill.Totals, bill.Totals.Total - bill.Totals.Net - bill.Totals.Service - bill.Adjustment);
        var parts = Amounts.Apportion(back, [Net, Service, onTop == 0 ? 0 : Amounts.Share(Tax, onTop, totals.Tax, rounding)]);
        var tax = onTop == 0 ? Of(Tax) : Math.Min(Tax, Amounts.Share(parts[2], totals.Tax, onTop, rounding));
        var taxes = Taxes.IsEmpty ? [] : Amounts.Apportion(tax, [.. Taxes.Select(group => group.Tax)]);
        return new(
            Items: 0, parts[0], parts[1],
            [.. Taxes.Zip(taxes, (group, part) => group with { Base = Of(group.Base), Tax = part })
                .Where(group => group.Base != 0 || group.Tax != 0)]);

        long Of(long figure) => Amounts.Share(figure, back, bill.Applied, rounding);
    }
}
