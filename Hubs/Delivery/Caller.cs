using System.Security.Claims;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Screens;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>Who is connected, where, as what: all of it from the token.</summary>
public sealed record Caller(string RestaurantId, Actor Actor)
{
    /// <summary>Null when the token lacks one of <c>sub</c>, <c>name</c>, <c>role</c> and <c>restaurant</c>.</summary>
    public static Caller? Of(ClaimsPrincipal? user) =>
        user?.FindFirst("restaurant")?.Value is { Length: > 0 } restaurant && user.FindFirst("sub")?.Value is { Length: > 0 } id
            && user.FindFirst("name")?.Value is { } name && RoleNames.Parse(user.FindFirst("role")?.Value) is { } role
            ? new(restaurant, new Actor(id, name, role))
            : null;

    /// <summary>The three streams that the caller follows on a screen.</summary>
    public ScreenStreams On(Screen screen) =>
        new(Streams.Restaurant(screen), Streams.Role(screen, Actor.Role), Streams.User(screen, Actor.Id));
}

/// <summary>Names of the three streams that one connection follows.</summary>
public sealed record ScreenStreams(string Restaurant, string Role, string User)
{
    public bool Contains(string stream) => stream == Restaurant || stream == Role || stream == User;

    /// <summary>The last event on each, as of <paramref name="state"/>.</summary>
    public Wire.StreamSeqs At(Domain.Restaurants.Restaurant state) =>
        new(state.Streams.GetValueOrDefault(Restaurant), state.Streams.GetValueOrDefault(Role), state.Streams.GetValueOrDefault(User));
}
