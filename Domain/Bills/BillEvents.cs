using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Domain.Bills;

public sealed record BillCreated(Bill Bill) : RestaurantEvent;

/// <summary>Its status or what is on it has changed: revised, issued, paid, refunded, voided.</summary>
/// <param name="Bill">As it now is.</param>
/// <param name="Previous">The same as the bill's where only what is on it has changed.</param>
/// <param name="Reason">Why: of a void; <c>revised</c> where orders changed what was issued.</param>
public sealed record BillStatusChanged(Bill Bill, BillStatus Previous, string? Reason) : RestaurantEvent;

/// <param name="Due">What the bill still has to be paid after it.</param>
/// <param name="WaiterId">Whose table it was.</param>
public sealed record PaymentCompleted(
    string BillId, int? BillNumber, int TableNumber, string? WaiterId, string? WaiterName, Payment Payment, long Due) : RestaurantEvent;

/// <summary>Money went back. What it makes of the bill is said by the <see cref="BillStatusChanged"/> that follows.</summary>
public sealed record PaymentRefunded(
    string BillId, string PaymentId, PaymentMethod Method, string? WaiterId, string? WaiterName, Refund Refund) : RestaurantEvent;

/// <summary>What bills cover of an order has changed.</summary>
public sealed record OrderPaymentChanged(string OrderId, int OrderNumber, PaymentState PaymentState, PaymentState Previous) : RestaurantEvent;

/// <summary>A bill of a past sitting is here again, for a refund.</summary>
public sealed record BillUnarchived(Bill Bill) : RestaurantEvent;

/// <summary>A recalled bill has gone back into history.</summary>
public sealed record BillArchived(string BillId) : RestaurantEvent;
