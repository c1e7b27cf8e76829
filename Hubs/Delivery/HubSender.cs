using Microsoft.AspNetCore.SignalR;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>A sender for one hub, for background services: its joined connections and the functions that send to them.</summary>
/// <param name="BeginBatch">Holds back what is sent to a restaurant until the scope is disposed, and then sends it together.</param>
/// <param name="Send">Sends one event to the group of its stream.</param>
/// <param name="SendBeacon">Sends one beacon to the connections with these ids.</param>
public sealed record HubSender(
    ScreenKind Screen, JoinedConnections JoinedConnections, Func<string, BatchScope> BeginBatch, Func<StreamEvent, Task> Send,
    Func<IReadOnlyList<string>, Beacon, Task> SendBeacon)
{
    /// <summary>The backlog of the hub's connections; unknown, and so 0, with a backplane.</summary>
    public Func<Backlog> Backlog { get; init; } = () => default;

    public static HubSender Of<THub, TClient, TSnapshot>(
        ScreenDefinition<TClient, TSnapshot> screen, JoinedConnections joined, IHubContext<THub, TClient> hub,
        HubLifetimeManager<THub> lifetime)
        where THub : Hub<TClient>
        where TClient : class, IBeaconClient
        where TSnapshot : class
    {
        var batching = lifetime as BatchingLifetimeManager<THub>;
        return new(
            screen.Screen, joined,
            restaurantId => batching?.BeginBatch(restaurantId) ?? default,
            streamEvent => screen.Send(hub.Clients.Group(Groups.Of(streamEvent.RestaurantId, streamEvent.Stream)), streamEvent),
            (connectionIds, beacon) => hub.Clients.Clients(connectionIds).Beacon(beacon))
        {
            Backlog = () => batching?.Backlog ?? default,
        };
    }
}
