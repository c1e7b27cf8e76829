using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Limits;
using StackExchange.Redis;

namespace RealtimeRestaurant.Infrastructure.Redis;

/// <summary>
/// Counters that all nodes share, by Redis' clock. While Redis is away or hangs, this node uses counters of its own. Then at most one call
/// in two seconds tries Redis, and waits a tenth of a second at most.
/// </summary>
/// <param name="prefix">The deployment's name, because other deployments may use the same Redis.</param>
public sealed partial class RateCounters(RedisConnection connection, string prefix, TimeProvider clock, ILogger<RateCounters> logger)
    : IRateCounters
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(100);

    // The same as Rate.Take, for all buckets or for none. A key expires when its bucket is full. Numbers are formatted, because Lua rounds
    // large ones.
    private const string Script = """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local permits = tonumber(ARGV[1])
        local granted, owed, after = 1, {}, {}
        for i, key in ipairs(KEYS) do
          local interval, full = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
          owed[i] = math.min(full, math.max(0, tonumber(redis.call('GET', key) or '0') - now))
          after[i] = math.max(0, owed[i] + permits * interval)
          if permits >= 0 and after[i] > full then granted = 0 end
        end
        if granted == 0 then return { 0, unpack(owed) } end
        if permits ~= 0 then
          for i, key in ipairs(KEYS) do
            if after[i] > 0 then
              local lifetime = string.format('%.0f', math.ceil(after[i] / 1000))
              redis.call('SET', key, string.format('%.0f', now + after[i]), 'PX', lifetime)
            else redis.call('DEL', key) end
          end
        end
        return { 1, unpack(after) }
        """;

    private readonly InProcess.RateCounters _local = new(clock);
    private readonly IDatabase _redis = connection.Multiplexer.GetDatabase();
    private readonly CircuitBreaker _breaker = new(TimeSpan.FromSeconds(2), clock);

    /// <summary>False while this node uses its own counters.</summary>
    public bool IsShared => !_breaker.IsOpen;

    public async ValueTask<LimitResult> TakeAsync(string scope, ImmutableArray<Bucket> buckets, int permits = 1)
    {
        if (!_breaker.TryEnter()) return _local.Take(scope, buckets, permits);
        try
        {
            var call = _redis.ScriptEvaluateAsync(Script, Keys(scope, buckets), Numbers(buckets, permits));
            var answer = (long[])(await call.WaitAsync(Timeout, clock))!;
            if (_breaker.RecordSuccess()) LogBack();
            return new(answer[0] == 1, [.. buckets.Select((bucket, i) => new Level(bucket, answer[i + 1]))]);
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException or ObjectDisposedException)
        {
            if (_breaker.RecordFailure()) LogAway(fault.GetType().Name);
            return _local.Take(scope, buckets, permits);
        }
    }

    // In a cluster the part in braces decides on the slot of a key: the keys of one script must be in one slot.
    private RedisKey[] Keys(string scope, ImmutableArray<Bucket> buckets) =>
        [.. buckets.Select(bucket => (RedisKey)$"{prefix}:limits:{{{scope}}}:{bucket.Name}")];

    private static RedisValue[] Numbers(ImmutableArray<Bucket> buckets, int permits) =>
        [permits, .. buckets.SelectMany(bucket => (RedisValue[])[bucket.Rate.Interval, bucket.Rate.Full])];

    [LoggerMessage(4101, LogLevel.Warning, "Redis is unavailable for rate limits ({Fault}); using local counters")]
    private partial void LogAway(string fault);

    [LoggerMessage(4102, LogLevel.Information, "Redis counts again")]
    private partial void LogBack();
}
