using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Tells every joined connection, once an interval, where the log and its streams are. Restaurants take turns within the interval, so
/// that no moment is busier than another. A beacon may overtake a message that is on its way; a screen that joins again for it loses nothing.
/// </summary>
public sealed class Beacons(
    LiveRestaurants restaurants, IEnumerable<HubOutlet> outlets, LiveHubOptions options, TimeProvider clock, ILogger<Beacons> logger) : BackgroundService
{
    private const int Turns = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.BeaconInterval / Turns, clock);
        for (var turn = 0; await timer.WaitForNextTickAsync(stoppingToken); turn = (turn + 1) % Turns)
            foreach (var outlet in outlets)
                foreach (var id in outlet.JoinedConnections.Restaurants)
                    if ((uint)id.GetHashCode(StringComparison.Ordinal) % Turns == turn) await SendBeaconAsync(outlet, id, stoppingToken);
    }

    private async Task SendBeaconAsync(HubOutlet outlet, string restaurantId, CancellationToken ct)
    {
        try
        {
            var live = await restaurants.OpenAsync(restaurantId, ct);
            // A node that cannot follow the log must not say that all is well: its screens hear nothing, and go to another.
            if (!live.IsCurrent) return;
            var state = live.State;
            // Streams differ by role and person, their positions hardly: most share one message.
            foreach (var alike in outlet.JoinedConnections.Of(restaurantId).GroupBy(watcher => watcher.Value.At(state), watcher => watcher.Key))
                await outlet.Beacon([.. alike], new Beacon(state.Epoch, state.Seq, alike.Key));
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // The edge of this loop: one restaurant must not silence the others.
            logger.NoBeacon(fault, restaurantId);
        }
    }
}
