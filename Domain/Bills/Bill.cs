using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// The status of a bill. Only an open or unpaid issued bill changes with its orders; a paid one is refunded, never voided.
/// </summary>
public enum BillStatus { Open, Issued, PartiallyPaid, Paid, PartiallyRefunded, Refunded, Void }

/// <summary>What one party, or a part of it, is to pay. All amounts in minor units of the restaurant's currency.</summary>
/// <param name="Number">On the printed bill; given when it is first issued.</param>
/// <param name="Revision">Goes up with every change of what is on it; a payment names the revision that the guests saw.</param>
/// <param name="OrderIds">The orders whose lines it takes; empty: all of the table session.</param>
/// <param name="Follows">New lines of its orders come onto it, until something is paid. A part that was split off keeps what it
/// got.</param>
/// <param name="WaiterId">Whose table it was; who its figures count for.</param>
/// <param name="Discount">Of the whole bill, beside those of its lines.</param>
/// <param name="Adjustment">What splitting cost or gained by rounding, so that the parts add up to the whole.</param>
/// <param name="Shares">How the party wants to divide the payment; empty: not said. They add up to what was due when it was
/// divided.</param>
/// <param name="PaidOn">The business day it counts for: when the last of it was paid.</param>
/// <param name="Reason">Why it was voided.</param>
/// <param name="Recalled">When the unarchived bill last changed; null while its table session is open.</param>
/// <param name="Seq">The last event that touched it.</param>
public sealed record Bill(
    string Id, int? Number, string TableId, int TableNumber, string SessionId, string? WaiterId, string? WaiterName, BillStatus Status,
    int Revision,
    ImmutableArray<string> OrderIds, bool Follows, ImmutableArray<BillLine> Lines, Discount? Discount, long Adjustment, BillTotals Totals,
    ImmutableArray<Share> Shares, ImmutableArray<Payment> Payments, DateTimeOffset CreatedAt, DateTimeOffset? IssuedAt,
    DateTimeOffset? PaidAt,
    BusinessTime? PaidOn, string? Reason, long Seq, DateTimeOffset? Recalled = null)
{
    /// <summary>The amount of the total that was paid and not refunded.</summary>
    public long Applied => Payments.Sum(payment => payment.StillApplied);

    /// <summary>The amount that is still to be paid. A bill that was once paid in full has none, whatever is refunded.</summary>
    public long Due => IsSettled || Status == BillStatus.Void ? 0 : Totals.Total - Applied;

    /// <summary>True if it was paid in full at some time.</summary>
    public bool IsSettled => Status.IsSettled();

    /// <summary>True if it has been issued.</summary>
    public bool IsIssued => Status is not (BillStatus.Open or BillStatus.Void);

    /// <summary>True while its lines and discounts may change: nothing was paid.</summary>
    public bool IsRevisable => Status is BillStatus.Open or BillStatus.Issued && Applied == 0;

    public Payment? Payment(string paymentId) => Payments.FirstOrDefault(payment => payment.Id == paymentId);
}

public static class BillStatuses
{
    /// <summary>True if the bill was paid in full at some time; refunds leave it settled.</summary>
    public static bool IsSettled(this BillStatus status) =>
        status is BillStatus.Paid or BillStatus.PartiallyRefunded or BillStatus.Refunded;
}

/// <summary>Of one line of an order, what is on this bill.</summary>
/// <param name="ItemId">The line of the order; of lines that were split for the kitchen, the first: they are one thing to pay.</param>
/// <param name="Price">Of one, with its options.</param>
/// <param name="TaxRate">Parts per million.</param>
/// <param name="Gross">Price × quantity.</param>
/// <param name="Off">Its own discount and its part of the bill's.</param>
/// <param name="Net">Gross − Off.</param>
public sealed record BillLine(
    string OrderId, int OrderNumber, string ItemId, string MenuItemId, string Name, int Quantity, long Price, int TaxRate, int? Seat,
    Discount? Discount = null, long Gross = 0, long Off = 0, long Net = 0);

/// <summary>Either a part (parts per million) or an amount; of an amount never more than there is.</summary>
/// <param name="By">The staff id of who gave it.</param>
public sealed record Discount(int? Rate, long? Amount, string Reason, string By);

/// <param name="Net">Gross − Discount.</param>
/// <param name="Tax">The tax of all groups: within the prices, or on top of them.</param>
/// <param name="Total">What is to be paid; tips and cash rounding are outside.</param>
public sealed record BillTotals(long Gross, long Discount, long Net, long Service, long Tax, ImmutableArray<TaxGroup> Taxes, long Total);

/// <summary>Tax is calculated once per rate.</summary>
/// <param name="Base">What the rate is taken of: without the tax where prices include it.</param>
public sealed record TaxGroup(int Rate, long Base, long Tax);

/// <summary>One person's part of the payment.</summary>
/// <param name="Number">From 1.</param>
public sealed record Share(int Number, long Amount, long Paid);
