using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Http;

/// <summary>The caller of a request and their restaurant, both from the token.</summary>
internal static class HttpContexts
{
    public static Caller Caller(this HttpContext http) => Hubs.Delivery.Caller.Of(http.User)!;

    public static T Service<T>(this HttpContext http) where T : notnull => http.RequestServices.GetRequiredService<T>();

    public static ValueTask<LiveRestaurant> OpenRestaurantAsync(this HttpContext http) =>
        http.Service<LiveRestaurants>().OpenAsync(http.Caller().RestaurantId, http.RequestAborted);

    /// <summary>The current state of the restaurant.</summary>
    public static async ValueTask<Restaurant> StateAsync(this HttpContext http) => (await http.OpenRestaurantAsync()).State;
}
