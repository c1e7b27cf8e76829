using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Redis;
using ZiggyCreatures.Caching.Fusion;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>How often a family of one restaurant's answers was requested on this node since it started.</summary>
/// <param name="Lifetime">The lifetime of the family's answers.</param>
/// <param name="Hits">Requests that did not read the store, including those that waited for another request's read.</param>
public readonly record struct CacheCounts(CacheFamily Family, TimeSpan Lifetime, long Hits, long Misses)
{
    /// <summary>From 0 to 1; 0 where there was no request.</summary>
    public double HitRatio => Hits == 0 ? 0 : (double)Hits / (Hits + Misses);
}

/// <summary>
/// A cache of answers. The key of an answer contains the last event that could change it. So a state that has moved on never finds an old
/// answer, on any node, whichever messages were lost. An answer from read models that lag behind is returned but not cached. Of many equal
/// requests at once, one reads the store.
/// </summary>
/// <remarks>
/// In memory. Over Redis, if there is one, the nodes share reports, which are expensive and small, and tell each other what was cleared.
/// While Redis is away or hangs, each node uses its own memory: the first caller waits for <see cref="CacheLink.Timeout"/>, and for two
/// seconds no other does.
/// </remarks>
public sealed class QueryCache : IDisposable
{
    public const string MeterName = "RealtimeRestaurant.Cache";

    private static readonly CacheFamily[] Families = Enum.GetValues<CacheFamily>();

    private readonly CacheOptions _options;
    private readonly ICommitLog _log;
    private readonly IReadModels _readModels;
    private readonly MemoryCache _memory;
    private readonly FusionCache _cache;
    private readonly Counter<long> _answers;
    private readonly FusionCacheEntryOptions[] _entries;
    private readonly ConcurrentDictionary<string, Position> _projected = new();
    private readonly ConcurrentDictionary<(string RestaurantId, CacheFamily), Counters> _counters = new();

    /// <param name="link">To the other nodes; null where there are none, or where each clears its own.</param>
    public QueryCache(
        CacheOptions options, ICommitLog log, IReadModels readModels, IMeterFactory meters, ILogger<FusionCache>? logger = null,
        CacheLink? link = null)
    {
        (_options, _log, _readModels) = (options, log, readModels);
        _answers = meters.Create(MeterName)
            .CreateCounter<long>("restaurant.cache.answers", "{answer}", "Answers by family, and whether the store was asked");
        _memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.Capacity });
        _entries = [.. Families.Select(family => FusionOptions.Entry(options.Of(family), shared: family == CacheFamily.Dashboard))];
        _cache = FusionOptions.Build(_memory, logger, link);
    }

    /// <param name="query">Everything that the answer depends on besides the state; different queries must have different texts.</param>
    /// <param name="weigh">How many orders take as much memory as the answer; null where it is not to be cached.</param>
    /// <exception cref="StoreUnavailableException">The store is away, and the answer is not cached.</exception>
    public async ValueTask<T> GetAsync<T>(
        CacheFamily family, Restaurant state, CacheVersion version, string query, Func<CancellationToken, ValueTask<T>> read,
        Func<T, int?> weigh, CancellationToken ct)
    {
        var missed = false;
        var key = $"{state.Id}/{family}/{state.Epoch}/{version.Name}/{query}";
        var answer = await _cache.GetOrSetAsync<T>(key, ReadAsync, default, _entries[(int)family], [Tag(state.Id, family)], ct);
        Count(state.Id, family, missed);
        return answer;

        async Task<T> ReadAsync(FusionCacheFactoryExecutionContext<T> entry, CancellationToken stop)
        {
            missed = true;
            // Checked before the read: then the answer contains at least these events.
            var isCurrent = await IsProjectedAsync(state, version.RequiredSeq, stop);
            var value = await read(stop);
            if (isCurrent && weigh(value) is { } weight) entry.Options.SetSize(weight);
            else entry.Options.SetSkipMemoryCacheWrite().SetSkipDistributedCacheWrite(true, true);
            return value;
        }
    }

    /// <summary>
    /// Removes the cached answers of a restaurant, on all nodes. A node that cannot be reached removes them when Redis is back.
    /// </summary>
    /// <param name="family">Null for all families.</param>
    public async ValueTask ClearAsync(string restaurantId, CacheFamily? family, CancellationToken ct)
    {
        foreach (var one in family is { } only ? [only] : Families) await _cache.RemoveByTagAsync(Tag(restaurantId, one), token: ct);
    }

    /// <summary>The counts of one restaurant, family by family.</summary>
    public IReadOnlyList<CacheCounts> Counts(string restaurantId) =>
        [.. Families.Select(family => CountersOf(restaurantId, family).Read(family, _options.Of(family)))];

    public void Dispose()
    {
        _cache.Dispose();
        _memory.Dispose();
    }

    private async ValueTask<bool> IsProjectedAsync(Restaurant state, long seq, CancellationToken ct)
    {
        if (seq == 0 || IsProjected(_projected.GetValueOrDefault(state.Id))) return true;
        if (!await _readModels.FlushAsync(ct)) return false;
        if (!(await _log.HeadsAsync([state.Id], ct)).TryGetValue(state.Id, out var head)) return false;
        return IsProjected(_projected[state.Id] = new Position(head.Epoch, head.Projected));

        bool IsProjected(Position known) => known.Epoch == state.Epoch && known.Seq >= seq;
    }

    private void Count(string restaurantId, CacheFamily family, bool missed)
    {
        CountersOf(restaurantId, family).Add(missed);
        _answers.Add(1, new("family", family.ToString().ToLowerInvariant()), new("result", missed ? "miss" : "hit"));
    }

    private Counters CountersOf(string restaurantId, CacheFamily family) => _counters.GetOrAdd((restaurantId, family), _ => new Counters());

    private static string Tag(string restaurantId, CacheFamily family) => $"{restaurantId}/{family}";

    private sealed class Counters
    {
        private long _hits, _misses;

        public void Add(bool missed)
        {
            if (missed) Interlocked.Increment(ref _misses);
            else Interlocked.Increment(ref _hits);
        }

        public CacheCounts Read(CacheFamily family, TimeSpan lifetime) =>
            new(family, lifetime, Interlocked.Read(ref _hits), Interlocked.Read(ref _misses));
    }
}
