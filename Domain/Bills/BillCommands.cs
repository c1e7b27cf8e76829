using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>What a client wants of a bill.</summary>
public abstract record BillCommand : RestaurantCommand;

/// <summary>Bills what is not yet on a bill: of the table's sitting, or of these orders of one sitting.</summary>
public sealed record CreateBill(string? TableId, ImmutableArray<string> OrderIds) : BillCommand;

/// <summary>The guests get it: it has a number from then on, and the table awaits payment.</summary>
public sealed record IssueBill(string BillId) : BillCommand;

/// <summary>
/// Sets the discount of the bill, or of one line of it, in place of the one before. Exactly one of rate and amount; 0 takes it away.
/// </summary>
/// <param name="Rate">Parts per million. 1,000,000 of a line: it is on the house.</param>
public sealed record DiscountBill(string BillId, string? ItemId, int? Rate, long? Amount, string? Reason) : BillCommand;

/// <summary>Pays all or a part. An open bill is issued by it.</summary>
/// <param name="Amount">Of what is due. In cash what is due, or the share, may be named as there are coins for it.</param>
/// <param name="Tendered">Cash handed over, when more; the change is told.</param>
/// <param name="ExpectedRevision">The revision that the guests saw.</param>
/// <param name="Share">Where the bill is divided, for which share.</param>
/// <param name="Drawer">Where the cash goes; null: the open one.</param>
public sealed record PayBill(
    string BillId, long Amount, PaymentMethod Method, long Tip, long? Tendered, int ExpectedRevision, int? Share, string? Drawer)
        : BillCommand;

/// <summary>Gives money back, by the way it came.</summary>
public sealed record RefundPayment(string BillId, string PaymentId, long Amount, string Reason, string? Drawer = null) : BillCommand;

/// <summary>What was on it can be billed again. Not once something was paid.</summary>
public sealed record VoidBill(string BillId, string Reason) : BillCommand;

/// <summary>By item and by seat make further bills; evenly and by amount divide the payment of this one.</summary>
/// <param name="Parts">By item: what goes onto each further bill.</param>
/// <param name="Ways">Evenly: how many shares.</param>
/// <param name="Amounts">By amount: the shares, which must add up to what is due.</param>
public sealed record SplitBill(
    string BillId, SplitBy By, ImmutableArray<ImmutableArray<SplitItem>> Parts, int? Ways, ImmutableArray<long> Amounts) : BillCommand
{
    /// <summary>More than sit at any table.</summary>
    public const int MostParts = 50;
}

public enum SplitBy { Item, Seat, Evenly, Amount }

public sealed record SplitItem(string ItemId, int Quantity);

/// <summary>
/// Brings back a bill whose sitting is over, as history has it, so that something of it can be refunded. The house's own; no client can
/// say this.
/// </summary>
public sealed record UnarchiveBill(Bill Bill) : BillCommand;
