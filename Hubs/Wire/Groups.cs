using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Screens;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>
/// The names of all groups, and the group that each stream of a restaurant is sent to. Groups belong to one hub, so a name does not say
/// which screen it is for. The token alone decides which groups a connection joins; clients name no groups.
/// </summary>
public static class Groups
{
    private const string Prefix = "restaurant:";

    /// <summary>Every connection of the restaurant to the hub. Carries the screen's restaurant stream.</summary>
    public static string Restaurant(string restaurantId) => $"{Prefix}{restaurantId}";

    /// <summary>The connections whose token has this role in this restaurant. Carries the role's stream.</summary>
    public static string Role(string restaurantId, string role) => $"{Prefix}{restaurantId}:role:{role}";

    /// <summary>
    /// The connections of one person in this restaurant. The name includes the restaurant, because a person may work in two branches, and a
    /// screen that is signed in to one must not get messages of the other. Carries the person's stream.
    /// </summary>
    public static string User(string restaurantId, string userId) => $"{Prefix}{restaurantId}:user:{userId}";

    /// <summary>The group that a stream is sent to, in the stream's own hub.</summary>
    public static string Of(string restaurantId, string stream) =>
        stream.IndexOf('/') is var slash and >= 0
            ? string.Concat(Prefix, restaurantId, ":", stream.AsSpan(slash + 1))
            : Restaurant(restaurantId);

    /// <summary>
    /// The id of the restaurant that a group belongs to. The messages of one restaurant's groups are delivered in one order.
    /// </summary>
    public static ReadOnlySpan<char> RestaurantOf(string group)
    {
        var id = group.AsSpan(Prefix.Length);
        return id.IndexOf(':') is var end and >= 0 ? id[..end] : id;
    }

    /// <summary>The kind of a stream: one of a connection's three.</summary>
    public static StreamKind KindOf(string stream) => stream.IndexOf('/') switch
    {
        < 0 => StreamKind.Restaurant,
        var slash when stream.AsSpan(slash + 1).StartsWith("role:") => StreamKind.Role,
        _ => StreamKind.User,
    };

    /// <summary>The role that a stream is of; null where it is of a whole screen or one person.</summary>
    public static Role? RoleOf(string stream) =>
        KindOf(stream) is StreamKind.Role ? RoleNames.Parse(stream[(stream.LastIndexOf(':') + 1)..]) : null;

    /// <summary>True when the stream belongs to this screen's hub.</summary>
    public static bool IsOn(string stream, ScreenKind screen) => Streams.Restaurant(screen) is var name
        && stream.StartsWith(name, StringComparison.Ordinal) && (stream.Length == name.Length || stream[name.Length] == '/');
}
