namespace RealtimeRestaurant.Host.Limits;

/// <summary>What some doors are counted under, besides their caller's requests as such.</summary>
internal enum Limit { Payment, Upload, Search }

/// <summary>On a door: its requests are counted under this, too.</summary>
internal sealed record Limited(Limit By);

/// <summary>On a door: whoever watches over this node may ask as often as they like.</summary>
internal sealed record Uncounted;

/// <summary>On a door where strangers show who they are: it counts its requests itself, once it has read for whom they ask.</summary>
internal sealed record CountsItself;

internal static class LimitedDoors
{
    public static TBuilder LimitedBy<TBuilder>(this TBuilder door, Limit limit) where TBuilder : IEndpointConventionBuilder => door.WithMetadata(new Limited(limit));
}
