using System.Collections.Concurrent;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>
/// Reports as of the last event that could change one. Never serves the past: a state that has seen another such event does not find them, and a report
/// of read models that were behind the state is told but not kept.
/// </summary>
internal sealed class AnalyticsCache(IAnalytics analytics, ICommitLog log)
{
    private const int Capacity = 512;

    private readonly ConcurrentDictionary<(string RestaurantId, DateOnly From, DateOnly To), (Position Counted, AnalyticsReport Report)> _reports = new();

    public async ValueTask<AnalyticsReport> RangeAsync(Restaurant state, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var (key, counted) = ((state.Id, from, to), new Position(state.Epoch, state.CountedSeq));
        if (_reports.TryGetValue(key, out var kept) && kept.Counted == counted) return kept.Report;

        // Asked before the report is made: what the read models show by then, it holds.
        var heads = await log.HeadsAsync([state.Id], ct);
        var report = await analytics.RangeAsync(state.Id, from, to, ct);
        if (heads.TryGetValue(state.Id, out var head) && head.Epoch == state.Epoch && head.Projected >= state.CountedSeq) Keep(key, (counted, report));
        return report;
    }

    // Few are asked for again and again, and any is made again in no time: when there is no room, all go.
    private void Keep((string, DateOnly, DateOnly) key, (Position, AnalyticsReport) report)
    {
        if (_reports.Count >= Capacity) _reports.Clear();
        _reports[key] = report;
    }
}
