namespace RealtimeRestaurant.Tests.Clients.Conformance;

/// <summary>A clock that stands until it is moved, and says when its next timer is due.</summary>
internal sealed class CaseClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public bool IsDueWithin(TimeSpan span) => DueWithin(span) > 0;

    /// <summary>How many timers are due within a time.</summary>
    public int DueWithin(TimeSpan span)
    {
        lock (_lock) return _timers.Count(timer => timer.Due <= _now + span);
    }

    /// <summary>Moves on; the timers that are due run one after the other.</summary>
    public void Pass(TimeSpan span)
    {
        var end = GetUtcNow() + span;
        while (TakeNext(end) is { } timer) timer.Run();
        lock (_lock) _now = end;
    }

    private Timer? TakeNext(DateTimeOffset end)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is null) return null;
            if (next.Due > _now) _now = next.Due;
            _timers.Remove(next);
            return next;
        }
    }

    // Runs once: nothing in the client repeats.
    private sealed class Timer(CaseClock clock, Action run) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Run() => run();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime < TimeSpan.Zero) return true;
                Due = clock._now + dueTime;
                clock._timers.Add(this);
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
