using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Domain.Screens;

/// <summary>The kind of a screen; each has a hub of its own.</summary>
public enum ScreenKind { Kitchen, Floor, Dashboard }

/// <summary>
/// Names of the streams of one restaurant. A connection follows exactly three: its screen's restaurant stream, its role's
/// and its user's. An event is on at most one of any connection's three, so no connection gets it twice.
/// </summary>
public static class Streams
{
    /// <summary>The stream of all screens of this kind.</summary>
    public static string Restaurant(ScreenKind screen) => screen switch
    {
        ScreenKind.Kitchen => "kitchen",
        ScreenKind.Floor => "floor",
        ScreenKind.Dashboard => "dashboard",
        _ => throw new ArgumentOutOfRangeException(nameof(screen), screen, "There is no such kind of screen."),
    };

    /// <summary>The stream of one role on this kind of screen.</summary>
    public static string Role(ScreenKind screen, Role role) => $"{Restaurant(screen)}/role:{role.Name()}";

    /// <summary>The stream of one person on this kind of screen.</summary>
    public static string User(ScreenKind screen, string staffId) => $"{Restaurant(screen)}/user:{staffId}";
}
