using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Http;

/// <summary>What is open now is read from the live state, without a database.</summary>
internal static class StateRoutes
{
    public static RouteHandlerBuilder MapState(this IEndpointRouteBuilder routes, string pattern, Func<Restaurant, object> view) =>
        routes.MapGet(pattern, async (HttpContext http, LiveRestaurants restaurants) => Results.Ok(view(await http.StateAsync(restaurants))));

    /// <summary>A list of what is open now, by pages. A page begins after the thing that its cursor names, or is a 400 when that has gone.</summary>
    /// <param name="list">In an order that does not change by itself.</param>
    public static RouteHandlerBuilder MapStateList<T>(this IEndpointRouteBuilder routes, string pattern, Func<Restaurant, IEnumerable<T>> list, Func<T, string> id) =>
        routes.MapGet(pattern, async (HttpContext http, LiveRestaurants restaurants) => Page(http.Request.Query, [.. list(await http.StateAsync(restaurants))], id));

    /// <param name="shown">Which of them; the others still are a place in the list, where a page may begin.</param>
    public static IResult Page<T>(IQueryCollection parameters, List<T> all, Func<T, string> id, Func<T, bool>? shown = null)
    {
        var query = new QueryReader(parameters);
        var limit = query.Limit();
        var after = query.Read<int?>("cursor", text => Cursor.ParseId(text) is { } last && all.FindIndex(one => id(one) == last) is >= 0 and var at ? at : null,
            "Give the nextCursor of the page before; if what it names has gone, begin again.") ?? -1;
        if (!query.Errors.IsEmpty) return new ProblemResult(Invalid.Of(query.Errors));

        var rest = all.Skip(after + 1).Where(shown ?? (_ => true)).Take(limit + 1).ToList();
        return Results.Ok(new Page<T>([.. rest.Take(limit)], rest.Count > limit ? Cursor.Of(id(rest[limit - 1])) : null));
    }

    /// <summary>The caller's restaurant as of now.</summary>
    public static async ValueTask<Restaurant> StateAsync(this HttpContext http, LiveRestaurants restaurants) =>
        (await restaurants.OpenAsync(http.Caller().RestaurantId, http.RequestAborted)).State;

    public static Caller Caller(this HttpContext http) => Hubs.Delivery.Caller.Of(http.User)!;
}
