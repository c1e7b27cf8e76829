namespace RealtimeRestaurant.Domain.Limits;

/// <summary>One bucket that only this process uses. Thread-safe.</summary>
public sealed class LocalBucket(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _owed, _asOf;

    /// <summary>Takes one permit. False, and unchanged, if the bucket holds none.</summary>
    /// <param name="owed">Microseconds until it is full.</param>
    public bool Take(Rate rate, out long owed)
    {
        lock (_gate)
        {
            var now = (long)(clock.GetTimestamp() * (1e6 / clock.TimestampFrequency));
            (_owed, _asOf) = (Math.Max(0, _owed - (now - _asOf)), now);
            var taken = rate.Take(ref _owed, 1);
            owed = _owed;
            return taken;
        }
    }
}
