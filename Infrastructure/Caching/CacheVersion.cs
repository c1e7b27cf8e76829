namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>The version of a cached answer: which events it depends on.</summary>
/// <param name="Name">A part of the cache key. The answer is the same as long as the name is.</param>
/// <param name="RequiredSeq">
/// The event that the read models must show for their answer to be cached; 0 where the answer does not come from read models.
/// </param>
public readonly record struct CacheVersion(string Name, long RequiredSeq)
{
    /// <summary>The version of a response that the next event of its kind makes stale.</summary>
    /// <param name="changed">The last event of its kind.</param>
    public static CacheVersion Of(long changed) => new($"{changed}", changed);

    /// <summary>
    /// Of an answer about a closed period or entity, which only the events in <paramref name="reopened"/> can still change.
    /// </summary>
    public static CacheVersion Closed(long changed, params ReadOnlySpan<long> reopened) =>
        new($"over{string.Join('.', reopened.ToArray())}", changed);
}
