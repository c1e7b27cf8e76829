using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// Values in Redis, each signed for its key by this deployment; any other value counts as missing. The first caller that meets a Redis
/// that is down or hangs waits for <see cref="CacheLink.Timeout"/>. For two seconds after that all calls fail at once, then all but one.
/// </summary>
internal sealed class SignedCache(CacheLink link) : IDistributedCache
{
    private readonly IDatabase _redis = link.Connection.Multiplexer.GetDatabase();
    private readonly CircuitBreaker _breaker = new(TimeSpan.FromSeconds(2), link.Clock);

    public byte[]? Get(string key) => Verify(key, _redis.StringGet(Name(key)));

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        if (!_breaker.TryEnter()) return null;
        try
        {
            return Verify(key, await WaitAsync(() => _redis.StringGetAsync(Name(key)), token));
        }
        catch (Exception fault) when (fault is TimeoutException or RedisException)
        {
            // The value counts as missing. The write that follows fails too, in the background, where FusionCache logs it.
            return null;
        }
    }

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) =>
        _redis.StringSet(Name(key), link.Signer.Sign(value, key), Lifetime(options));

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        CallAsync(() => _redis.StringSetAsync(Name(key), link.Signer.Sign(value, key), Lifetime(options)), token);

    public void Refresh(string key) => _redis.KeyTouch(Name(key));

    public Task RefreshAsync(string key, CancellationToken token = default) => CallAsync(() => _redis.KeyTouchAsync(Name(key)), token);

    public void Remove(string key) => _redis.KeyDelete(Name(key));

    public Task RemoveAsync(string key, CancellationToken token = default) => CallAsync(() => _redis.KeyDeleteAsync(Name(key)), token);

    private Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken ct) =>
        _breaker.TryEnter() ? WaitAsync(call, ct) : Task.FromException<T>(new TimeoutException("Redis did not answer a moment ago."));

    private async Task<T> WaitAsync<T>(Func<Task<T>> call, CancellationToken ct)
    {
        try
        {
            var answer = await call().WaitAsync(CacheLink.Timeout, link.Clock, ct);
            _breaker.RecordSuccess();
            return answer;
        }
        catch (Exception fault) when (fault is TimeoutException or RedisException)
        {
            _breaker.RecordFailure();
            throw;
        }
    }

    private RedisKey Name(string key) => $"{link.Prefix}:cache:{key}";

    private byte[]? Verify(string key, RedisValue value) => value.IsNull ? null : link.Signer.Verify((byte[])value!, key);

    private static TimeSpan Lifetime(DistributedCacheEntryOptions options)
    {
        if (options.AbsoluteExpirationRelativeToNow is { } relative) return relative;
        return options.AbsoluteExpiration is { } end ? end - TimeProvider.System.GetUtcNow() : TimeSpan.FromDays(1);
    }
}
