using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

public enum PaymentMethod { Cash, Card, Upi, Wallet, Voucher }

public enum PaymentStatus { Completed, PartiallyRefunded, Refunded }

/// <summary>A payment of a bill.</summary>
public sealed record Payment
{
    public required string Id { get; init; }

    public required PaymentMethod Method { get; init; }

    /// <summary>The amount that it pays of the bill's total.</summary>
    public required long Amount { get; init; }

    /// <summary>The tip, besides the amount, untaxed.</summary>
    public long Tip { get; init; }

    /// <summary>The difference of the cash to the amount, because there are no small coins.</summary>
    public long Rounding { get; init; }

    /// <summary>The cash received, if entered.</summary>
    public long? Tendered { get; init; }

    /// <summary>The change.</summary>
    public long Change { get; init; }

    /// <summary>The drawer's shift that the cash went into; null if it is not cash.</summary>
    public string? ShiftId { get; init; }

    /// <summary>The number of the share that it pays; null: none.</summary>
    public int? Share { get; init; }

    public required string StaffId { get; init; }

    public required string StaffName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The business day and hour that it counts for.</summary>
    public required BusinessTime On { get; init; }

    public ImmutableArray<Refund> Refunds { get; init; } = [];

    /// <summary>The amount that can still be refunded.</summary>
    public long Refundable => Collected - Refunded;

    /// <summary>Everything that it brought in, the limit of its refunds.</summary>
    public long Collected => Amount + Rounding + Tip;

    public long Refunded => Refunds.Sum(refund => refund.Amount);

    /// <summary>The part of <see cref="Amount"/> that was not refunded. The bill's part is refunded first, the tip last.</summary>
    public long StillApplied => Refunded > 0 && Refunded >= Amount + Rounding ? 0 : Math.Max(0, Amount - Refunded);

    /// <summary>Of <see cref="Amount"/> and <see cref="Rounding"/>, what was not given back.</summary>
    public long StillKept => Math.Max(0, Amount + Rounding - Refunded);

    public PaymentStatus Status => Refunded switch
    {
        0 => PaymentStatus.Completed,
        var back when back < Collected => PaymentStatus.PartiallyRefunded,
        _ => PaymentStatus.Refunded,
    };
}

/// <summary>A refund of a payment.</summary>
/// <param name="OfTip">The part of the amount that was tip.</param>
public sealed record Refund(
    string Id, long Amount, long OfTip, string Reason, string? ShiftId, string StaffId, string StaffName, DateTimeOffset At,
    BusinessTime On)
{
    /// <summary>How the money went back; null: by the payment's own method.</summary>
    public PaymentMethod? Method { get; init; }

    /// <summary>
    /// What it gives back of the bill's figures; null where the bill was not paid in full, or before the program recorded it.
    /// </summary>
    public RefundedFigures? Figures { get; init; }
}
