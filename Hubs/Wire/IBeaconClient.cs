namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>What the clients of every hub receive besides events.</summary>
public interface IBeaconClient
{
    /// <summary>Every 10 s after Join. Compare it with your positions, and join again when you are behind.</summary>
    Task Beacon(Beacon beacon);
}
