using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// Values in Redis that only this deployment can have written, each for its key; any other is as if it were not there. Who finds out that
/// Redis is away or hangs waits for
/// <see cref="CacheLink.Patience"/>; for two seconds after that all fail at once, and then all but one.
/// </summary>
internal sealed class SealedCache(CacheLink link) : IDistributedCache
{
    private readonly IDatabase _redis = link.Connection.Multiplexer.GetDatabase();
    private readonly Breaker _breaker = new(TimeSpan.FromSeconds(2), TimeProvider.System);

    public byte[]? Get(string key) => Open(key, _redis.StringGet(Name(key)));

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        if (!_breaker.MayAsk()) return null;
        try
        {
            return Open(key, await WaitAsync(() => _redis.StringGetAsync(Name(key)), token));
        }
        catch (Exception away) when (away is TimeoutException or RedisException)
        {
            // As if it were not there. The write that follows fails as well, in the background; it is logged, and what must be told is
            // told later.
            return null;
        }
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) =>
        _redis.StringSet(Name(key), link.Key.Seal(value, key), Left(options));

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        AskAsync(() => _redis.StringSetAsync(Name(key), link.Key.Seal(value, key), Left(options)), token);

    public void Refresh(string key) => _redis.KeyTouch(Name(key));

    public Task RefreshAsync(string key, CancellationToken token = default) => AskAsync(() => _redis.KeyTouchAsync(Name(key)), token);

    public void Remove(string key) => _redis.KeyDelete(Name(key));

    public Task RemoveAsync(string key, CancellationToken token = default) => AskAsync(() => _redis.KeyDeleteAsync(Name(key)), token);

    private Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken ct) =>
        _breaker.MayAsk() ? WaitAsync(ask, ct) : Task.FromException<T>(new TimeoutException("Redis did not answer a moment ago."));

    private async Task<T> WaitAsync<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        try
        {
            var answer = await ask().WaitAsync(CacheLink.Patience, ct);
            _breaker.Answered();
            return answer;
        }
        catch (Exception away) when (away is TimeoutException or RedisException)
        {
            _breaker.Failed();
            throw;
        }
    }

    private RedisKey Name(string key) => $"{link.Prefix}:cache:{key}";

    private byte[]? Open(string key, RedisValue value) => value.IsNull ? null : link.Key.Open((byte[])value!, key);

    private static TimeSpan Left(DistributedCacheEntryOptions options) =>
        options.AbsoluteExpirationRelativeToNow
            ?? (options.AbsoluteExpiration is { } end ? end - TimeProvider.System.GetUtcNow() : TimeSpan.FromDays(1));
}
