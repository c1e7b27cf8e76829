using Microsoft.AspNetCore.Authentication;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Host.AsyncApi;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>What an access token is good for now.</summary>
/// <param name="ExpiresAt">When the access token ends; its hub connections end with it.</param>
/// <param name="Hubs">The hubs that the user's current role may connect to, each at `/hubs/` and its name.</param>
internal sealed record CurrentSession(
    SessionUser User, string RestaurantName, [property: WireTime] string ExpiresAt,
    [property: WireEnum<ScreenKind>] IReadOnlyList<string> Hubs);

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder api) =>
        api.MapResource("/session", "Session", "What the access token is good for. A client asks here why it could not connect to a hub.")
            .MapRead("", ShowAsync).Answers(View<CurrentSession>.Unchanged)
            .Named("getSession", "Gets who the caller is, where, until when, and on which hubs",
                "A hub connection that fails does not say why: 401 here: sign in again; a hub that is not in `hubs`: stop.");

    private static async Task<IResult> ShowAsync(HttpContext http)
    {
        var user = await http.Service<OwnAccount>().ShowAsync(http.Caller(), http.RequestAborted);
        if (user.Refusal is { } refusal) return new ProblemResult(refusal);
        var ticket = await http.AuthenticateAsync();
        return Results.Ok(new CurrentSession(
            user.Value!, (await http.StateAsync()).Profile!.Name, WireTime.Of(ticket.Properties!.ExpiresUtc!.Value), HubsFor(http)));
    }

    private static List<string> HubsFor(HttpContext http) =>
    [
        .. MappedHub.All(http.Service<EndpointDataSource>().Endpoints)
            .Where(hub => hub.Roles.Contains(http.Caller().Actor.Role.Name())).Select(hub => hub.Name),
    ];
}
