using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>An event of a bill, of its payments, or of the payment state of an order.</summary>
public abstract record BillEvent : RestaurantEvent;

[StoredEvent("billCreated", 2)]
public sealed record BillCreated(Bill Bill) : BillEvent;

/// <summary>A bill's status, lines or discounts have changed: revised, issued, paid, refunded, voided.</summary>
/// <param name="Bill">The bill after the change.</param>
/// <param name="Previous">The status before; the same as the bill's if only lines or discounts have changed.</param>
/// <param name="Reason">The reason of a void; <c>revised</c> if orders changed an issued bill; <c>reopened</c> if a refunded bill is paid
/// again.</param>
[StoredEvent("billStatusChanged", 2)]
public sealed record BillStatusChanged(Bill Bill, BillStatus Previous, string? Reason) : BillEvent;

/// <param name="Due">The amount that is still to be paid after it.</param>
/// <param name="WaiterId">The staff id of the table's waiter.</param>
[StoredEvent("paymentCompleted", 1)]
public sealed record PaymentCompleted(
    string BillId, int? BillNumber, int? TableNumber, string? WaiterId, string? WaiterName, Payment Payment, long Due,
    string? TableName = null) : BillEvent;

/// <summary>A payment waits for a terminal. A <see cref="BillStatusChanged"/> with the bill as it is then follows.</summary>
[StoredEvent("paymentStarted", 1)]
public sealed record PaymentStarted(string BillId, PendingPayment Payment) : BillEvent;

/// <summary>
/// A pending payment ended without money. A <see cref="BillStatusChanged"/> follows. If a terminal has confirmed it, a <see
/// cref="PaymentCompleted"/> with its id comes instead.
/// </summary>
[StoredEvent("paymentEnded", 1)]
public sealed record PaymentEnded(string BillId, string PaymentId, PendingOutcome Outcome) : BillEvent;

/// <summary>A refund was made. A <see cref="BillStatusChanged"/> with the bill's new status follows.</summary>
[StoredEvent("paymentRefunded", 1)]
public sealed record PaymentRefunded(
    string BillId, string PaymentId, PaymentMethod Method, string? WaiterId, string? WaiterName, Refund Refund) : BillEvent;

/// <summary>
/// The method or the tip of a payment was corrected. A <see cref="BillStatusChanged"/> with the bill as it is then follows. Cash that comes
/// or goes by it is an entry of a drawer's shift: see <see cref="Drawers.CashMoved"/>.
/// </summary>
/// <param name="Before">The payment as it was.</param>
/// <param name="Reason">Why the method was wrong; null: only the tip has changed.</param>
/// <param name="StaffId">The staff id of the person who corrected it.</param>
[StoredEvent("paymentCorrected", 1)]
public sealed record PaymentCorrected(
    string BillId, string? WaiterId, string? WaiterName, Payment Before, Payment Payment, string? Reason, string StaffId) : BillEvent;

/// <summary>The payment state of an order has changed.</summary>
[StoredEvent("orderPaymentChanged", 1)]
public sealed record OrderPaymentChanged(string OrderId, int OrderNumber, PaymentState PaymentState, PaymentState Previous) : BillEvent;

/// <summary>A bill of a past table session was unarchived for a refund.</summary>
[StoredEvent("billRecalled", 2)]
public sealed record BillUnarchived(Bill Bill) : BillEvent;

/// <summary>An unarchived bill was archived again.</summary>
[StoredEvent("billFiled", 1)]
public sealed record BillArchived(string BillId) : BillEvent;
