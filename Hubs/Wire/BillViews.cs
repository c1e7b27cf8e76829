using System.Collections.Immutable;
using MessagePack;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A bill with its lines and payments. All amounts are in minor units.</summary>
/// <param name="Number">The number on the printed bill; null until it is first issued.</param>
/// <param name="WaiterId">The staff id of the table's waiter; null: none.</param>
/// <param name="Revision">Goes up when the lines or discounts change. A payment sends it as <c>expectedRevision</c>.</param>
/// <param name="OrderIds">The orders whose lines are on it; empty: all orders of the guests at the table.</param>
/// <param name="Discount">The discount on the whole bill, besides those of its lines.</param>
/// <param name="Gross">All lines before discounts.</param>
/// <param name="DiscountTotal">All discounts, of lines and bill.</param>
/// <param name="Net">Gross less discounts.</param>
/// <param name="Service">The service charge.</param>
/// <param name="Tax">All taxes together: part of the prices, or on top of them, as the restaurant's settings say.</param>
/// <param name="Taxes">The taxes, one entry for each rate.</param>
/// <param name="Adjustment">The rounding difference of a split, so that the parts add up to the whole.</param>
/// <param name="Total">The amount that the guests owe, without tips and cash rounding.</param>
/// <param name="Due">The amount that is still to be paid.</param>
/// <param name="Paid">The amount that was paid of the total and not refunded.</param>
/// <param name="Shares">The shares into which the payment is divided; empty: not divided.</param>
/// <param name="IssuedAt">When it was issued; null: not yet.</param>
/// <param name="PaidAt">When it was paid in full; null: not yet.</param>
/// <param name="Reason">Why it was voided; else null.</param>
/// <param name="Seq">The seq of the last event that changed it.</param>
[MessagePackObject]
public sealed record BillView(
    [property: Key("id")] string Id,
    [property: Key("number")] int? Number,
    [property: Key("tableId")] string TableId,
    [property: Key("tableNumber")] int TableNumber,
    [property: Key("waiterId")] string? WaiterId,
    [property: Key("waiterName")] string? WaiterName,
    [property: Key("status"), WireEnum<BillStatus>] string Status,
    [property: Key("revision")] int Revision,
    [property: Key("orderIds")] IReadOnlyList<string> OrderIds,
    [property: Key("lines")] IReadOnlyList<BillLineView> Lines,
    [property: Key("discount")] DiscountView? Discount,
    [property: Key("gross")] long Gross,
    [property: Key("discountTotal")] long DiscountTotal,
    [property: Key("net")] long Net,
    [property: Key("service")] long Service,
    [property: Key("tax")] long Tax,
    [property: Key("taxes")] IReadOnlyList<TaxView> Taxes,
    [property: Key("adjustment")] long Adjustment,
    [property: Key("total")] long Total,
    [property: Key("due")] long Due,
    [property: Key("paid")] long Paid,
    [property: Key("shares")] IReadOnlyList<ShareView> Shares,
    [property: Key("payments")] IReadOnlyList<PaymentView> Payments,
    [property: Key("createdAt"), WireTime] string CreatedAt,
    [property: Key("issuedAt"), WireTime] string? IssuedAt,
    [property: Key("paidAt"), WireTime] string? PaidAt,
    [property: Key("reason")] string? Reason,
    [property: Key("seq")] long Seq);

/// <summary>One line of a bill. All amounts are in minor units.</summary>
/// <param name="ItemId">The line of the order.</param>
/// <param name="Price">The price of one portion with its modifiers.</param>
/// <param name="Gross">Price × quantity.</param>
/// <param name="Off">The line's own discount and its part of the bill's discount.</param>
/// <param name="Net">Gross less off.</param>
/// <param name="TaxRate">In parts per million.</param>
/// <param name="Seat">The seat that it was ordered for; null: not given.</param>
/// <param name="Discount">The line's own discount; null: none.</param>
[MessagePackObject]
public sealed record BillLineView(
    [property: Key("orderId")] string OrderId,
    [property: Key("orderNumber")] int OrderNumber,
    [property: Key("itemId")] string ItemId,
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("quantity")] int Quantity,
    [property: Key("price")] long Price,
    [property: Key("gross")] long Gross,
    [property: Key("off")] long Off,
    [property: Key("net")] long Net,
    [property: Key("taxRate")] int TaxRate,
    [property: Key("seat")] int? Seat,
    [property: Key("discount")] DiscountView? Discount);

/// <summary>A discount: either a rate or an amount.</summary>
/// <param name="Rate">In parts per million; null: an amount was given.</param>
/// <param name="Amount">In minor units; null: a rate was given.</param>
/// <param name="By">The staff id of the person who gave it.</param>
[MessagePackObject]
public sealed record DiscountView(
    [property: Key("rate")] int? Rate,
    [property: Key("amount")] long? Amount,
    [property: Key("reason")] string Reason,
    [property: Key("by")] string By);

/// <summary>The tax of one rate, calculated once for all lines with this rate. Amounts are in minor units.</summary>
/// <param name="Rate">In parts per million.</param>
/// <param name="Base">The amount that is taxed; without the tax where prices include it.</param>
[MessagePackObject]
public sealed record TaxView(
    [property: Key("rate")] int Rate,
    [property: Key("base")] long Base,
    [property: Key("tax")] long Tax);

