using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Knows which members of staff are online, on any node. Once per <see cref="LiveHubOptions.PresenceInterval"/> each node stores the people
/// who are connected to it, in one write, and reads those of the other nodes, in one query. A person who was not seen for
/// <see cref="LiveHubOptions.PresenceGrace"/> is offline; their status does not change. While the store is unreachable a node knows only
/// its own connections.
/// </summary>
public sealed class OnlineStaff(
    IPresence presence, Connections connections, LiveRestaurants restaurants, LiveHubOptions options, TimeProvider clock,
    ILogger<OnlineStaff> logger) : BackgroundService
{
    private const int RoundsBetweenCleanups = 60;

    // By restaurant, as last read from the store.
    private ILookup<string, (string StaffId, DateTimeOffset At)> _seen = Array.Empty<(string, DateTimeOffset)>().ToLookup(_ => "");

    /// <summary>
    /// The staff ids of the people who are online in the restaurant, read from memory. Connections to other nodes are as of this node's
    /// last read, and unknown for a restaurant that was not open on this node then.
    /// </summary>
    public IReadOnlySet<string> Online(string restaurantId)
    {
        var since = clock.GetUtcNow() - options.PresenceGrace;
        var elsewhere = _seen[restaurantId].Where(seen => seen.At > since).Select(seen => seen.StaffId);
        return elsewhere.Concat(connections.StaffIdsOf(restaurantId)).ToHashSet();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.PresenceInterval, clock);
        for (var round = 0; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            try
            {
                await SynchronizeAsync(cleanUp: round % RoundsBetweenCleanups == 0, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // Presence is not worth ending the loop for; the next round tries again.
                logger.PresenceFailed(fault);
            }
        }
    }

    private async Task SynchronizeAsync(bool cleanUp, CancellationToken ct)
    {
        var (now, present) = (clock.GetUtcNow(), connections.Present());
        if (present.Count > 0) await presence.RecordAsync(present, now, ct);
        var seen = await presence.ListSinceAsync([.. restaurants.Open.Select(live => live.Id)], now - options.PresenceGrace, ct);
        _seen = seen.ToLookup(one => one.Key.RestaurantId, one => (one.Key.StaffId, one.Value));
        // Twice the grace, because the clocks of nodes differ a little.
        if (cleanUp) await presence.RemoveBeforeAsync(now - 2 * options.PresenceGrace, ct);
    }
}
