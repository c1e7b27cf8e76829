namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// A circuit breaker. After a fault Redis is left alone for a <paramref name="rest"/>. Then one may ask whether it is back, and the others
/// go on without it until that one has its answer: a Redis that hangs costs one caller in every rest its patience.
/// </summary>
internal sealed class Breaker(TimeSpan rest, TimeProvider clock)
{
    private long _until;

    /// <summary>Redis has not answered since its last fault.</summary>
    public bool IsOpen => Interlocked.Read(ref _until) != 0;

    /// <summary>
    /// Whoever may says afterwards that it was a fault, or an answer; who says neither lets the next one ask after another rest.
    /// </summary>
    public bool MayAsk() => Interlocked.Read(ref _until) is var until
        && (until == 0 || (clock.GetTimestamp() >= until && Interlocked.CompareExchange(ref _until, RestedAt(), until) == until));

    /// <summary>True for the first fault in a row.</summary>
    public bool Failed() => Interlocked.Exchange(ref _until, RestedAt()) == 0;

    /// <summary>True for the first answer after a fault.</summary>
    public bool Answered() => IsOpen && Interlocked.Exchange(ref _until, 0) != 0;

    private long RestedAt() => clock.GetTimestamp() + (long)(rest.TotalSeconds * clock.TimestampFrequency);
}
