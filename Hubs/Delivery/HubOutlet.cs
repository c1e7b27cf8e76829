using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>One hub as the feed sees it: whom it has, and how to reach them. The typed hubs are behind it.</summary>
/// <param name="BeginBatch">Until disposed, what is told of a restaurant waits, and then goes out together.</param>
/// <param name="Tell">Sends one event to the group of its stream.</param>
/// <param name="Beacon">Sends one beacon to these connections.</param>
public sealed record HubOutlet(
    Screen Screen, JoinedConnections JoinedConnections, Func<string, BatchScope> BeginBatch, Func<StreamEvent, Task> Tell, Func<IReadOnlyList<string>, Beacon, Task> Beacon)
{
    /// <summary>What waits for its connections; with a backplane nothing is known of that.</summary>
    public Func<Backlog> Backlog { get; init; } = () => default;

    public static HubOutlet Of<THub, TClient, TSnapshot>(
        LiveScreen<TClient, TSnapshot> screen, JoinedConnections watchers, IHubContext<THub, TClient> hub, HubLifetimeManager<THub> lifetime)
        where THub : Hub<TClient> where TClient : class, IBeaconClient where TSnapshot : class => new(
        screen.Screen, watchers,
        restaurantId => lifetime is BatchingLifetimeManager<THub> batching ? batching.BeginBatch(restaurantId) : default,
        streamEvent => screen.Tell(hub.Clients.Group(Groups.Of(streamEvent.RestaurantId, streamEvent.Stream)), streamEvent),
        (connections, beacon) => hub.Clients.Clients(connections).Beacon(beacon))
    {
        Backlog = () => (lifetime as BatchingLifetimeManager<THub>)?.Backlog ?? default,
    };
}

/// <param name="Messages">Those that wait to be serialised.</param>
/// <param name="Bytes">Of what waits for sockets that do not take it.</param>
public readonly record struct Backlog(int Messages, long Bytes);
