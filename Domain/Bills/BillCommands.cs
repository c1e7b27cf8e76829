using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>A command about a bill.</summary>
public abstract record BillCommand : RestaurantCommand;

/// <summary>Creates a bill for the unbilled items of a table session, or of the given orders of one table session.</summary>
public sealed record CreateBill(string? TableId, ImmutableArray<string> OrderIds) : BillCommand;

/// <summary>Issues a bill: it gets its number, and the table awaits payment.</summary>
public sealed record IssueBill(string BillId) : BillCommand;

/// <summary>
/// Sets the discount of the bill, or of one line of it, and replaces any earlier one. Exactly one of rate and amount; 0 removes it.
/// </summary>
/// <param name="Rate">The rate in parts per million; 1,000,000 makes a line free.</param>
public sealed record DiscountBill(string BillId, string? ItemId, int? Rate, long? Amount, string? Reason) : BillCommand;

/// <summary>Takes the service charge off a bill that nothing was paid of, or puts it back.</summary>
/// <param name="Reason">Required to take it off.</param>
public sealed record WaiveServiceCharge(string BillId, bool Waived, string? Reason) : BillCommand;

/// <summary>Pays a bill or a part of it. Paying an open bill issues it; paying a fully refunded bill makes it due again.</summary>
/// <param name="Amount">The amount to pay. In cash it may also be the amount due, or left of the share, rounded to the smallest coin;
/// either pays it.</param>
/// <param name="Tendered">The cash received, if it is more.</param>
/// <param name="ExpectedRevision">The revision that the guests saw.</param>
/// <param name="Share">The number of the share to pay, if the bill is divided.</param>
/// <param name="Drawer">The drawer that the cash goes into; null: the open one.</param>
public sealed record PayBill(
    string BillId, long Amount, PaymentMethod Method, long Tip, long? Tendered, int ExpectedRevision, int? Share, string? Drawer)
        : BillCommand;

/// <summary>Starts a payment that a terminal will confirm. It reserves its amount, so that no other payment takes it.</summary>
/// <param name="Method">Any but cash.</param>
/// <param name="ExpectedRevision">The revision that the guests saw.</param>
/// <param name="Share">The number of the share to pay, if the bill is divided.</param>
public sealed record StartPayment(
    string BillId, long Amount, PaymentMethod Method, long Tip, int ExpectedRevision, int? Share) : BillCommand;

/// <summary>Completes a pending payment: the terminal has the money.</summary>
public sealed record ConfirmPayment(string BillId, string PaymentId) : BillCommand;

/// <summary>Ends a pending payment without money; its amount is free again.</summary>
/// <param name="Outcome">Failed or cancelled.</param>
public sealed record EndPayment(string BillId, string PaymentId, PendingOutcome Outcome) : BillCommand;

/// <summary>Refunds a payment.</summary>
/// <param name="Drawer">The drawer that cash comes out of; null: see <see cref="Drawers.ShiftDecisions.ForCash"/>.</param>
/// <param name="Method">How the money goes back; null: by the payment's own method.</param>
public sealed record RefundPayment(
    string BillId, string PaymentId, long Amount, string Reason, string? Drawer = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PaymentMethod? Method = null) : BillCommand;

/// <summary>Corrects the method of a payment that was recorded by the wrong one, on the payment's business day.</summary>
/// <param name="Method">The method by which the money really came in.</param>
/// <param name="Drawer">The drawer that the cash goes into or comes out of; null: as for a refund.</param>
public sealed record CorrectPayment(string BillId, string PaymentId, PaymentMethod Method, string Reason, string? Drawer) : BillCommand;

/// <summary>Sets the tip of a payment that was taken before; 0 removes it.</summary>
public sealed record SetTip(string BillId, string PaymentId, long Tip) : BillCommand;

/// <summary>Voids a bill without payments; its items can be billed again.</summary>
public sealed record VoidBill(string BillId, string Reason) : BillCommand;

/// <summary>Splits a bill: by item and by seat make further bills; evenly and by amount divide the payment of this one.</summary>
/// <param name="Parts">The lines of each further bill, for a split by item.</param>
/// <param name="Ways">The number of shares, for an even split.</param>
/// <param name="Amounts">The shares, for a split by amount. They must add up to the amount due.</param>
public sealed record SplitBill(
    string BillId, SplitBy By, ImmutableArray<ImmutableArray<SplitItem>> Parts, int? Ways, ImmutableArray<long> Amounts) : BillCommand
{
    /// <summary>The maximum number of bills or shares of a split.</summary>
    public const int MaxParts = 50;
}

public enum SplitBy { Item, Seat, Evenly, Amount }

/// <summary>Whole portions of a line, and a part of one more.</summary>
/// <param name="Quantity">0 with a part alone.</param>
/// <param name="Part">Null: whole portions alone. Left out of the fingerprint then, so that commands from before it existed are still
/// recognised.</param>
public sealed record SplitItem(
    string ItemId, int Quantity, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PortionPart? Part = null)
{
    /// <summary>All of it, in units of <see cref="PortionPart.Portion"/>.</summary>
    [JsonIgnore]
    public long Units => ((long)Quantity * PortionPart.Portion) + (Part?.Units ?? 0);
}

/// <summary>
/// Brings back a bill of a past table session from the history, so that it can be refunded. Only the system sends this command.
/// </summary>
public sealed record UnarchiveBill(Bill Bill) : BillCommand;
