using MessagePack;
using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Hubs.Wire;

// Bills and payments as those read them who may see money. Amounts in minor units, rates in parts per million.

/// <param name="Number">On the printed bill; null until it is first issued.</param>
/// <param name="Status"><c>open</c>, <c>issued</c>, <c>partiallyPaid</c>, <c>paid</c>, <c>partiallyRefunded</c>, <c>refunded</c> or <c>void</c>.</param>
/// <param name="Revision">Whoever pays sends it along as <c>expectedRevision</c>.</param>
/// <param name="OrderIds">The orders it takes lines of; empty: all of the sitting.</param>
/// <param name="Gross">Of all lines, before discounts.</param>
/// <param name="DiscountTotal">What the discounts of lines and bill come to.</param>
/// <param name="Net">Gross − discounts.</param>
/// <param name="Adjustment">What splitting cost or gained by rounding.</param>
/// <param name="Total">What is to be paid; tips and cash rounding are outside.</param>
/// <param name="Paid">Of the total, what was paid and not given back.</param>
/// <param name="Reason">Why it was voided.</param>
/// <param name="Seq">The last event that touched it.</param>
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

/// <param name="Gross">Price × quantity.</param>
/// <param name="Off">Its own discount and its part of the bill's.</param>
/// <param name="Net">Gross − off.</param>
/// <param name="Discount">Its own.</param>
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

/// <summary>Either a rate or an amount.</summary>
/// <param name="By">The staff id of who gave it.</param>
[MessagePackObject]
public sealed record DiscountView(
    [property: Key("rate")] int? Rate,
    [property: Key("amount")] long? Amount,
    [property: Key("reason")] string Reason,
    [property: Key("by")] string By);

/// <summary>Tax is calculated once per rate.</summary>
/// <param name="Base">What the rate is taken of: without the tax where prices include it.</param>
[MessagePackObject]
public sealed record TaxView(
    [property: Key("rate")] int Rate,
    [property: Key("base")] long Base,
    [property: Key("tax")] long Tax);

/// <summary>One person's part of the payment.</summary>
[MessagePackObject]
public sealed record ShareView(
    [property: Key("number")] int Number,
    [property: Key("amount")] long Amount,
    [property: Key("paid")] long Paid);

/// <param name="Method"><c>cash</c>, <c>card</c>, <c>upi</c>, <c>wallet</c> or <c>voucher</c>.</param>
/// <param name="Amount">What it pays of the bill's total.</param>
/// <param name="Rounding">What cash was more (or less) than the amount, for want of small coins.</param>
/// <param name="Tendered">Cash that was handed over; null where nobody said.</param>
/// <param name="Change">Cash that went back.</param>
/// <param name="Share">Which share of the bill it was for.</param>
/// <param name="Status"><c>completed</c>, <c>partiallyRefunded</c> or <c>refunded</c>.</param>
/// <param name="Refunded">All that went back of it.</param>
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

/// <param name="OfTip">The part of the amount that was tip.</param>
[MessagePackObject]
public sealed record RefundView(
    [property: Key("id")] string Id,
    [property: Key("amount")] long Amount,
    [property: Key("ofTip")] long OfTip,
    [property: Key("reason")] string Reason,
    [property: Key("staffId")] string StaffId,
    [property: Key("staffName")] string StaffName,
    [property: Key("at"), WireTime] string At);
