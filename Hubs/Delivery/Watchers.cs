using System.Collections.Concurrent;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>Which connections of this node have joined one hub, by restaurant, and which streams each follows.</summary>
public sealed class Watchers
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, ScreenStreams>> _byRestaurant = new();

    public IEnumerable<string> Restaurants => _byRestaurant.Where(restaurant => !restaurant.Value.IsEmpty).Select(restaurant => restaurant.Key);

    public bool Any(string restaurantId) => _byRestaurant.TryGetValue(restaurantId, out var watchers) && !watchers.IsEmpty;

    public IEnumerable<KeyValuePair<string, ScreenStreams>> Of(string restaurantId) =>
        _byRestaurant.TryGetValue(restaurantId, out var watchers) ? watchers : [];

    public void Enter(string restaurantId, string connectionId, ScreenStreams streams) =>
        _byRestaurant.GetOrAdd(restaurantId, _ => new())[connectionId] = streams;

    public void Leave(string restaurantId, string connectionId)
    {
        if (_byRestaurant.TryGetValue(restaurantId, out var watchers)) watchers.TryRemove(connectionId, out _);
    }
}
