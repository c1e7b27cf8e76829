using System.Numerics;

namespace RealtimeRestaurant.Load.Raw;

/// <summary>
/// Counts durations in buckets no wider than 1/64 of what they hold, from 1 µs up to hours; a percentile is off by 1.6 % at most.
/// Many threads may record at once.
/// </summary>
public sealed class LatencyHistogram
{
    private const int SubBits = 6, Sub = 1 << SubBits;
    private readonly long[] _buckets = new long[(35 - SubBits + 1) * Sub];
    private long _max;

    public long Count => _buckets.Sum();

    public TimeSpan Max => Time(Interlocked.Read(ref _max));

    public void Record(TimeSpan duration)
    {
        var micros = Math.Clamp((long)duration.TotalMicroseconds, 0, (1L << 35) - 1);
        Interlocked.Increment(ref _buckets[BucketOf(micros)]);
        for (var max = Interlocked.Read(ref _max); micros > max;)
        {
            var seen = Interlocked.CompareExchange(ref _max, micros, max);
            if (seen == max) break;
            max = seen;
        }
    }

    /// <summary>
    /// The upper edge of the bucket that <paramref name="fraction"/> (0–1) of the durations fall into or below; zero without any.
    /// </summary>
    public TimeSpan Percentile(double fraction)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(Count * fraction));
        var seen = 0L;
        for (var i = 0; i < _buckets.Length; i++)
        {
            seen += _buckets[i];
            if (seen >= wanted) return Min(Time(UpperEdge(i)), Max);
        }
        return Max;
    }

    // Below 64 a bucket for each value; from there on 64 for each power of two.
    private static int BucketOf(long micros)
    {
        if (micros < Sub) return (int)micros;
        var shift = BitOperations.Log2((ulong)micros) - SubBits;
        return ((shift + 1) * Sub) + (int)((micros >> shift) - Sub);
    }

    private static long UpperEdge(int bucket)
    {
        if (bucket < Sub) return bucket;
        var shift = (bucket / Sub) - 1;
        return (((bucket % Sub) + Sub + 1L) << shift) - 1;
    }

    private static TimeSpan Time(long micros) => TimeSpan.FromMicroseconds(micros);

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
