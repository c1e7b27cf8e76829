namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>As of what an answer stands.</summary>
/// <param name="Name">While it is the same, so is the answer: it says which event was the last that could change it, or that nothing can any more.</param>
/// <param name="Shown">The event that the read models must show for an answer of theirs to be kept; 0 where they were not asked.</param>
public readonly record struct AsOf(string Name, long Shown)
{
    /// <summary>What any further event of its kind may change.</summary>
    public static AsOf Last(long changed) => new($"{changed}", changed);

    /// <summary>What is over: only these, which hardly ever happen, may still change it.</summary>
    public static AsOf Over(long changed, params ReadOnlySpan<long> reopened) => new($"over{string.Join('.', reopened.ToArray())}", changed);
}
