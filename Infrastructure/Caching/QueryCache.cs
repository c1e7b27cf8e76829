using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Redis;
using ZiggyCreatures.Caching.Fusion;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>How often a family was asked, of one restaurant, on this node since it started.</summary>
/// <param name="Hits">Answered without a question to the store; also who waited for another's question.</param>
public readonly record struct CacheCounts(CacheFamily Family, TimeSpan Kept, long Hits, long Misses)
{
    /// <summary>0 to 1; 0 where nobody has asked.</summary>
    public double HitRatio => Hits == 0 ? 0 : (double)Hits / (Hits + Misses);
}

/// <summary>
/// Answers, kept by what they are as of: the last event that could change them is part of their name. So a state that has moved on never
/// finds an old one, on whichever node, whoever told it or did not; and one of read models that lagged behind is given but not kept. Of
/// many who ask the same at once one asks the store.
/// </summary>
/// <remarks>
/// In memory. Over Redis, where there is one, the nodes share reports, which are dear and small, and tell each other to clear. While Redis
/// is away or hangs each has its own; who finds out waits for <see cref="CacheLink.Patience"/>, and for two seconds nobody else does.
/// </remarks>
public sealed class QueryCache : IDisposable
{
    public const string MeterName = "RealtimeRestaurant.Cache";

    private static readonly CacheFamily[] Families = Enum.GetValues<CacheFamily>();

    private readonly CacheOptions _options;
    private readonly ICommitLog _log;
    private readonly MemoryCache _memory;
    private readonly FusionCache _cache;
    private readonly Counter<long> _answers;
    private readonly FusionCacheEntryOptions[] _entries;
    private readonly ConcurrentDictionary<string, Position> _shown = new();
    private readonly ConcurrentDictionary<(string RestaurantId, CacheFamily), Tally> _tallies = new();

    /// <param name="link">To the other nodes; null: there are none, or they clear their own.</param>
    public QueryCache(CacheOptions options, ICommitLog log, IMeterFactory meters, ILogger<FusionCache>? logger =
        null, CacheLink? link = null)
    {
        (_options, _log) = (options, log);
        _answers = meters.Create(MeterName)
            .CreateCounter<long>("restaurant.cache.answers", "{answer}", "Answers by family, and whether the store was asked");
        _memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.Capacity });
        _entries = [.. Families.Select(family => FusionOptions.Entry(options.Of(family), shared: family == CacheFamily.Dashboard))];
        _cache = FusionOptions.Build(_memory, logger, link);
    }

    /// <param name="question">All that the answer depends on besides the state, so that no two questions look the same.</param>
    /// <param name="weigh">How many orders take as much memory; null: not to be kept.</param>
    /// <exception cref="StoreUnavailableException">The store is away, and this has not been asked before.</exception>
    public async ValueTask<T> GetAsync<T>(
        CacheFamily family, Restaurant state, AsOf asOf, string question, Func<CancellationToken, ValueTask<T>> read, Func<T, int?> weigh,
        CancellationToken ct)
    {
        var asked = false;
        var answer = await _cache.GetOrSetAsync<T>($"{state.Id}/{family}/{state.Epoch}/{asOf.Name}/{question}", async (entry, stop) =>
        {
            asked = true;
            // Looked at before reading: then the answer holds at least these events.
            var level = await IsShownAsync(state, asOf.Shown, stop);
            var answer = await read(stop);
            if (level && weigh(answer) is { } weight) entry.Options.SetSize(weight);
            else entry.Options.SetSkipMemoryCacheWrite().SetSkipDistributedCacheWrite(true, true);
            return answer;
        }, default, _entries[(int)family], [Tag(state.Id, family)], ct);
        Count(state.Id, family, asked);
        return answer;
    }

    /// <summary>Drops what is kept of a restaurant, on all nodes: those that cannot be told now do so when Redis is back.</summary>
    /// <param name="family">Null: all of them.</param>
    public async ValueTask ClearAsync(string restaurantId, CacheFamily? family, CancellationToken ct)
    {
        foreach (var one in family is { } only ? [only] : Families) await _cache.RemoveByTagAsync(Tag(restaurantId, one), token: ct);
    }

    /// <summary>Of one restaurant, family by family.</summary>
    public IReadOnlyList<CacheCounts> Counts(string restaurantId) =>
        [.. Families.Select(family => TallyOf(restaurantId, family).Counts(family, _options.Of(family)))];

    public void Dispose()
    {
        _cache.Dispose();
        _memory.Dispose();
    }

    private async ValueTask<bool> IsShownAsync(Restaurant state, long seq, CancellationToken ct)
    {
        if (seq == 0 || IsShown(_shown.GetValueOrDefault(state.Id))) return true;
        if (!(await _log.HeadsAsync([state.Id], ct)).TryGetValue(state.Id, out var head)) return false;
        return IsShown(_shown[state.Id] = new Position(head.Epoch, head.Projected));

        bool IsShown(Position known) => known.Epoch == state.Epoch && known.Seq >= seq;
    }

    private void Count(string restaurantId, CacheFamily family, bool asked)
    {
        TallyOf(restaurantId, family).Add(asked);
        _answers.Add(1, new("family", family.ToString().ToLowerInvariant()), new("result", asked ? "miss" : "hit"));
    }

    private Tally TallyOf(string restaurantId, CacheFamily family) => _tallies.GetOrAdd((restaurantId, family), _ => new Tally());

    private static string Tag(string restaurantId, CacheFamily family) => $"{restaurantId}/{family}";

    private sealed class Tally
    {
        private long _hits, _misses;

        public void Add(bool asked)
        {
            if (asked) Interlocked.Increment(ref _misses);
            else Interlocked.Increment(ref _hits);
        }

        public CacheCounts Counts(CacheFamily family, TimeSpan kept) =>
            new(family, kept, Interlocked.Read(ref _hits), Interlocked.Read(ref _misses));
    }
}
