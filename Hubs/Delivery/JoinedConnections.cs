using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>Which connections of this node have joined one hub, by restaurant, and which streams each follows.</summary>
/// <remarks>A restaurant is here while it has a connection. Its watchers are replaced whole, so that the last one to leave takes it along and nobody who enters meanwhile is lost.</remarks>
public sealed class JoinedConnections
{
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, ScreenStreams>> _byRestaurant = new();

    public IEnumerable<string> Restaurants => _byRestaurant.Select(restaurant => restaurant.Key);

    public bool Any(string restaurantId) => _byRestaurant.ContainsKey(restaurantId);

    public IEnumerable<KeyValuePair<string, ScreenStreams>> Of(string restaurantId) =>
        _byRestaurant.TryGetValue(restaurantId, out var watchers) ? watchers : [];

    public void Enter(string restaurantId, string connectionId, ScreenStreams streams) => _byRestaurant.AddOrUpdate(
        restaurantId,
        _ => ImmutableDictionary<string, ScreenStreams>.Empty.Add(connectionId, streams),
        (_, watchers) => watchers.SetItem(connectionId, streams));

    public void Leave(string restaurantId, string connectionId)
    {
        while (_byRestaurant.TryGetValue(restaurantId, out var watchers) && !TryReplace(restaurantId, watchers, watchers.Remove(connectionId)))
        {
        }
    }

    private bool TryReplace(string restaurantId, ImmutableDictionary<string, ScreenStreams> watchers, ImmutableDictionary<string, ScreenStreams> rest) =>
        rest.IsEmpty ? _byRestaurant.TryRemove(new(restaurantId, watchers)) : _byRestaurant.TryUpdate(restaurantId, rest, watchers);
}
