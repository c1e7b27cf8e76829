using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Maps lists of open entities, which come from the live state without a read from the store.</summary>
internal static class StateRoutes
{
    /// <summary>The cursor parameter, which names the last entry of the previous page.</summary>
    public static readonly QueryParameter<string> After =
        QueryParameter.Cursor(Cursor.ParseId, "Give the nextCursor of the previous page; if its entry no longer exists, begin again.");

    /// <summary>Maps a route that reads its own response.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<IResult>> read) =>
        routes.MapGet(pattern, read);

    /// <summary>Maps a response that follows from the current state.</summary>
    public static RouteHandlerBuilder MapState<T>(this IEndpointRouteBuilder routes, string pattern, Func<Restaurant, HttpContext, T> view)
        where T : class =>
        routes.MapRead(pattern, async http => Results.Ok(view(await http.StateAsync(), http))).Answers(View<T>.Unchanged);

    /// <summary>
    /// Maps a paged list of open entities. A page begins after the entry that its cursor names, or is a 400 if that no longer exists.
    /// </summary>
    /// <param name="list">The entities, in a stable order.</param>
    public static RouteHandlerBuilder MapStateList<T>(
        this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, ValueTask<IEnumerable<T>>> list, View<T> view,
        Func<T, string> id) where T : class =>
        routes.MapRead(pattern, async http => Page(http, [.. await list(http)], view, id)).AnswersPage(view)
            .Takes(QueryParameter.Limit, After);

    /// <param name="shown">Selects the entries to show; a page may also begin after one that is not shown.</param>
    public static IResult Page<T>(HttpContext http, List<T> all, View<T> view, Func<T, string> id, Func<T, bool>? shown = null) where T
        : class
    {
        var query = new QueryReader(http.Request.Query);
        var (limit, after) = (query.Limit(), -1);
        if (query.Read(After) is { } last && (after = all.FindIndex(one => id(one) == last)) < 0) query.Add(After, After.Sentence);
        if (query.Refusal is { } refusal) return new ProblemResult(refusal);

        var rest = all.Skip(after + 1).Where(shown ?? (_ => true)).Take(limit + 1).ToList();
        var caller = http.Caller().Actor;
        return Results.Ok(new Page<object>(
            [.. rest.Take(limit).Select(one => view.Show(one, caller))], rest.Count > limit ? Cursor.Of(id(rest[limit - 1])) : null));
    }
}
