using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>The business day so far, folded along with the state: what it sold and who did what. A later day begins with nothing.</summary>
/// <remarks>
/// The day is the one that orders, bills, payments and refunds carry, so the fold knows no time zone. An event that carries none (a dish
/// served, a call answered) counts for the latest of those days.
/// </remarks>
/// <param name="Day">The latest business day that anything was counted for.</param>
public sealed record Today(DateOnly Day)
{
    public static readonly Today None = new(default(DateOnly));

    /// <summary>What the day's increments add up to; each key once.</summary>
    public ImmutableArray<DayRow> Rows { get; init; } = [];

    /// <summary>Of the orders placed on this day, those that were served and paid.</summary>
    public int CompletedOrders { get; init; }

    /// <summary>By staff id; those who have done something.</summary>
    public ImmutableDictionary<string, Work> Work { get; init; } = ImmutableDictionary<string, Work>.Empty;

    public AnalyticsReport Report() => AnalyticsReport.Of(Day, Day, Rows);
}

public static class BusinessDay
{
    /// <summary>What the state knows of the business day that it is now: nothing as long as nothing has happened on it.</summary>
    public static Today On(this Restaurant state, DateOnly day) => day > state.Today.Day ? new(day) : state.Today;

    /// <summary>Which business day it is in the house.</summary>
    public static DateOnly DayAt(this Restaurant state, DateTimeOffset now) =>
        state.Profile is { } profile ? BusinessTime.Of(profile, now).Day : default;
}
