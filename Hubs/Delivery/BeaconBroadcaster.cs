using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Sends the positions of the log and of its streams to every joined connection, once per <see cref="LiveHubOptions.BeaconInterval"/>.
/// The restaurants are spread over the interval, so that the load is even. A beacon may overtake an earlier message; a client that then
/// joins again loses nothing.
/// </summary>
public sealed class BeaconBroadcaster(
    LiveRestaurants restaurants, IEnumerable<HubSender> hubs, LiveHubOptions options, TimeProvider clock,
    ILogger<BeaconBroadcaster> logger) : BackgroundService
{
    // Each restaurant belongs to one slot of the interval, by the hash of its id.
    private const int Slots = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.BeaconInterval / Slots, clock);
        for (var slot = 0; await timer.WaitForNextTickAsync(stoppingToken); slot = (slot + 1) % Slots)
            foreach (var hub in hubs)
                foreach (var id in hub.JoinedConnections.RestaurantIds)
                    if (SlotOf(id) == slot) await SendBeaconAsync(hub, id, stoppingToken);
    }

    private static int SlotOf(string restaurantId) => (int)((uint)restaurantId.GetHashCode(StringComparison.Ordinal) % Slots);

    private async Task SendBeaconAsync(HubSender hub, string restaurantId, CancellationToken ct)
    {
        try
        {
            var live = await restaurants.OpenAsync(restaurantId, ct);
            // A node that cannot follow the log sends no beacon. Its clients miss it and connect to another node.
            if (!live.IsCurrent) return;
            var state = live.State;
            // Most connections are at the same positions and share one message.
            var byPositions = hub.JoinedConnections.Of(restaurantId)
                .GroupBy(joined => joined.Value.PositionsAt(state), joined => joined.Key);
            foreach (var connections in byPositions)
                await hub.SendBeacon([.. connections], new Beacon(state.Epoch, state.Seq, connections.Key));
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // A failure for one restaurant must not end the loop for the others.
            logger.NoBeacon(fault, restaurantId);
        }
    }
}
