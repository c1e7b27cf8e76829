using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Staff;

/// <summary>One stay at work, from clocking in to clocking out.</summary>
/// <param name="Name">The name of the member of staff when they clocked in.</param>
/// <param name="Day">The business day on which it began. All of it counts for that day, also what is after midnight.</param>
/// <param name="To">Null: they are still at work.</param>
/// <param name="Breaks">In order; the last one has no end while it goes on.</param>
public sealed record Timecard(
    string StaffId, string Name, DateOnly Day, DateTimeOffset From, DateTimeOffset? To, ImmutableArray<Break> Breaks)
{
    /// <summary>The state has the timecards of so many business days before the last one; older ones can be folded from the log.</summary>
    public const int DaysHeld = 100;

    public bool IsOpen => To is null;

    /// <summary>The time at work without breaks; until now where it goes on.</summary>
    public TimeSpan Worked(DateTimeOffset now) => Length(From, To ?? now) - OnBreak(now);

    public TimeSpan OnBreak(DateTimeOffset now) =>
        Breaks.Aggregate(TimeSpan.Zero, (sum, pause) => sum + Length(pause.From, pause.To ?? To ?? now));

    // A clock that was ahead may have begun it after its end; then it is 0.
    private static TimeSpan Length(DateTimeOffset from, DateTimeOffset to) => to > from ? to - from : TimeSpan.Zero;
}

/// <summary>A break within a stay at work; without an end it goes on.</summary>
public sealed record Break(DateTimeOffset From, DateTimeOffset? To);
