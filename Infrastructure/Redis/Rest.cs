namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// After a fault Redis is left alone for a while. Then one may ask whether it is back, and the others go on without it until that one has its answer: a Redis that hangs costs
/// one caller in every <paramref name="length"/> its patience.
/// </summary>
internal sealed class Rest(TimeSpan length, TimeProvider clock)
{
    private long _until;

    /// <summary>Redis has not answered since its last fault.</summary>
    public bool IsTaken => Interlocked.Read(ref _until) != 0;

    /// <summary>Whoever may says afterwards that it was a fault, or an answer; who says neither lets the next one ask after another rest.</summary>
    public bool MayAsk() => Interlocked.Read(ref _until) is var until
        && (until == 0 || (clock.GetTimestamp() >= until && Interlocked.CompareExchange(ref _until, End(), until) == until));

    /// <summary>True for the first fault in a row.</summary>
    public bool Failed() => Interlocked.Exchange(ref _until, End()) == 0;

    /// <summary>True for the first answer after a fault.</summary>
    public bool Answered() => IsTaken && Interlocked.Exchange(ref _until, 0) != 0;

    private long End() => clock.GetTimestamp() + (long)(length.TotalSeconds * clock.TimestampFrequency);
}
