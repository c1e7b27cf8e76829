using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Limits;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>One thing: from the live state while that has it, else from the history. Lists: from the history, which has them all.</summary>
internal static class HistoryReading
{
    public static RouteHandlerBuilder MapFind<T, TStatus>(this IEndpointRouteBuilder routes, string pattern, HistorySource<T, TStatus> kind, Func<T, object> view)
        where T : class where TStatus : struct, Enum =>
        routes.MapGet(pattern, async (string id, HttpContext http, LiveRestaurants restaurants, CachedHistory history) =>
            await history.FindAsync(kind, await http.StateAsync(restaurants), id, http.RequestAborted) is { } found ? Results.Ok(view(found)) : new ProblemResult(Errors.NotFound));

    public static RouteHandlerBuilder MapList<T, TStatus, TView>(this IEndpointRouteBuilder routes, string pattern, HistorySource<T, TStatus> kind, Func<T, TView> view)
        where T : class where TStatus : struct, Enum =>
        routes.MapGet(pattern, async (HttpContext http, LiveRestaurants restaurants, CachedHistory history) =>
        {
            // An open restaurant is one whose history is healed when a writer has died.
            var state = await http.StateAsync(restaurants);
            var query = new QueryReader(http.Request.Query);
            var (filter, after, limit) = (Filter<TStatus>(query), query.Read<HistoryKey?>("cursor", Cursor.Parse, "Give the nextCursor of the page before."), query.Limit());
            if (!query.Errors.IsEmpty) return new ProblemResult(Invalid.Of(query.Errors));

            // One more than the page holds tells whether there is another.
            var found = await history.ListAsync(kind, state, filter, after, limit + 1, http.RequestAborted);
            var page = found.Length > limit ? found[..limit] : found;
            return Results.Ok(new Page<TView>([.. page.Select(view)], found.Length > limit ? Cursor.Of(kind.Key(page[^1])) : null));
        }).LimitedBy(Limit.Search);

    private static HistoryFilter<TStatus> Filter<TStatus>(QueryReader query) where TStatus : struct, Enum => new(
        query.Read("status", WireName.Parse<TStatus>, $"Give one of {string.Join(", ", WireName.All<TStatus>())}."),
        query.Read("tableId", text => text.Length <= 64 ? text : null, "Give an id of 1 to 64 characters."),
        query.Read("from", WireTime.Parse, "Give a time like 2026-11-23T20:15:00Z."),
        query.Read("to", WireTime.Parse, "Give a time like 2026-11-23T20:15:00Z."));
}
