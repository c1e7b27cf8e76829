namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// A circuit breaker. After a failure it refuses all calls for <paramref name="pause"/>. Then it lets one caller find out whether Redis
/// is back, and refuses the others until that call has an outcome. So a Redis that hangs costs one caller per pause its timeout.
/// </summary>
internal sealed class CircuitBreaker(TimeSpan pause, TimeProvider clock)
{
    private long _until;

    /// <summary>True while Redis has not answered since its last failure.</summary>
    public bool IsOpen => Interlocked.Read(ref _until) != 0;

    /// <summary>
    /// Whether this caller may call Redis. It reports the outcome afterwards. If it reports none, the breaker lets the next caller try
    /// after another pause.
    /// </summary>
    public bool TryEnter() => Interlocked.Read(ref _until) is var until
        && (until == 0 || (clock.GetTimestamp() >= until && Interlocked.CompareExchange(ref _until, PauseEnd(), until) == until));

    /// <returns>True for the first of several failures in a row.</returns>
    public bool RecordFailure() => Interlocked.Exchange(ref _until, PauseEnd()) == 0;

    /// <returns>True for the first success after a failure.</returns>
    public bool RecordSuccess() => IsOpen && Interlocked.Exchange(ref _until, 0) != 0;

    private long PauseEnd() => clock.GetTimestamp() + (long)(pause.TotalSeconds * clock.TimestampFrequency);
}
