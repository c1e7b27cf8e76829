using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A bill with its lines and payments. All amounts are in minor units.</summary>
[MessagePackObject]
public sealed record BillView
{
    [Key("id")] public required string Id { get; init; }

    /// <summary>The number on the printed bill; null until it is first issued.</summary>
    [Key("number")] public required int? Number { get; init; }

    /// <summary>Null: the guests have no table; likewise its number.</summary>
    [Key("tableId")] public required string? TableId { get; init; }
    [Key("tableNumber")] public required int? TableNumber { get; init; }

    /// <summary>What people call the table; null: by its number.</summary>
    [Key("tableName")] public required string? TableName { get; init; }

    /// <summary>The staff id of the table's waiter; null: none.</summary>
    [Key("waiterId")] public required string? WaiterId { get; init; }

    [Key("waiterName")] public required string? WaiterName { get; init; }
    [Key("status"), WireEnum("BillStatus")] public required string Status { get; init; }

    /// <summary>Goes up when the lines or discounts change. A payment sends it as <c>expectedRevision</c>.</summary>
    [Key("revision")] public required int Revision { get; init; }

    /// <summary>The orders whose lines are on it; empty: all orders of the guests at the table.</summary>
    [Key("orderIds")] public required IReadOnlyList<string> OrderIds { get; init; }

    [Key("lines")] public required IReadOnlyList<BillLineView> Lines { get; init; }

    /// <summary>The discount on the whole bill, besides those of its lines.</summary>
    [Key("discount")] public required DiscountView? Discount { get; init; }

    /// <summary>All lines before discounts.</summary>
    [Key("gross")] public required long Gross { get; init; }

    /// <summary>All discounts, of lines and bill.</summary>
    [Key("discountTotal")] public required long DiscountTotal { get; init; }

    /// <summary>Gross less discounts.</summary>
    [Key("net")] public required long Net { get; init; }

    /// <summary>The service charge.</summary>
    [Key("service")] public required long Service { get; init; }

    /// <summary>Why the service charge was taken off; null: it was not.</summary>
    [Key("serviceWaiver")] public required ServiceWaiverView? ServiceWaiver { get; init; }

    /// <summary>All taxes together: part of the prices, or on top of them, as the restaurant's settings say.</summary>
    [Key("tax")] public required long Tax { get; init; }

    /// <summary>The taxes, one entry for each rate and name.</summary>
    [Key("taxes")] public required IReadOnlyList<TaxView> Taxes { get; init; }

    /// <summary>The rounding difference of a split, so that the parts add up to the whole.</summary>
    [Key("adjustment")] public required long Adjustment { get; init; }

    /// <summary>The amount that the guests owe, without tips and cash rounding.</summary>
    [Key("total")] public required long Total { get; init; }

    /// <summary>The amount that is still to be paid.</summary>
    [Key("due")] public required long Due { get; init; }

    /// <summary>The amount that was paid of the total and not refunded.</summary>
    [Key("paid")] public required long Paid { get; init; }

    /// <summary>The shares into which the payment is divided; empty: not divided.</summary>
    [Key("shares")] public required IReadOnlyList<ShareView> Shares { get; init; }

    [Key("payments")] public required IReadOnlyList<PaymentView> Payments { get; init; }

    /// <summary>Payments that wait for a terminal. Each reserves its amount of what is due.</summary>
    [Key("pending")] public required IReadOnlyList<PendingPaymentView> Pending { get; init; }

    [Key("createdAt"), WireTime] public required string CreatedAt { get; init; }

    /// <summary>When it was issued; null: not yet.</summary>
    [Key("issuedAt"), WireTime] public required string? IssuedAt { get; init; }

    /// <summary>When it was paid in full; null: not yet.</summary>
    [Key("paidAt"), WireTime] public required string? PaidAt { get; init; }

    /// <summary>Why it was voided; else null.</summary>
    [Key("reason")] public required string? Reason { get; init; }

    /// <summary>The seq of the last event that changed it.</summary>
    [Key("seq")] public required long Seq { get; init; }
}

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

/// <summary>The service charge was taken off the bill.</summary>
/// <param name="By">The staff id of the person who took it off.</param>
[MessagePackObject]
public sealed record ServiceWaiverView([property: Key("reason")] string Reason, [property: Key("by")] string By);

/// <summary>One tax, calculated once for all lines that have it. Amounts are in minor units.</summary>
/// <param name="Name">Null: a tax without a name.</param>
/// <param name="Rate">In parts per million.</param>
/// <param name="Base">The amount that is taxed; without the tax where prices include it.</param>
[MessagePackObject]
public sealed record TaxView(
    [property: Key("name")] string? Name,
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
[MessagePackObject]
public sealed record PaymentView
{
    [Key("id")] public required string Id { get; init; }
    [Key("method"), WireEnum("PaymentMethod")] public required string Method { get; init; }

    /// <summary>The amount that it pays of the bill's total.</summary>
    [Key("amount")] public required long Amount { get; init; }

    /// <summary>The tip, besides the amount.</summary>
    [Key("tip")] public required long Tip { get; init; }

    /// <summary>How much more (or less) than the amount was paid in cash, because there are no small coins.</summary>
    [Key("rounding")] public required long Rounding { get; init; }

    /// <summary>The cash that the guest gave; null: not entered.</summary>
    [Key("tendered")] public required long? Tendered { get; init; }

    /// <summary>The cash that the guest got back.</summary>
    [Key("change")] public required long Change { get; init; }

    /// <summary>The number of the share that it pays; null: none.</summary>
    [Key("share")] public required int? Share { get; init; }

    [Key("status"), WireEnum("PaymentStatus")] public required string Status { get; init; }

    /// <summary>The amount that was refunded of it, tip included.</summary>
    [Key("refunded")] public required long Refunded { get; init; }

    /// <summary>The staff id of the person who took it.</summary>
    [Key("staffId")] public required string StaffId { get; init; }

    [Key("staffName")] public required string StaffName { get; init; }
    [Key("at"), WireTime] public required string At { get; init; }
    [Key("refunds")] public required IReadOnlyList<RefundView> Refunds { get; init; }
}

/// <summary>A refund of a payment. Amounts are in minor units.</summary>
/// <param name="Method">How the money went back.</param>
/// <param name="OfTip">The part of the amount that was tip.</param>
/// <param name="Tax">The tax that it gives back; 0 where the bill was not paid in full.</param>
/// <param name="StaffId">The staff id of the person who gave it.</param>
[MessagePackObject]
public sealed record RefundView(
    [property: Key("id")] string Id,
    [property: Key("method"), WireEnum("PaymentMethod")] string Method,
    [property: Key("amount")] long Amount,
    [property: Key("ofTip")] long OfTip,
    [property: Key("tax")] long Tax,
    [property: Key("reason")] string Reason,
    [property: Key("staffId")] string StaffId,
    [property: Key("staffName")] string StaffName,
    [property: Key("at"), WireTime] string At);
