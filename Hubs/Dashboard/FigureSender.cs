using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>
/// Sends figures to one dashboard connection, each when it has changed and its interval is over. A connection that has just joined gets all
/// of them, because a resumed one had no snapshot.
/// </summary>
internal sealed class FigureSender(LiveHubOptions options, TimeProvider clock)
{
    private readonly Throttle<Stats> _stats = new(options.FigureInterval, clock);
    private readonly Throttle<(DateOnly, ImmutableArray<DayRow>)> _analytics = new(options.FigureInterval, clock);
    private readonly Dictionary<string, Throttle<StaffPerformance>> _people = [];
    private Task _sending = Task.CompletedTask;

    /// <summary>
    /// Sends what is due and returns at once. Until the connection has taken the previous messages it is sent nothing, and then the newest.
    /// </summary>
    public void SendDue(IDashboardClient client, Figures figures)
    {
        if (_sending.IsCompleted) _sending = Task.WhenAll(Due(client, figures, clock.GetUtcNow()));
    }

    private IEnumerable<Task> Due(IDashboardClient client, Figures figures, DateTimeOffset now)
    {
        if (_stats.IsDue(figures.Stats)) yield return client.StatsUpdated(figures.Message(figures.Stats.View(), now));
        if (_analytics.IsDue(figures.Rows)) yield return client.AnalyticsUpdated(figures.Message(figures.Analytics.View(), now));
        foreach (var person in figures.Performance)
            if (ThrottleOf(person.StaffId).IsDue(person)) yield return client.StaffPerformanceUpdated(figures.Message(person.View(), now));
    }

    private Throttle<StaffPerformance> ThrottleOf(string staffId) =>
        _people.TryGetValue(staffId, out var throttle) ? throttle : _people[staffId] = new(options.PerformanceInterval, clock);
}
