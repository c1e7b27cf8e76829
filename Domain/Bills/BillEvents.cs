using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>What happened to a bill, its payments, or what bills cover of an order.</summary>
public abstract record BillEvent : RestaurantEvent;

[StoredEvent("billCreated", 2)]
public sealed record BillCreated(Bill Bill) : BillEvent;

/// <summary>Its status or what is on it has changed: revised, issued, paid, refunded, voided.</summary>
/// <param name="Bill">As it now is.</param>
/// <param name="Previous">The same as the bill's where only what is on it has changed.</param>
/// <param name="Reason">Why: of a void; <c>revised</c> where orders changed what was issued.</param>
[StoredEvent("billStatusChanged", 2)]
public sealed record BillStatusChanged(Bill Bill, BillStatus Previous, string? Reason) : BillEvent;

/// <param name="Due">What the bill still has to be paid after it.</param>
/// <param name="WaiterId">Whose table it was.</param>
[StoredEvent("paymentCompleted", 1)]
public sealed record PaymentCompleted(
    string BillId, int? BillNumber, int TableNumber, string? WaiterId, string? WaiterName, Payment Payment, long Due) : BillEvent;

/// <summary>Money went back. What it makes of the bill is said by the <see cref="BillStatusChanged"/> that follows.</summary>
[StoredEvent("paymentRefunded", 1)]
public sealed record PaymentRefunded(
    string BillId, string PaymentId, PaymentMethod Method, string? WaiterId, string? WaiterName, Refund Refund) : BillEvent;

/// <summary>What bills cover of an order has changed.</summary>
[StoredEvent("orderPaymentChanged", 1)]
public sealed record OrderPaymentChanged(string OrderId, int OrderNumber, PaymentState PaymentState, PaymentState Previous) : BillEvent;

/// <summary>A bill of a past sitting is here again, for a refund.</summary>
[StoredEvent("billRecalled", 2)]
public sealed record BillUnarchived(Bill Bill) : BillEvent;

/// <summary>A recalled bill has gone back into history.</summary>
[StoredEvent("billFiled", 1)]
public sealed record BillArchived(string BillId) : BillEvent;
