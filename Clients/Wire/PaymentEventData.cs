using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A new bill.</summary>
[MessagePackObject]
public sealed record BillCreated([property: Key("bill")] BillView Bill);

/// <summary>
/// A bill's status has changed, or its content: it was revised, issued, paid, refunded or voided, or one of its payments was corrected.
/// </summary>
/// <param name="Previous">The status before; equal to <paramref name="Status"/> when only the content has changed.</param>
/// <param name="Due">The amount that is still to be paid, in minor units.</param>
/// <param name="Revision">The bill's revision.</param>
/// <param name="Reason">Why it was voided; <c>revised</c> when orders changed a bill that was issued; <c>reopened</c> when a refunded bill
/// is paid again; else null.</param>
/// <param name="Bill">The bill as it is now.</param>
[MessagePackObject]
public sealed record BillStatusChanged(
    [property: Key("billId")] string BillId,
    [property: Key("status"), WireEnum("BillStatus")] string Status,
    [property: Key("previous"), WireEnum("BillStatus")] string Previous,
    [property: Key("due")] long Due,
    [property: Key("revision")] int Revision,
    [property: Key("reason")] string? Reason,
    [property: Key("bill")] BillView Bill);

/// <summary>A payment was taken. All amounts are in minor units.</summary>
/// <param name="Amount">The amount that it pays of the bill's total.</param>
/// <param name="Due">The amount that is still to be paid after it.</param>
/// <param name="Tip">The tip, besides the amount.</param>
/// <param name="Number">The number on the printed bill.</param>
/// <param name="TableName">What people call the table; null: by its number.</param>
[MessagePackObject]
public sealed record PaymentCompleted(
    [property: Key("billId")] string BillId,
    [property: Key("paymentId")] string PaymentId,
    [property: Key("amount")] long Amount,
    [property: Key("method"), WireEnum("PaymentMethod")] string Method,
    [property: Key("due")] long Due,
    [property: Key("tip")] long Tip,
    [property: Key("number")] int? Number,
    [property: Key("tableNumber")] int? TableNumber,
    [property: Key("tableName")] string? TableName);

/// <summary>Bills cover more or less of an order than before.</summary>
[MessagePackObject]
public sealed record OrderPaymentChanged(
    [property: Key("orderId")] string OrderId,
    [property: Key("paymentState"), WireEnum("PaymentState")] string PaymentState,
    [property: Key("previous"), WireEnum("PaymentState")] string Previous);