/// <summary>One guest's share of the bill. Amounts are in minor units.</summary>
/// <param name="Number">From 1. A payment names it.</param>
/// <param name="Paid">The amount that was paid of it.</param>
[MessagePackObject]
public sealed record ShareView(
    [property: Key("number")] int Number,
    [property: Key("amount")] long Amount,
    [property: Key("paid")] long Paid);

/// <summary>A payment. All amounts are in minor units.</summary>
/// <param name="Amount">The amount that it pays of the bill's total.</param>
/// <param name="Tip">The tip, besides the amount.</param>
/// <param name="Rounding">How much more (or less) than the amount was paid in cash, because there are no small coins.</param>
/// <param name="Tendered">The cash that the guest gave; null: not entered.</param>
/// <param name="Change">The cash that the guest got back.</param>
/// <param name="Share">The number of the share that it pays; null: none.</param>
/// <param name="Refunded">The amount that was refunded of it, tip included.</param>
/// <param name="StaffId">The staff id of the person who took it.</param>
[MessagePackObject]
public sealed record PaymentView(
    [property: Key("id")] string Id,
    [property: Key("method"), WireEnum<PaymentMethod>] string Method,
    [property: Key("amount")] long Amount,
    [property: Key("tip")] long Tip,
    [property: Key("rounding")] long Rounding,
    [property: Key("tendered")] long? Tendered,
    [property: Key("change")] long Change,
    [property: Key("share")] int? Share,
    [property: Key("status"), WireEnum<PaymentStatus>] string Status,
    [property: Key("refunded")] long Refunded,
    [property: Key("staffId")] string StaffId,
    [property: Key("staffName")] string StaffName,
    [property: Key("at"), WireTime] string At,
    [property: Key("refunds")] IReadOnlyList<RefundView> Refunds);

/// <summary>A refund of a payment, by the way the payment came in. Amounts are in minor units.</summary>
/// <param name="OfTip">The part of the amount that was tip.</param>
/// <param name="StaffId">The staff id of the person who gave it.</param>
[MessagePackObject]
public sealed record RefundView(
    [property: Key("id")] string Id,
    [property: Key("amount")] long Amount,
    [property: Key("ofTip")] long OfTip,
    [property: Key("reason")] string Reason,
    [property: Key("staffId")] string StaffId,
    [property: Key("staffName")] string StaffName,
    [property: Key("at"), WireTime] string At);

/// <summary>Maps bills with their lines and payments.</summary>
public static class BillViews
{
    /// <summary>
    /// The bills of the guests who are seated now, oldest first. A past bill that is in the state for a refund is on no screen.
    /// </summary>
    public static IReadOnlyList<BillView> BillsView(this Restaurant state) =>
    [
        .. state.Bills.Values.Where(bill => bill.Recalled is null)
            .OrderBy(bill => bill.CreatedAt).ThenBy(bill => bill.Id, StringComparer.Ordinal).Select(View),
    ];

    public static BillView View(this Bill bill) => new(
        bill.Id, bill.Number, bill.TableId, bill.TableNumber, bill.WaiterId, bill.WaiterName, WireName.Of(bill.Status), bill.Revision,
        bill.OrderIds.OrNone(), [.. bill.Lines.OrNone().Select(View)], bill.Discount?.View(), bill.Totals.Gross, bill.Totals.Discount,
        bill.Totals.Net, bill.Totals.Service, bill.Totals.Tax,
        [.. bill.Totals.Taxes.OrNone().Select(group => new TaxView(group.Rate, group.Base, group.Tax))],
        bill.Adjustment, bill.Totals.Total, bill.Due, bill.Applied,
        [.. bill.Shares.OrNone().Select(share => new ShareView(share.Number, share.Amount, share.Paid))],
        [.. bill.Payments.Select(View)], WireTime.Of(bill.CreatedAt), WireTime.Of(bill.IssuedAt), WireTime.Of(bill.PaidAt), bill.Reason,
        bill.Seq);

    public static PaymentView View(this Payment payment) => new(
        payment.Id, WireName.Of(payment.Method), payment.Amount, payment.Tip, payment.Rounding, payment.Tendered, payment.Change,
        payment.Share, WireName.Of(payment.Status), payment.Refunded, payment.StaffId, payment.StaffName, WireTime.Of(payment.At),
        [.. payment.Refunds.Select(View)]);

    private static BillLineView View(this BillLine line) => new(
        line.OrderId, line.OrderNumber, line.ItemId, line.MenuItemId, line.Name, line.Quantity, line.Price, line.Gross, line.Off, line.Net,
        line.TaxRate, line.Seat, line.Discount?.View());

    private static DiscountView View(this Discount discount) => new(discount.Rate, discount.Amount, discount.Reason, discount.By);

    private static RefundView View(this Refund refund) => new(
        refund.Id, refund.Amount, refund.OfTip, refund.Reason, refund.StaffId, refund.StaffName, WireTime.Of(refund.At));

    private static ImmutableArray<T> OrNone<T>(this ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
