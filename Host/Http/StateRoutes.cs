using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Lists of what is open now, which is read from the live state, without a database.</summary>
internal static class StateRoutes
{
    /// <summary>Names the last thing of the page before.</summary>
    public static readonly QueryParameter<string> After =
        QueryParameter.Cursor(Cursor.ParseId, "Give the nextCursor of the page before; if what it names has gone, begin again.");

    /// <summary>A route that answers with what it reads itself.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<IResult>> read) =>
        routes.MapGet(pattern, read);

    /// <summary>What follows from the state as of now.</summary>
    public static RouteHandlerBuilder MapState<T>(this IEndpointRouteBuilder routes, string pattern, Func<Restaurant, HttpContext, T> view)
        where T : class =>
        routes.MapRead(pattern, async http => Results.Ok(view(await http.StateAsync(), http))).Answers(View<T>.Unchanged);

    /// <summary>
    /// A list of what is open now, by pages. A page begins after the thing that its cursor names, or is a 400 when that has gone.
    /// </summary>
    /// <param name="list">In an order that does not change by itself.</param>
    public static RouteHandlerBuilder MapStateList<T>(
        this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, ValueTask<IEnumerable<T>>> list, View<T> view,
        Func<T, string> id) where T : class =>
        routes.MapRead(pattern, async http => Page(http, [.. await list(http)], view, id)).AnswersPage(view)
            .Takes(QueryParameter.Limit, After);

    /// <param name="shown">Which of them; the others still are a place in the list, where a page may begin.</param>
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
