using System.Collections.Immutable;
using System.Globalization;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>
/// The history through the cache. What is cached is what happened; what a role may see of it is decided afterwards, for each request.
/// </summary>
public sealed class CachedHistory(QueryCache cache, IHistory history)
{
    /// <summary>Finds an entity in the live state, else in the history; null where this restaurant has no such entity.</summary>
    public async ValueTask<T?> FindAsync<T, TStatus>(HistorySource<T, TStatus> source, Restaurant state, string id, CancellationToken ct)
        where T : class where TStatus : struct, Enum
    {
        if (source.Open(state).TryGetValue(id, out var open)) return open;
        return await cache.GetAsync(
            source.Family, state, VersionOfOne(source, state), $"one/{id}", stop => source.Find(history)(state.Id, id, stop), Weigh, ct);

        // An entity that is newer than this node's state may still be open.
        int? Weigh(T? found) => found is not null && source.Seq(found) <= state.Seq ? 1 : null;
    }

    public ValueTask<ImmutableArray<T>> ListAsync<T, TStatus>(
        HistorySource<T, TStatus> source, Restaurant state, HistoryFilter<TStatus> filter, HistoryKey? after, int limit,
        CancellationToken ct)
        where T : class where TStatus : struct, Enum => cache.GetAsync(
            source.Family, state, VersionOfList(source, state, filter.To, after), Query(filter, after, limit),
            stop => source.List(history)(state.Id, filter, after, limit, stop), found => found.Length + 1, ct);

    /// <summary>The version of an entity that has left the live state.</summary>
    internal static CacheVersion VersionOfOne<T, TStatus>(HistorySource<T, TStatus> source, Restaurant state)
        where T : class where TStatus : struct, Enum => CacheVersion.Closed(source.Changed(state.Changed), state.Changed.Archived);

    /// <summary>The version of a list, newest first, of entities before <paramref name="to"/> and after <paramref name="after"/>.</summary>
    internal static CacheVersion VersionOfList<T, TStatus>(
        HistorySource<T, TStatus> source, Restaurant state, DateTimeOffset? to, HistoryKey? after)
        where T : class where TStatus : struct, Enum => IsClosed(source, state, Before(to, after))
            ? CacheVersion.Closed(source.Changed(state.Changed), state.Changed.Archived, state.Changed.Behind)
            : CacheVersion.Of(source.Changed(state.Changed));

    // A new entity is never earlier than the log, except where Changes.Behind says so, and no open entity is in the list.
    private static bool IsClosed<T, TStatus>(HistorySource<T, TStatus> source, Restaurant state, DateTimeOffset before)
        where T : class where TStatus : struct, Enum =>
        before <= state.At && source.Open(state).Values.All(open => source.Key(open).At >= before);

    // All entities of the list are earlier than this. A page may continue within a millisecond.
    private static DateTimeOffset Before(DateTimeOffset? to, HistoryKey? after)
    {
        var (given, page) = (to ?? DateTimeOffset.MaxValue, after?.At.AddMilliseconds(1) ?? DateTimeOffset.MaxValue);
        return given < page ? given : page;
    }

    // The strings that clients choose come last, each but the last with its length: so different queries have different keys.
    private static string Query<TStatus>(HistoryFilter<TStatus> filter, HistoryKey? after, int limit) where TStatus : struct, Enum
    {
        var (from, to, at) = (filter.From?.UtcTicks, filter.To?.UtcTicks, after?.At.UtcTicks);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"list/{limit}/{filter.Status}/{filter.Number}/{filter.Kind}/{from}/{to}/{at}/"
            + $"{string.Concat(filter.Facets.Select(facet => $"{facet.Length}/{facet}/"))}/"
            + $"{filter.TableId?.Length}/{filter.TableId}/{after?.Id}");
    }
}
