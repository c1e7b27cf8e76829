using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>Values in Redis that only this deployment can have written, each for its key; any other is as if it were not there. Fails at once or within <see cref="CacheLink.Patience"/>.</summary>
internal sealed class SealedCache(CacheLink link) : IDistributedCache
{
    private readonly IDatabase _redis = link.Connection.Multiplexer.GetDatabase();

    public byte[]? Get(string key) => Open(key, _redis.StringGet(Name(key)));

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Open(key, await _redis.StringGetAsync(Name(key)).WaitAsync(CacheLink.Patience, token));

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => _redis.StringSet(Name(key), link.Seal(key, value), Left(options));

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        _redis.StringSetAsync(Name(key), link.Seal(key, value), Left(options)).WaitAsync(CacheLink.Patience, token);

    public void Refresh(string key) => _redis.KeyTouch(Name(key));

    public Task RefreshAsync(string key, CancellationToken token = default) => _redis.KeyTouchAsync(Name(key)).WaitAsync(CacheLink.Patience, token);

    public void Remove(string key) => _redis.KeyDelete(Name(key));

    public Task RemoveAsync(string key, CancellationToken token = default) => _redis.KeyDeleteAsync(Name(key)).WaitAsync(CacheLink.Patience, token);

    private RedisKey Name(string key) => $"{link.Prefix}:cache:{key}";

    private byte[]? Open(string key, RedisValue value) => value.IsNull ? null : link.Open(key, (byte[])value!);

    private static TimeSpan Left(DistributedCacheEntryOptions options) =>
        options.AbsoluteExpirationRelativeToNow ?? (options.AbsoluteExpiration is { } end ? end - TimeProvider.System.GetUtcNow() : TimeSpan.FromDays(1));
}
