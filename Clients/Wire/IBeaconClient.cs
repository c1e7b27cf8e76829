namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The messages besides events that clients of every hub receive.</summary>
public interface IBeaconClient
{
    /// <summary>Every 10 s after Join. Compare it with your positions, and join again when you are behind.</summary>
    Task Beacon(Beacon beacon);
}
