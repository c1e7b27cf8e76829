namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>What the nodes' caches have in common: a Redis, and a key to know each other's words by.</summary>
/// <param name="prefix">The deployment's name: others may use the same Redis.</param>
/// <param name="key">The deployment's secret, at least 32 bytes, the same on every node and for nothing else.</param>
public sealed class CacheLink(RedisConnection connection, string prefix, byte[] key)
{
    /// <summary>For Redis. Its own is longer: whoever asks for an answer waits for several of its words in turn.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    internal RedisConnection Connection => connection;

    internal string Prefix => prefix;

    internal SharedKey Key { get; } = new(key);
}
