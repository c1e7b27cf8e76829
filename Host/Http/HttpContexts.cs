using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Host.Http;

/// <summary>Who calls, and their restaurant: both as the token says.</summary>
internal static class HttpContexts
{
    public static Caller Caller(this HttpContext http) => Hubs.Delivery.Caller.Of(http.User)!;

    public static T Service<T>(this HttpContext http) where T : notnull => http.RequestServices.GetRequiredService<T>();

    public static ValueTask<LiveRestaurant> OpenRestaurantAsync(this HttpContext http) =>
        http.Service<LiveRestaurants>().OpenAsync(http.Caller().RestaurantId, http.RequestAborted);

    /// <summary>The restaurant as of now.</summary>
    public static async ValueTask<Restaurant> StateAsync(this HttpContext http) => (await http.OpenRestaurantAsync()).State;
}
