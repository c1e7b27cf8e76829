using RealtimeRestaurant.Domain.Screens;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>
/// Names of all groups, and which of a restaurant's streams travels on which. Every hub has groups of its own, so a name never says
/// which screen it is for. Who joins what follows from the token alone; clients name no groups.
/// </summary>
public static class Groups
{
    private const string Prefix = "restaurant:";

    /// <summary>Everybody of the restaurant who looks at this hub's screen. Carries the screen's restaurant stream.</summary>
    public static string Restaurant(string restaurantId) => $"{Prefix}{restaurantId}";

    /// <summary>Those whose token says this role in this restaurant. Carries the role's stream.</summary>
    public static string Role(string restaurantId, string role) => $"{Prefix}{restaurantId}:role:{role}";

    /// <summary>
    /// One person, in this restaurant: <c>user:{id}</c> below the restaurant. A person may work in two branches, and
    /// a screen signed in to one must not hear the other. Carries the person's stream.
    /// </summary>
    public static string User(string restaurantId, string userId) => $"{Prefix}{restaurantId}:user:{userId}";

    /// <summary>The group on which a stream travels, in the stream's own hub.</summary>
    public static string Of(string restaurantId, string stream) =>
        stream.IndexOf('/') is var slash and >= 0
            ? string.Concat(Prefix, restaurantId, ":", stream.AsSpan(slash + 1))
            : Restaurant(restaurantId);

    /// <summary>The restaurant that a group belongs to; what one restaurant's groups carry is delivered in one order.</summary>
    public static ReadOnlySpan<char> RestaurantOf(string group)
    {
        var id = group.AsSpan(Prefix.Length);
        return id.IndexOf(':') is var end and >= 0 ? id[..end] : id;
    }

    /// <summary>Which of a connection's three streams a stream is.</summary>
    public static StreamKind KindOf(string stream) => stream.IndexOf('/') switch
    {
        < 0 => StreamKind.Restaurant,
        var slash when stream.AsSpan(slash + 1).StartsWith("role:") => StreamKind.Role,
        _ => StreamKind.User,
    };

    /// <summary>True when the stream belongs to this screen's hub.</summary>
    public static bool IsOn(string stream, Screen screen) => Streams.Restaurant(screen) is var name
        && stream.StartsWith(name, StringComparison.Ordinal) && (stream.Length == name.Length || stream[name.Length] == '/');
}
