using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Drawers;

/// <summary>Open: cash comes and goes. Counting: nothing moves. Closed: for good.</summary>
public enum ShiftStatus { Open, Counting, Closed }

/// <summary>
/// One drawer's cash from being opened until it is counted. A drawer has at most one that is not closed. Amounts in minor units.
/// </summary>
/// <param name="OpeningFloat">What lay in it at the beginning.</param>
/// <param name="Sales">Cash of payments: amounts, rounding and tips.</param>
/// <param name="Refunds">Cash given back.</param>
/// <param name="Entries">What else went in or out, as written down; a mistake is put right by a further one.</param>
/// <param name="Counted">What lay in it at the end.</param>
/// <param name="Reason">Why that differs from what was expected.</param>
/// <param name="Seq">The last event that touched it.</param>
public sealed record Shift(
    string Id, string Drawer, ShiftStatus Status, long OpeningFloat, long Sales, int SaleCount, long Refunds, int RefundCount,
    ImmutableArray<CashEntry> Entries,
    string OpenedBy, DateTimeOffset OpenedAt, string? ClosedBy, DateTimeOffset? ClosedAt, long? Counted, string? Reason, long Seq)
{
    /// <summary>Of any shift: more than a shift needs.</summary>
    public const int MaxEntries = 200;

    /// <summary>What should lie in it: float + cash applied − cash refunds + paid-in − paid-out − drops − tip-outs.</summary>
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
