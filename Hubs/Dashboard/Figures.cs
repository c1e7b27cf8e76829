using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>The figures of one state on one business day; each is computed when it is first asked for. For one reader at a time.</summary>
public sealed class Figures
{
    private readonly Restaurant _state;
    private Stats? _stats;
    private AnalyticsReport? _analytics;
    private ImmutableArray<StaffPerformance> _performance;

    private Figures(Restaurant state, DateOnly day) => (_state, Day) = (state, day);

    public DateOnly Day { get; }

    public long Seq => _state.Seq;

    public Stats Stats => _stats ??= Stats.Of(_state, Day);

    public AnalyticsReport Analytics => _analytics ??= _state.On(Day).Report();

    /// <summary>Equal to another's where the analytics are.</summary>
    public (DateOnly, ImmutableArray<DayRow>) Rows => (Day, _state.On(Day).Rows);

    public ImmutableArray<StaffPerformance> Performance => _performance.IsDefault ? _performance = StaffPerformance.Of(_state, Day) : _performance;

    /// <param name="before">Taken again where nothing has happened since, so that nothing is counted twice.</param>
    public static Figures Of(Restaurant state, DateTimeOffset now, Figures? before = null) =>
        state.DayAt(now) is var day && before is not null && before.Day == day && ReferenceEquals(before._state, state) ? before : new(state, day);

    /// <summary>Derived, so it has no place on a stream, and says as of which seq.</summary>
    public LiveMessage<T> Message<T>(T data, DateTimeOffset now) => new(_state.Id, Seq, StreamKind.Restaurant, Prev: null, WireTime.Of(now), data);
}
