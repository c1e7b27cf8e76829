using System.Security.Claims;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Screens;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>The member of staff who is connected, with their role and restaurant, all read from the access token.</summary>
public sealed record Caller(string RestaurantId, Actor Actor)
{
    /// <summary>Null when the token lacks one of <c>sub</c>, <c>name</c>, <c>role</c> and <c>restaurant</c>.</summary>
    public static Caller? Of(ClaimsPrincipal? user) =>
        user?.FindFirst("restaurant")?.Value is { Length: > 0 } restaurant && user.FindFirst("sub")?.Value is { Length: > 0 } id
            && user.FindFirst("name")?.Value is { } name && RoleNames.Parse(user.FindFirst("role")?.Value) is { } role
            ? new(restaurant, new Actor(id, name, role))
            : null;

    /// <summary>True while the restaurant employs the caller in the role that the token names.</summary>
    public bool IsMemberOf(Restaurant state) => state.CurrentActor(Actor)?.Role == Actor.Role;

    /// <summary>The three streams that the caller follows on a screen.</summary>
    public ScreenStreams StreamsOn(ScreenKind screen) =>
        new(Streams.Restaurant(screen), Streams.Role(screen, Actor.Role), Streams.User(screen, Actor.Id));
}
