namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>While it is open, messages to one restaurant's groups are held back. Disposing it sends them together.</summary>
/// <remarks>See <see cref="BatchingLifetimeManager{THub}.BeginBatch"/>. The default value holds nothing back.</remarks>
public readonly struct BatchScope : IDisposable
{
    private readonly RestaurantGroups? _restaurant;

    internal BatchScope(RestaurantGroups restaurant) => _restaurant = restaurant;

    public void Dispose() => _restaurant?.EndBatch();
}
