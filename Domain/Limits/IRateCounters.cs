using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Limits;

/// <summary>
/// Token buckets by name; an unknown bucket is full. Nodes share the counts if they can. If the shared counts do not answer within a tenth
/// of a second, this node's own counts decide. Never throws.
/// </summary>
public interface IRateCounters
{
    /// <summary>Takes permits from every bucket, or from none if one of them holds too few, in one atomic step.</summary>
    /// <param name="scope">What the buckets have in common, such as a restaurant; buckets of one name in two scopes are two
    /// buckets.</param>
    /// <param name="permits">0 only reads; a negative number gives permits back.</param>
    ValueTask<LimitResult> TakeAsync(string scope, ImmutableArray<Bucket> buckets, int permits = 1);
}

/// <summary>The result of taking permits, with the level of each bucket afterwards.</summary>
public readonly record struct LimitResult(bool IsGranted, ImmutableArray<Level> Levels)
{
    /// <summary>Granted without being counted.</summary>
    public static readonly LimitResult Uncounted = new(true, []);

    /// <summary>The bucket that takes longest to hold a permit again.</summary>
    public Level Tightest => Levels.MaxBy(level => level.Owed - level.Bucket.Rate.Full + level.Bucket.Rate.Interval);
}
