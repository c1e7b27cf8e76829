using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>Reports of ranges of days through the cache: a report is read again only after an event that can change it.</summary>
public sealed class CachedAnalytics(QueryCache cache, IAnalytics analytics)
{
    /// <summary>A report takes as much memory as this many orders.</summary>
    private const int Weight = 8;

    public ValueTask<AnalyticsReport> RangeAsync(Restaurant state, DateOnly from, DateOnly to, CancellationToken ct) => cache.GetAsync(
        CacheFamily.Dashboard, state, VersionOf(state, to), $"{from:O}/{to:O}",
        stop => analytics.RangeAsync(state.Id, from, to, stop), _ => Weight, ct);

    internal static CacheVersion VersionOf(Restaurant state, DateOnly to) => IsClosed(state, to)
        ? CacheVersion.Closed(state.Changed.Counted, state.Changed.Profile, state.Changed.Behind)
        : CacheVersion.Of(state.Changed.Counted);

    // Payments and refunds count on the day on which they happen, but a cancelled order on the day on which it was placed. So the days
    // are closed once they have passed and no open order was placed on them.
    private static bool IsClosed(Restaurant state, DateOnly to) => state.Profile is { } profile
        && BusinessTime.Of(profile, state.At).Day > to && state.Orders.Values.All(order => order.PlacedOn?.Day > to);
}
