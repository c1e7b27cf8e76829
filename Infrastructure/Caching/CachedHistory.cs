using System.Collections.Immutable;
using System.Globalization;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>
/// The history, as <see cref="IHistory"/> tells it, asked only where it has not answered the same before. What is kept is what happened,
/// not what somebody may see of it.
/// </summary>
public sealed class CachedHistory(QueryCache cache, IHistory history)
{
    /// <summary>From the live state while that has it, else from the history; null: there is no such thing here.</summary>
    public async ValueTask<T?> FindAsync<T, TStatus>(
        Kind<T, TStatus> kind, Restaurant state, string id, CancellationToken ct) where T : class where TStatus : struct, Enum
    {
        if (kind.Open(state).TryGetValue(id, out var open)) return open;
        // One that is newer than this node's state is not over.
        return await cache.GetAsync(
            kind.Family, state, OfOne(kind, state), $"one/{id}", stop => kind.Find(history)(state.Id, id, stop),
            found => found is not null && kind.Seq(found) <= state.Seq ? 1 : null, ct);
    }

    public ValueTask<ImmutableArray<T>> ListAsync<T, TStatus>(
        Kind<T, TStatus> kind, Restaurant state, HistoryFilter<TStatus> filter, HistoryKey? after, int limit, CancellationToken ct) where T
            : class where TStatus : struct, Enum =>
        cache.GetAsync(
            kind.Family, state, OfList(kind, state, filter.To, after), Question(filter, after, limit),
            stop => kind.List(history)(state.Id, filter, after, limit, stop), found => found.Length + 1, ct);

    /// <summary>Of one that has left the state.</summary>
    internal static AsOf OfOne<T, TStatus>(Kind<T, TStatus> kind, Restaurant state) where T : class where TStatus : struct, Enum =>
        AsOf.Over(kind.Changed(state.Changed), state.Changed.Archived);

    /// <summary>Of a list that ends before <paramref name="to"/> and begins after <paramref name="after"/>, backwards in time.</summary>
    internal static AsOf OfList<T, TStatus>(
        Kind<T, TStatus> kind, Restaurant state, DateTimeOffset? to, HistoryKey? after) where T : class where TStatus : struct, Enum =>
        IsOver(kind, state, Before(to, after)) ? OfOne(kind, state) : AsOf.Last(kind.Changed(state.Changed));

    // What comes is never earlier than the state, and none that is open is so early.
    private static bool IsOver<T, TStatus>(
        Kind<T, TStatus> kind, Restaurant state, DateTimeOffset before) where T : class where TStatus : struct, Enum =>
        before <= state.At && kind.Open(state).Values.All(open => kind.Key(open).At >= before);

    // All that is listed is earlier than this. A page goes on among those of the same millisecond.
    private static DateTimeOffset Before(DateTimeOffset? to, HistoryKey? after)
    {
        var (given, page) = (to ?? DateTimeOffset.MaxValue, after?.At.AddMilliseconds(1) ?? DateTimeOffset.MaxValue);
        return given < page ? given : page;
    }

    // The two that clients may write as they like come last, and the first of them with its length: no two questions look the same.
    private static string Question<TStatus>(HistoryFilter<TStatus> filter, HistoryKey? after, int limit) where TStatus : struct,
    Enum => string.Create(
        CultureInfo.InvariantCulture,
        $"list/{limit}/{filter.Status}/{filter.From?.UtcTicks}/{filter.To?.UtcTicks}/{after?.At.UtcTicks}/{filter.TableId?.Length}/{filter.TableId}/{after?.Id}");
}
