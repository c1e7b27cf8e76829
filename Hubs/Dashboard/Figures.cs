using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>The figures of one state on one business day, each computed when it is first read. Not safe for concurrent readers.</summary>
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

    /// <summary>A value that changes when <see cref="Analytics"/> changes, and is cheaper to compare.</summary>
    public (DateOnly, ImmutableArray<DayRow>) Rows => (Day, _state.On(Day).Rows);

    public ImmutableArray<StaffPerformance> Performance =>
        _performance.IsDefault ? _performance = StaffPerformance.Of(_state, Day) : _performance;

    /// <param name="before">Returned as it is when state and day are the same, so that nothing is computed twice.</param>
    public static Figures Of(Restaurant state, DateTimeOffset now, Figures? before = null)
    {
        var day = state.DayAt(now);
        return before is not null && before.Day == day && ReferenceEquals(before._state, state) ? before : new(state, day);
    }

    /// <summary>A message with derived data: it is as of <see cref="Seq"/>, is not in the log, and so has no previous message.</summary>
    public LiveMessage<T> Message<T>(T data, DateTimeOffset now) =>
        new(_state.Id, Seq, WireName.Of(StreamKind.Restaurant), Prev: null, WireTime.Of(now), data);
}
