using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>
/// Reports of ranges of days, made only where nothing has been counted since the last of the same range, or can be any more.
/// </summary>
public sealed class CachedAnalytics(QueryCache cache, IAnalytics analytics)
{
    /// <summary>As much memory as so many orders.</summary>
    private const int Weight = 8;

    public ValueTask<AnalyticsReport> RangeAsync(Restaurant state, DateOnly from, DateOnly to, CancellationToken ct) => cache.GetAsync(
        CacheFamily.Dashboard, state, OfRange(state, to), $"{from:O}/{to:O}", stop => analytics.RangeAsync(state.Id, from, to, stop),
        _ => Weight, ct);

    internal static AsOf OfRange(Restaurant state, DateOnly to) =>
        IsOver(state, to) ? AsOf.Over(state.Changed.Counted, state.Changed.Profile) : AsOf.Last(state.Changed.Counted);

    // Money counts on the day when it comes or goes, but an order that is cancelled on the day it was placed. So the days are over only if
    // no open order was placed on them.
    private static bool IsOver(Restaurant state, DateOnly to) =>
        state.Profile is { } profile && BusinessTime.Of(profile, state.At).Day > to
            && state.Orders.Values.All(order => order.PlacedOn?.Day > to);
}
