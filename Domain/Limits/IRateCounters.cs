using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Limits;

/// <summary>
/// Buckets by name; one that was never taken from is full. Where nodes share their counts, they share them as long as they can: whoever asks is answered within
/// a tenth of a second whatever becomes of what lies between the nodes, then from this node's own counts. Never fails.
/// </summary>
public interface IRateCounters
{
    /// <summary>Takes from every bucket, or from none where one of them holds too little: in one step that nothing comes between.</summary>
    /// <param name="scope">What the buckets have in common, such as a restaurant; buckets of one name in two scopes are two.</param>
    /// <param name="permits">0 only looks; less than 0 gives back what was taken.</param>
    ValueTask<Taking> TakeAsync(string scope, ImmutableArray<Bucket> buckets, int permits = 1);
}

/// <summary>Whether it was granted, and the buckets as they are after it.</summary>
public readonly record struct Taking(bool IsGranted, ImmutableArray<Level> Levels)
{
    public static readonly Taking Free = new(true, []);

    /// <summary>Where it was refused: the bucket that takes longest to hold a permit again.</summary>
    public Level Emptiest => Levels.MaxBy(level => level.Owed - level.Bucket.Rate.Full + level.Bucket.Rate.Interval);
}
