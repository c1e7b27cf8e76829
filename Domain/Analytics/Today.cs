using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>The business day so far, folded with the state: its sales, and what staff did. A new day starts empty.</summary>
/// <remarks>
/// The day is the one that orders, bills, payments and refunds carry, so the fold knows no time zone. An event without a day (an item is
/// served, a call is acknowledged) counts for the last of those days.
/// </remarks>
/// <param name="Day">The business day of the last increment that counts for the day on which it happens.</param>
public sealed record Today(DateOnly Day)
{
    public static readonly Today None = new(default(DateOnly));

    /// <summary>The sums of the day's increments; one row per key.</summary>
    public ImmutableArray<DayRow> Rows { get; init; } = [];

    /// <summary>The orders of this day that were served and paid.</summary>
    public int CompletedOrders { get; init; }

    /// <summary>By staff id; only of staff who have done something.</summary>
    public ImmutableDictionary<string, StaffWork> Work { get; init; } = ImmutableDictionary<string, StaffWork>.Empty;

    /// <summary>
    /// Days that may come again: the day before, and those that a clock was in too early. They are on no other list than this one.
    /// </summary>
    public ImmutableArray<Today> Others { get; init; } = [];

    public AnalyticsReport Report() => AnalyticsReport.Of(Day, Day, Rows);
}

public static class BusinessDay
{
    /// <summary>The figures of the business day that it is now; empty before the first increment of that day.</summary>
    public static Today On(this Restaurant state, DateOnly day) =>
        state.Today.Day == day ? state.Today : state.Today.Others.FirstOrDefault(other => other.Day == day) ?? new(day);

    /// <summary>The restaurant's business day at a moment.</summary>
    public static DateOnly DayAt(this Restaurant state, DateTimeOffset now) =>
        state.Profile is { } profile ? BusinessTime.Of(profile, now).Day : default;
}
