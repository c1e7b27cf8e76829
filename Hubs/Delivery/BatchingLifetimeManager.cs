using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Keeps the groups of a hub in this process, for <see cref="Fanout.Log"/>. Sending to a group or to connections returns at once. Waiting
/// messages are serialised once per protocol and written once per connection, in order. A connection that does not keep up is closed as
/// <see cref="SlowClientPolicy"/> says, and no other connection waits for it.
/// </summary>
/// <remarks>Group names are those of <see cref="Groups"/>. Everything else that a hub can do is inherited from SignalR.</remarks>
public sealed class BatchingLifetimeManager<THub>(
    SlowClientPolicy policy, ILoggerFactory loggers)
    : DefaultHubLifetimeManager<THub>(loggers.CreateLogger<DefaultHubLifetimeManager<THub>>()) where THub : Hub
{
    private readonly ILogger _logger = loggers.CreateLogger<BatchingLifetimeManager<THub>>();
    private readonly ConcurrentDictionary<string, BoundedConnection> _connections = new();
    private readonly ConcurrentDictionary<string, RestaurantGroups> _restaurants = new();

    /// <summary>
    /// Holds back messages to the restaurant's groups until the scope is disposed, and then sends them together: one write per commit.
    /// </summary>
    public BatchScope BeginBatch(string restaurantId)
    {
        if (!_restaurants.TryGetValue(restaurantId, out var restaurant)) return default;
        restaurant.BeginBatch();
        return new(restaurant);
    }

    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        _connections[connection.ConnectionId] = new(connection, policy, _logger.Closed);
        await base.OnConnectedAsync(connection);
    }

    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (_connections.TryRemove(connection.ConnectionId, out var removed)) removed.LeaveAll();
        await base.OnDisconnectedAsync(connection);
    }

    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (_connections.TryGetValue(connectionId, out var connection)) connection.Join(groupName, OpenRestaurant);
        return Task.CompletedTask;
    }

    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        if (_connections.TryGetValue(connectionId, out var connection)) connection.Leave(groupName);
        return Task.CompletedTask;
    }

    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        FindRestaurant(groupName)?.Send(groupName, new InvocationMessage(methodName, args));
        return Task.CompletedTask;
    }

    public override Task SendGroupsAsync(
        IReadOnlyList<string> groupNames, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        var message = new InvocationMessage(methodName, args);
        foreach (var group in groupNames) FindRestaurant(group)?.Send(group, message);
        return Task.CompletedTask;
    }

    public override Task SendGroupExceptAsync(
        string groupName, string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds,
        CancellationToken cancellationToken = default)
    {
        var members = FindRestaurant(groupName)?.Members(groupName) ?? [];
        var included = members.Select(member => member.Id).Except(excludedConnectionIds);
        return SendConnectionsAsync([.. included], methodName, args, cancellationToken);
    }

    public override Task SendConnectionAsync(
        string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        SendConnectionsAsync([connectionId], methodName, args, cancellationToken);

    public override Task SendConnectionsAsync(
        IReadOnlyList<string> connectionIds, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        var connections = new List<BoundedConnection>(connectionIds.Count);
        foreach (var id in connectionIds)
            if (_connections.TryGetValue(id, out var connection)) connections.Add(connection);
        if (connections.Count == 0) return Task.CompletedTask;
        var protocols = connections.Select(connection => connection.Protocol).Distinct();
        var batch = Batch.Of([new InvocationMessage(methodName, args)], [.. protocols]);
        foreach (var connection in connections) connection.Post(batch);
        return Task.CompletedTask;
    }

    /// <summary>The backlog of the hub's connections. An estimate: it is read without locks, for the metrics.</summary>
    internal Backlog Backlog => new(
        _restaurants.Sum(restaurant => restaurant.Value.WaitingMessages),
        _connections.Sum(connection => (long)connection.Value.BacklogBytes));

    /// <summary>How many restaurants have a connection in a group.</summary>
    internal int RestaurantCount => _restaurants.Count;

    private RestaurantGroups OpenRestaurant(string group) => FindRestaurant(group) ?? _restaurants.GetOrAdd(
        Groups.RestaurantOf(group).ToString(), id => new(policy, _logger, restaurant => _restaurants.TryRemove(new(id, restaurant))));

    private RestaurantGroups? FindRestaurant(string group) =>
        _restaurants.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Groups.RestaurantOf(group), out var restaurant)
            ? restaurant
            : null;
}
