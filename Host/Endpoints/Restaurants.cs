using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Doors;

namespace RealtimeRestaurant.Host.Endpoints;

/// <param name="Role">The caller's there.</param>
internal sealed record RestaurantView(string Id, string Name, string Currency, string TimeZone, string? Phone, string Role);

internal static class RestaurantEndpoints
{
    public static void MapRestaurants(this IEndpointRouteBuilder api)
    {
        api.MapGet("/restaurants", async (HttpContext http, IAccounts accounts, LiveRestaurants restaurants) =>
            Reading.Page(http.Request.Query, await OwnAsync(http, accounts, restaurants), own => own.Id));
        api.MapGet("/restaurants/{restaurantId}", async (string restaurantId, HttpContext http, IAccounts accounts, LiveRestaurants restaurants) =>
            (await OwnAsync(http, accounts, restaurants)).FirstOrDefault(own => own.Id == restaurantId) is { } found ? Results.Ok(found) : new Refused(Errors.NotFound));
    }

    private static async ValueTask<List<RestaurantView>> OwnAsync(HttpContext http, IAccounts accounts, LiveRestaurants restaurants)
    {
        var account = await accounts.FindAsync(http.Caller().Actor.Id, http.RequestAborted);
        var own = new List<RestaurantView>();
        foreach (var (restaurantId, role) in account?.Memberships ?? [])
            if ((await restaurants.OpenAsync(restaurantId, http.RequestAborted)).State.Profile is { } profile)
                own.Add(new(restaurantId, profile.Name, profile.Currency, profile.TimeZone, profile.Phone, role.Name()));
        return own;
    }
}
