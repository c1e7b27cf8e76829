using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Limits;

/// <summary>
/// Token buckets by name; an unknown one is full. Nodes share the counts where they can; when what they share does not answer within a
/// tenth of a second, this node's own counts decide. Never throws.
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

    /// <summary>The bucket that takes longest to hold a permit again.</summary>
    public Level Tightest => Levels.MaxBy(level => level.Owed - level.Bucket.Rate.Full + level.Bucket.Rate.Interval);
}
