using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

public enum PaymentMethod { Cash, Card, Upi, Wallet, Voucher }

public enum PaymentStatus { Completed, PartiallyRefunded, Refunded }

/// <summary>A payment of a bill.</summary>
/// <param name="Amount">What it pays of the bill's total.</param>
/// <param name="Tip">Beside the bill, untaxed.</param>
/// <param name="Rounding">What cash was more (or less) than the amount, for want of small coins.</param>
/// <param name="Tendered">Cash that was handed over, if given.</param>
/// <param name="Change">Cash that went back.</param>
/// <param name="ShiftId">The drawer's shift that the cash went into; null for what is no cash.</param>
/// <param name="Share">Which share of the bill it was for.</param>
/// <param name="On">The business day and hour it counts for.</param>
public sealed record Payment(
    string Id, PaymentMethod Method, long Amount, long Tip, long Rounding, long? Tendered, long Change, string? ShiftId, int? Share,
    string StaffId, string StaffName, DateTimeOffset At, BusinessTime On, ImmutableArray<Refund> Refunds)
{
    /// <summary>Everything that it brought in, the limit of its refunds.</summary>
    public long Collected => Amount + Rounding + Tip;

    public long Refunded => Refunds.Sum(refund => refund.Amount);

    /// <summary>The part of <see cref="Amount"/> that was not refunded. The bill's part is refunded first, the tip last.</summary>
    public long StillApplied => Refunded > 0 && Refunded >= Amount + Rounding ? 0 : Math.Max(0, Amount - Refunded);

    public PaymentStatus Status => Refunded switch
    {
        0 => PaymentStatus.Completed,
        var back when back < Collected => PaymentStatus.PartiallyRefunded,
        _ => PaymentStatus.Refunded,
    };
}

/// <summary>A refund of a payment, by its own method.</summary>
/// <param name="OfTip">The part of the amount that was tip.</param>
public sealed record Refund(
    string Id, long Amount, long OfTip, string Reason, string? ShiftId, string StaffId, string StaffName, DateTimeOffset At,
    BusinessTime On);
