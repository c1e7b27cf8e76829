using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>Every connection to a hub of this node, joined or not, by restaurant.</summary>
public sealed class Connections
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, Connection>> _byRestaurant = [];
    private bool _areClosing;

    private sealed record Connection(Caller Caller, HubCallerContext Context)
    {
        public string StaffId => Caller.Actor.Id;
    }

    /// <summary>True once <see cref="CloseAllAsync"/> was called.</summary>
    public bool AreClosing
    {
        get { lock (_lock) return _areClosing; }
    }

    /// <returns>How many connections the person and the restaurant have now, with this one.</returns>
    public (int OfPerson, int OfRestaurant) Add(Caller caller, HubCallerContext context)
    {
        lock (_lock)
        {
            if (!_byRestaurant.TryGetValue(caller.RestaurantId, out var connections))
                _byRestaurant.Add(caller.RestaurantId, connections = []);
            connections[context.ConnectionId] = new(caller, context);
            return (connections.Values.Count(connection => connection.StaffId == caller.Actor.Id), connections.Count);
        }
    }

    public void Remove(Caller caller, string connectionId)
    {
        lock (_lock)
        {
            if (!_byRestaurant.TryGetValue(caller.RestaurantId, out var connections)) return;
            if (connections.Remove(connectionId) && connections.Count == 0) _byRestaurant.Remove(caller.RestaurantId);
        }
    }

    public bool Any(string restaurantId)
    {
        lock (_lock) return _byRestaurant.ContainsKey(restaurantId);
    }

    /// <summary>The staff ids of the people who are connected to the restaurant on this node.</summary>
    public IReadOnlySet<string> StaffIdsOf(string restaurantId)
    {
        lock (_lock)
            return _byRestaurant.GetValueOrDefault(restaurantId)?.Values.Select(connection => connection.StaffId).ToHashSet() ?? [];
    }

    /// <summary>All people who are connected to this node, each once per restaurant.</summary>
    public IReadOnlyCollection<StaffPresence> Present()
    {
        lock (_lock)
            return _byRestaurant
                .SelectMany(entry => entry.Value.Values, (entry, connection) => new StaffPresence(entry.Key, connection.StaffId))
                .ToHashSet();
    }

    /// <summary>
    /// Closes the person's connections to the restaurant, except those that <see cref="Caller.IsMemberOf"/> still allows. Returns at once.
    /// </summary>
    public void Revoke(Restaurant state, string staffId)
    {
        Connection[] revoked;
        lock (_lock)
        {
            if (!_byRestaurant.TryGetValue(state.Id, out var connections)) return;
            revoked = [.. connections.Values.Where(connection => connection.StaffId == staffId && !connection.Caller.IsMemberOf(state))];
        }
        foreach (var connection in revoked) Close(connection.Context);
    }

    /// <summary>Tells all clients to reconnect and closes their connections, spread evenly over this time.</summary>
    public async Task CloseAllAsync(TimeSpan over, TimeProvider clock, CancellationToken ct)
    {
        HubCallerContext[] open;
        lock (_lock)
        {
            _areClosing = true;
            open = [.. _byRestaurant.Values.SelectMany(connections => connections.Values, (_, connection) => connection.Context)];
        }
        var started = clock.GetTimestamp();
        foreach (var (i, context) in open.Index())
        {
            var ahead = over * (i + 1) / open.Length - clock.GetElapsedTime(started);
            if (ahead > TimeSpan.Zero) await Task.Delay(ahead, clock, ct);
            RequestReconnect(context);
        }
    }

    /// <summary>Closes the connection; SignalR's close message tells the client to reconnect.</summary>
    public static void RequestReconnect(HubCallerContext context) =>
        context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();

    /// <summary>Closes the connection and its transport, so that nothing that waits for a full socket is sent later.</summary>
    public static void Close(HubCallerContext context)
    {
        context.Abort();
        context.Features.Get<IConnectionLifetimeFeature>()?.Abort();
    }
}
