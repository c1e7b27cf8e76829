using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>The connections of this node that have joined one hub, by restaurant, with the streams that each follows.</summary>
/// <remarks>
/// A restaurant has an entry while it has a connection. The entry is replaced as a whole, so that removing the last connection removes the
/// entry, and a connection that is added at the same moment is not lost.
/// </remarks>
public sealed class JoinedConnections
{
    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, ScreenStreams>> _byRestaurant = new();

    public IEnumerable<string> RestaurantIds => _byRestaurant.Select(restaurant => restaurant.Key);

    public bool Any(string restaurantId) => _byRestaurant.ContainsKey(restaurantId);

    /// <summary>The restaurant's connections: id → streams.</summary>
    public IEnumerable<KeyValuePair<string, ScreenStreams>> Of(string restaurantId) =>
        _byRestaurant.TryGetValue(restaurantId, out var connections) ? connections : [];

    public void Add(string restaurantId, string connectionId, ScreenStreams streams) => _byRestaurant.AddOrUpdate(
        restaurantId,
        _ => ImmutableDictionary<string, ScreenStreams>.Empty.Add(connectionId, streams),
        (_, connections) => connections.SetItem(connectionId, streams));

    public void Remove(string restaurantId, string connectionId)
    {
        while (_byRestaurant.TryGetValue(restaurantId, out var connections)
            && !TryReplace(restaurantId, connections, connections.Remove(connectionId)))
        {
        }
    }

    private bool TryReplace(
        string restaurantId, ImmutableDictionary<string, ScreenStreams> connections, ImmutableDictionary<string, ScreenStreams> rest) =>
        rest.IsEmpty ? _byRestaurant.TryRemove(new(restaurantId, connections)) : _byRestaurant.TryUpdate(restaurantId, rest, connections);
}
