using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Domain.Drawers;

/// <summary>Open: cash comes and goes. Counting: nothing moves. Closed: for good.</summary>
public enum ShiftStatus { Open, Counting, Closed }

/// <summary>
/// One drawer's cash from being opened until it is counted. A drawer has at most one that is not closed. Amounts in minor units.
/// </summary>
public sealed record Shift
{
    /// <summary>The maximum number of cash entries of a shift.</summary>
    public const int MaxEntries = 200;

    public required string Id { get; init; }

    public required string Drawer { get; init; }

    public required ShiftStatus Status { get; init; }

    /// <summary>The cash in the drawer at the beginning.</summary>
    public required long OpeningFloat { get; init; }

    /// <summary>Cash of payments: amounts, rounding and tips.</summary>
    public long Sales { get; init; }

    public int SaleCount { get; init; }

    /// <summary>Cash given back.</summary>
    public long Refunds { get; init; }

    public int RefundCount { get; init; }

    /// <summary>Other cash that went in or out. A further entry corrects a mistake.</summary>
    public ImmutableArray<CashEntry> Entries { get; init; } = [];

    public required string OpenedBy { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public string? ClosedBy { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The cash in the drawer at the end.</summary>
    public long? Counted { get; init; }

    /// <summary>The reason for a difference from the expected cash.</summary>
    public string? Reason { get; init; }

    /// <summary>It is counted blind: cashiers are not shown what it should hold until it is closed.</summary>
    public bool IsBlind { get; init; }

    /// <summary>The last event that changed it.</summary>
    public required long Seq { get; init; }

    /// <summary>
    /// The cash that should be in the drawer: float + cash applied − cash refunds + paid-in − paid-out − drops − tip-outs.
    /// </summary>
    public long Expected => OpeningFloat + Sales - Refunds + Entries.Sum(entry => entry.Effect);

    /// <summary>Counted − expected.</summary>
    public long? Variance => Counted - Expected;

    public bool IsOpen => Status != ShiftStatus.Closed;

    /// <summary>True if this person is not shown what it should hold: not before the count either, or they would know it then.</summary>
    public bool IsHiddenFrom(Actor actor) => IsHiddenFrom(actor.Role);

    /// <inheritdoc cref="IsHiddenFrom(Actor)"/>
    public bool IsHiddenFrom(Role role) => IsBlind && IsOpen && !role.May(Permission.SeeExpectedCash);
}

public enum CashEntryKind { PaidIn, PaidOut, Drop, TipOut, NoSale }

/// <param name="Amount">Above 0; 0 where the drawer was only opened (no sale).</param>
/// <param name="PaymentId">The payment whose correction moved the cash; null: none.</param>
public sealed record CashEntry(string Id, CashEntryKind Kind, long Amount, string Reason, string StaffId, string StaffName,
    DateTimeOffset At, string? PaymentId = null)
{
    public long Effect => Kind switch
    {
        CashEntryKind.PaidIn => Amount,
        CashEntryKind.NoSale => 0,
        _ => -Amount,
    };
}
