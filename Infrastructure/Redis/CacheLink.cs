namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>The connection between the caches of a deployment's nodes: a Redis, and a key that signs their messages.</summary>
/// <param name="prefix">The deployment's name, because other deployments may use the same Redis.</param>
/// <param name="key">The deployment's secret: at least 32 bytes, the same on every node and used for nothing else.</param>
/// <param name="clock">By which a call to Redis takes too long.</param>
public sealed class CacheLink(RedisConnection connection, string prefix, byte[] key, TimeProvider clock)
{
    /// <summary>
    /// How long one call to Redis may take. The connection's own timeout is longer, and a query makes several calls in turn.
    /// </summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(50);

    internal RedisConnection Connection => connection;

    internal string Prefix => prefix;

    internal TimeProvider Clock => clock;

    internal MessageSigner Signer { get; } = new(key);
}
