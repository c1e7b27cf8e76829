using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Bills with what is on them and what was paid.</summary>
public static class BillViews
{
    /// <summary>The bills of the sittings that are open now, in the order they were made; one that is here for a refund is no screen's any more.</summary>
    public static IReadOnlyList<BillView> BillsView(this Restaurant state) =>
        [.. state.Bills.Values.Where(bill => bill.Recalled is null).OrderBy(bill => bill.CreatedAt).ThenBy(bill => bill.Id, StringComparer.Ordinal).Select(View)];

    public static BillView View(this Bill bill) => new(
        bill.Id, bill.Number, bill.TableId, bill.TableNumber, bill.WaiterId, bill.WaiterName, WireName.Of(bill.Status), bill.Revision,
        bill.OrderIds.OrNone(), [.. bill.Lines.OrNone().Select(View)], bill.Discount?.View(), bill.Totals.Gross, bill.Totals.Discount, bill.Totals.Net,
        bill.Totals.Service, bill.Totals.Tax, [.. bill.Totals.Taxes.OrNone().Select(group => new TaxView(group.Rate, group.Base, group.Tax))],
        bill.Adjustment, bill.Totals.Total, bill.Due, bill.Applied,
        [.. bill.Shares.OrNone().Select(share => new ShareView(share.Number, share.Amount, share.Paid))], [.. bill.Payments.Select(View)],
        WireTime.Of(bill.CreatedAt), WireTime.Of(bill.IssuedAt), WireTime.Of(bill.PaidAt), bill.Reason, bill.Seq);

    public static PaymentView View(this Payment payment) => new(
        payment.Id, WireName.Of(payment.Method), payment.Amount, payment.Tip, payment.Rounding, payment.Tendered, payment.Change, payment.Share,
        WireName.Of(payment.Status), payment.Refunded, payment.StaffId, payment.StaffName, WireTime.Of(payment.At), [.. payment.Refunds.Select(View)]);

    private static BillLineView View(this BillLine line) => new(
        line.OrderId, line.OrderNumber, line.ItemId, line.MenuItemId, line.Name, line.Quantity, line.Price, line.Gross, line.Off, line.Net,
        line.TaxRate, line.Seat, line.Discount?.View());

    private static DiscountView View(this Discount discount) => new(discount.Rate, discount.Amount, discount.Reason, discount.By);

    private static RefundView View(this Refund refund) => new(
        refund.Id, refund.Amount, refund.OfTip, refund.Reason, refund.StaffId, refund.StaffName, WireTime.Of(refund.At));

    private static ImmutableArray<T> OrNone<T>(this ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
