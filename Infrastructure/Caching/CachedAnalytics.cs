using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>Reports of ranges of days, made only where nothing has been counted since the last of the same range, or can be any more.</summary>
public sealed class CachedAnalytics(QueryCache cache, IAnalytics analytics)
{
    /// <summary>As much memory as so many orders.</summary>
    private const int Weight = 8;

    public ValueTask<AnalyticsReport> RangeAsync(Restaurant state, DateOnly from, DateOnly to, CancellationToken ct) => cache.GetAsync(
        CacheFamily.Dashboard, state, OfRange(state, to), $"{from:O}/{to:O}", stop => analytics.RangeAsync(state.Id, from, to, stop), _ => Weight, ct);

    internal static AsOf OfRange(Restaurant state, DateOnly to) =>
        IsOver(state, to) ? AsOf.Over(state.Changed.Counted, state.Changed.Archived, state.Changed.Profile) : AsOf.Last(state.Changed.Counted);

    // New events count today; but an open order may still be cancelled, and an open bill get another waiter. So the days are over only if none of those counts on them.
    private static bool IsOver(Restaurant state, DateOnly to) => state.Profile is { } profile && BusinessTime.Of(profile, state.At).Day > to
        && state.Orders.Values.All(order => order.PlacedOn?.Day > to) && state.Bills.Values.All(bill => bill.Payments.All(payment => payment.On.Day > to));
}
