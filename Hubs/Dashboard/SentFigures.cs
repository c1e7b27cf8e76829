using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>
/// What one connection was told of the figures, and so what it is to be told next. One that has just joined is told all of them: it may have
/// resumed, and then no snapshot gave them.
/// </summary>
internal sealed class SentFigures(LiveHubOptions options, TimeProvider clock)
{
    private readonly Throttled<Stats> _stats = new(options.FigureInterval, clock);
    private readonly Throttled<(DateOnly, ImmutableArray<DayRow>)> _analytics = new(options.FigureInterval, clock);
    private readonly Dictionary<string, Throttled<StaffPerformance>> _people = [];
    private Task _sending = Task.CompletedTask;

    /// <summary>Never waits. While the connection has not taken what was sent before it is sent nothing, and the newest afterwards.</summary>
    public void Tell(IDashboardClient screen, Figures figures)
    {
        if (_sending.IsCompleted) _sending = Task.WhenAll(Due(screen, figures, clock.GetUtcNow()));
    }

    private IEnumerable<Task> Due(IDashboardClient screen, Figures figures, DateTimeOffset now)
    {
        if (_stats.IsDue(figures.Stats)) yield return screen.StatsUpdated(figures.Message(figures.Stats.View(), now));
        if (_analytics.IsDue(figures.Rows)) yield return screen.AnalyticsUpdated(figures.Message(figures.Analytics.View(), now));
        foreach (var person in figures.Performance)
            if (Pace(person.StaffId).IsDue(person)) yield return screen.StaffPerformanceUpdated(figures.Message(person.View(), now));
    }

    private Throttled<StaffPerformance> Pace(string staffId) =>
        _people.TryGetValue(staffId, out var pace) ? pace : _people[staffId] = new(options.PerformanceInterval, clock);
}
