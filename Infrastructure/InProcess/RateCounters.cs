using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Limits;

namespace RealtimeRestaurant.Infrastructure.InProcess;

/// <summary>
/// Counters in this process, which do not outlive it. Above <see cref="MaxEntries"/> those that are nearest to their full allowance are
/// removed.
/// </summary>
public sealed class RateCounters(TimeProvider clock) : IRateCounters
{
    /// <summary>
    /// About ten MB. A flood from new addresses must not fill the memory, nor remove the counters that are nearly at their limit.
    /// </summary>
    public const int MaxEntries = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _fullAt = [];

    /// <summary>How many counters there are.</summary>
    public int Count { get { lock (_gate) return _fullAt.Count; } }

    public ValueTask<LimitResult> TakeAsync(string scope, ImmutableArray<Bucket> buckets, int permits = 1) =>
        ValueTask.FromResult(Take(scope, buckets, permits));

    public LimitResult Take(string scope, ImmutableArray<Bucket> buckets, int permits = 1)
    {
        lock (_gate)
        {
            var now = (long)(clock.GetTimestamp() * (1e6 / clock.TimestampFrequency));
            var (owed, after) = (new long[buckets.Length], new long[buckets.Length]);
            var granted = true;
            for (var i = 0; i < buckets.Length; i++)
            {
                owed[i] = after[i] = Math.Max(0, _fullAt.GetValueOrDefault(Key(scope, buckets[i])) - now);
                granted &= buckets[i].Rate.Take(ref after[i], permits);
            }
            if (granted && permits != 0) Store(scope, buckets, after, now);
            var levels = granted ? after : owed;
            return new(granted, [.. buckets.Select((bucket, i) => new Level(bucket, levels[i]))]);
        }
    }

    private void Store(string scope, ImmutableArray<Bucket> buckets, long[] owed, long now)
    {
        for (var i = 0; i < buckets.Length; i++) _fullAt[Key(scope, buckets[i])] = now + owed[i];
        if (_fullAt.Count <= MaxEntries) return;
        var enough = _fullAt.Values.Order().ElementAt(MaxEntries / 2);
        foreach (var (key, fullAt) in _fullAt)
            if (fullAt <= Math.Max(now, enough)) _fullAt.Remove(key);
    }

    private static string Key(string scope, Bucket bucket) => $"{scope}:{bucket.Name}";
}
