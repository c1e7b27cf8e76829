namespace RealtimeRestaurant.Load;

/// <summary>The time of three hours that take minutes. Only code that reads the time sees it; waits take as long as they do.</summary>
internal sealed class SimulatedClock(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public void Pass(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);
}
