namespace RealtimeRestaurant.Host.Limits;

/// <summary>What some doors are counted under, besides their caller's requests as such.</summary>
internal enum Limit { Payment, Upload, Search }

/// <summary>On a door: its requests are counted under this, too.</summary>
internal sealed record Limited(Limit By);

/// <summary>On a door: whoever watches over this node may ask as often as they like.</summary>
internal sealed record Uncounted;

/// <summary>On a door: success means that the caller has shown who they are.</summary>
internal sealed record ProvesWho;

internal static class LimitedDoors
{
    public static TBuilder LimitedBy<TBuilder>(this TBuilder door, Limit limit) where TBuilder : IEndpointConventionBuilder => door.WithMetadata(new Limited(limit));
}
