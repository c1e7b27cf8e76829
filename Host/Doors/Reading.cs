using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Doors;

/// <summary>What is open now is read from the live state, without a database.</summary>
internal static class Reading
{
    public static RouteHandlerBuilder MapState(this IEndpointRouteBuilder routes, string pattern, Func<Restaurant, object> view) =>
        routes.MapGet(pattern, async (HttpContext http, LiveRestaurants restaurants) => Results.Ok(view(await http.StateAsync(restaurants))));

    /// <summary>The caller's restaurant as of now.</summary>
    public static async ValueTask<Restaurant> StateAsync(this HttpContext http, LiveRestaurants restaurants) =>
        (await restaurants.OpenAsync(http.Caller().RestaurantId, http.RequestAborted)).State;

    public static Caller Caller(this HttpContext http) => Hubs.Delivery.Caller.Of(http.User)!;
}
