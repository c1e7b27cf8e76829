using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

public enum PaymentMethod { Cash, Card, Upi, Wallet, Voucher }

public enum PaymentStatus { Completed, PartiallyRefunded, Refunded }

/// <summary>Money that came in.</summary>
public sealed record Payment
{
    public required string Id { get; init; }

    public required PaymentMethod Method { get; init; }

    /// <summary>What it pays of the bill's total.</summary>
    public required long Amount { get; init; }

    /// <summary>Beside the bill, untaxed.</summary>
    public long Tip { get; init; }

    /// <summary>What cash was more (or less) than the amount, for want of small coins.</summary>
    public long Rounding { get; init; }

    /// <summary>Cash that was handed over, if given.</summary>
    public long? Tendered { get; init; }

    /// <summary>Cash that went back.</summary>
    public long Change { get; init; }

    /// <summary>The drawer's shift that the cash went into; null for what is no cash.</summary>
    public string? ShiftId { get; init; }

    /// <summary>Which share of the bill it was for.</summary>
    public int? Share { get; init; }

    public required string StaffId { get; init; }

    public required string StaffName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The business day and hour it counts for.</summary>
    public required BusinessTime On { get; init; }

    public ImmutableArray<Refund> Refunds { get; init; } = [];

    /// <summary>All that came in with it; no more than that is ever given back.</summary>
    public long Collected => Amount + Rounding + Tip;

    public long Refunded => Refunds.Sum(refund => refund.Amount);

    /// <summary>Of <see cref="Amount"/>, what was not given back. The bill's part goes back first, the tip last.</summary>
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

/// <summary>Money that went back, by the way it came.</summary>
/// <param name="OfTip">The part of the amount that was tip.</param>
public sealed record Refund(
    string Id, long Amount, long OfTip, string Reason, string? ShiftId, string StaffId, string StaffName, DateTimeOffset At,
    BusinessTime On);
