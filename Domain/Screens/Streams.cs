using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Domain.Screens;

/// <summary>The three kinds of screen; each has a hub of its own.</summary>
public enum ScreenKind { Kitchen, Floor, Dashboard }

/// <summary>
/// Names of the streams of one restaurant. A connection follows exactly three: its screen's restaurant stream, its role's
/// and its user's. An event is on at most one of any connection's three, so no connection gets it twice.
/// </summary>
public static class Streams
{
    /// <summary>All who look at this screen.</summary>
    public static string Restaurant(ScreenKind screen) => screen switch
    {
        ScreenKind.Kitchen => "kitchen",
        ScreenKind.Floor => "floor",
        ScreenKind.Dashboard => "dashboard",
        _ => throw new ArgumentOutOfRangeException(nameof(screen), screen, "There is no such screen."),
    };

    /// <summary>Those of one role who look at this screen.</summary>
    public static string Role(ScreenKind screen, Role role) => $"{Restaurant(screen)}/role:{role.Name()}";

    /// <summary>One person, on this screen.</summary>
    public static string User(ScreenKind screen, string staffId) => $"{Restaurant(screen)}/user:{staffId}";
}
