using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Domain.Limits;

/// <summary>
/// A rate limit: a token bucket that holds <paramref name="Permits"/> and refills evenly, from empty to full in <paramref name="Window"/>.
/// 40 in 2 s is 20 a second with bursts of 40. A bucket is stored as one number, as in the generic cell rate algorithm (GCRA): the
/// microseconds until it is full again.
/// </summary>
public sealed record Rate(
    [property: Bounds(1, 1_000_000)] int Permits,
    [property: Bounds("00:00:01", "1.00:00:00", WholeSeconds = true)] TimeSpan Window)
{
    /// <summary>Microseconds in which one permit comes back, at least one.</summary>
    public long Interval => Math.Max(1, (long)(Window.TotalMicroseconds / Permits));

    /// <summary>Microseconds that a full bucket is worth.</summary>
    public long Full => Interval * Permits;

    /// <summary>Takes permits from a bucket. False, and unchanged, if it holds too few.</summary>
    /// <param name="owed">Microseconds until the bucket is full.</param>
    /// <param name="permits">0 only reads; a negative number gives permits back.</param>
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

/// <summary>One token bucket.</summary>
/// <param name="Policy">The limit that it counts for.</param>
/// <param name="Key">What it counts within the policy: at most a hundred characters, and nothing that must not be readable in
/// Redis.</param>
public sealed record Bucket(string Policy, string Key, Rate Rate)
{
    public string Name => $"{Policy}:{Key}";
}

/// <summary>How full a bucket is.</summary>
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
