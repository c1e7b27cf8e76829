namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>What every screen hears besides its events.</summary>
public interface IBeaconClient
{
    /// <summary>Every 10 s: compare with where you are, and join again when you are behind.</summary>
    Task Beacon(Beacon beacon);
}
