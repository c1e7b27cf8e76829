using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Client;

/// <summary>How a screen stands.</summary>
public enum LiveStatus
{
    /// <summary>It shows what is so.</summary>
    Live,

    /// <summary>It is getting what it missed.</summary>
    CatchingUp,

    /// <summary>There is no connection: it shows what was so.</summary>
    Offline,

    /// <summary>It has stopped: the person has to sign in again, or may not see this hub.</summary>
    NotAllowed,
}

/// <summary>What to tell the people in front of a screen.</summary>
/// <param name="Since">With <see cref="LiveStatus.Offline"/>: since when; else null.</param>
/// <param name="Problem">
/// With <see cref="LiveStatus.NotAllowed"/>: <c>forbidden</c>, where the role may not see this hub; else a person has to sign in. Null with
/// any other status.
/// </param>
public sealed record LiveState(LiveStatus Is, DateTimeOffset? Since = null, Problem? Problem = null)
{
    public override string ToString() => Is switch
    {
        LiveStatus.Live => "live",
        LiveStatus.CatchingUp => "catching up",
        LiveStatus.Offline => $"offline since {Since:HH:mm:ss}",
        _ => $"not allowed: {Problem?.Detail}",
    };
}
