using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Doors;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>How a page of one kind is asked of the history.</summary>
internal delegate ValueTask<ImmutableArray<T>> ListHistory<T, TStatus>(
    string restaurantId, HistoryFilter<TStatus> filter, HistoryKey? after, int limit, CancellationToken ct) where TStatus : struct, Enum;

/// <summary>One thing: from the live state while that has it, else from the history. Lists: from the history, which has them all.</summary>
internal static class HistoryReading
{
    public static RouteHandlerBuilder MapFind<T>(
        this IEndpointRouteBuilder routes, string pattern, Func<Restaurant, string, T?> live, Func<IHistory, Func<string, string, CancellationToken, ValueTask<T?>>> past, Func<T, object> view)
        where T : class =>
        routes.MapGet(pattern, async (string id, HttpContext http, LiveRestaurants restaurants, IHistory history) =>
        {
            var state = await http.StateAsync(restaurants);
            var found = live(state, id) ?? await past(history)(state.Id, id, http.RequestAborted);
            return found is null ? new Refused(Errors.NotFound) : Results.Ok(view(found));
        });

    /// <param name="key">What the list is ordered by.</param>
    public static RouteHandlerBuilder MapList<T, TStatus, TView>(
        this IEndpointRouteBuilder routes, string pattern, Func<IHistory, ListHistory<T, TStatus>> list, Func<T, HistoryKey> key, Func<T, TView> view)
        where TStatus : struct, Enum =>
        routes.MapGet(pattern, async (HttpContext http, LiveRestaurants restaurants, IHistory history) =>
        {
            // An open restaurant is one whose history is healed when a writer has died.
            var state = await http.StateAsync(restaurants);
            var query = new QueryReader(http.Request.Query);
            var (filter, after, limit) = (Filter<TStatus>(query), query.Read<HistoryKey?>("cursor", Cursor.Parse, "Give the nextCursor of the page before."), query.Limit());
            if (!query.Errors.IsEmpty) return new Refused(Invalid.Of(query.Errors));

            // One more than the page holds tells whether there is another.
            var found = await list(history)(state.Id, filter, after, limit + 1, http.RequestAborted);
            var page = found.Length > limit ? found[..limit] : found;
            return Results.Ok(new Page<TView>([.. page.Select(view)], found.Length > limit ? Cursor.Of(key(page[^1])) : null));
        }).LimitedBy(Limit.Search);

    private static HistoryFilter<TStatus> Filter<TStatus>(QueryReader query) where TStatus : struct, Enum => new(
        query.Read("status", WireName.Parse<TStatus>, $"Give one of {string.Join(", ", WireName.All<TStatus>())}."),
        query.Read("tableId", text => text.Length <= 64 ? text : null, "Give an id of 1 to 64 characters."),
        query.Read("from", WireTime.Parse, "Give a time like 2026-11-23T20:15:00Z."),
        query.Read("to", WireTime.Parse, "Give a time like 2026-11-23T20:15:00Z."));
}
