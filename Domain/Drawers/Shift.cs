using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Drawers;

/// <summary>Open: cash comes and goes. Counting: nothing moves. Closed: for good.</summary>
public enum ShiftStatus { Open, Counting, Closed }

/// <summary>
/// One drawer's cash from being opened until it is counted. A drawer has at most one that is not closed. Amounts in minor units.
/// </summary>
/// <param name="OpeningFloat">The cash in the drawer at the beginning.</param>
/// <param name="Sales">Cash of payments: amounts, rounding and tips.</param>
/// <param name="Refunds">Cash given back.</param>
/// <param name="Entries">Other cash that went in or out. A further entry corrects a mistake.</param>
/// <param name="Counted">The cash in the drawer at the end.</param>
/// <param name="Reason">The reason for a difference from the expected cash.</param>
/// <param name="Seq">The last event that changed it.</param>
public sealed record Shift(
    string Id, string Drawer, ShiftStatus Status, long OpeningFloat, long Sales, int SaleCount, long Refunds, int RefundCount,
    ImmutableArray<CashEntry> Entries,
    string OpenedBy, DateTimeOffset OpenedAt, string? ClosedBy, DateTimeOffset? ClosedAt, long? Counted, string? Reason, long Seq)
{
    /// <summary>The maximum number of cash entries of a shift.</summary>
    public const int MaxEntries = 200;

    /// <summary>
    /// The cash that should be in the drawer: float + cash applied − cash refunds + paid-in − paid-out − drops − tip-outs.
    /// </summary>
    public long Expected => OpeningFloat + Sales - Refunds + Entries.Sum(entry => entry.Effect);

    /// <summary>Counted − expected.</summary>
    public long? Variance => Counted - Expected;

    public bool IsOpen => Status != ShiftStatus.Closed;
}

public enum CashEntryKind { PaidIn, PaidOut, Drop, TipOut, NoSale }

/// <param name="Amount">Above 0; 0 where the drawer was only opened (no sale).</param>
public sealed record CashEntry(string Id, CashEntryKind Kind, long Amount, string Reason, string StaffId, string StaffName,
    DateTimeOffset At)
{
    public long Effect => Kind switch
    {
        CashEntryKind.PaidIn => Amount,
        CashEntryKind.NoSale => 0,
        _ => -Amount,
    };
}
