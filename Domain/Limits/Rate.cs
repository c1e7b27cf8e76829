namespace RealtimeRestaurant.Domain.Limits;

/// <summary>
/// How often: a token bucket that holds <paramref name="Permits"/> and refills evenly, from empty to full in <paramref name="Window"/>. 40
/// in 2 s is 20 a second with bursts of 40. Kept as one number, as in the generic cell rate algorithm (GCRA).
/// </summary>
public sealed record Rate(int Permits, TimeSpan Window)
{
    /// <summary>Microseconds in which one permit comes back; never so little that it would be none.</summary>
    public long Interval => Math.Max(1, (long)(Window.TotalMicroseconds / Permits));

    /// <summary>Microseconds that a full bucket is worth.</summary>
    public long Full => Interval * Permits;

    /// <summary>
    /// A bucket is one number: the microseconds until it is full again. Takes from it; false, and unchanged, where it holds too little.
    /// </summary>
    /// <param name="permits">0 only looks; less than 0 gives back.</param>
    public bool Take(ref long owed, int permits)
    {
        var then = Math.Max(0, owed + (permits * Interval));
        if (permits >= 0 && then > Full) return false;
        owed = then;
        return true;
    }

    /// <summary>Whole permits that a bucket holds.</summary>
    public int Left(long owed) => (int)Math.Max(0, (Full - owed) / Interval);
}

/// <summary>What is counted: under which policy, and whose.</summary>
/// <param name="Key">Whose, within the policy: at most a hundred characters, and nothing that may not be seen in Redis.</param>
public sealed record Bucket(string Policy, string Key, Rate Rate)
{
    public string Name => $"{Policy}:{Key}";
}

/// <summary>A bucket as it now is.</summary>
/// <param name="Owed">Microseconds until it is full.</param>
public readonly record struct Level(Bucket Bucket, long Owed)
{
    public static Level Full(Bucket bucket) => new(bucket, 0);

    public int Remaining => Bucket.Rate.Left(Owed);

    /// <summary>Whole seconds until it is full.</summary>
    public int ResetSeconds => Seconds(Owed);

    /// <summary>Whole seconds until it holds a permit, at least one.</summary>
    public int RetrySeconds => Math.Max(1, Seconds(Owed + Bucket.Rate.Interval - Bucket.Rate.Full));

    private static int Seconds(long microseconds) => (int)((microseconds + 999_999) / 1_000_000);
}
