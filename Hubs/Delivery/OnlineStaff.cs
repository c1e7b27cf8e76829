using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Who is online, on whichever node: once an interval each node writes down whom it has, in one write, and reads whom the others have, in one query.
/// Whoever was not seen for the grace is offline; nobody is clocked out for it. While the store is away a node knows its own people only.
/// </summary>
public sealed class OnlineStaff(
    IPresence presence, Connections connections, LiveRestaurants restaurants, LiveHubOptions options, TimeProvider clock, ILogger<OnlineStaff> logger) : BackgroundService
{
    private const int BeatsBetweenForgetting = 60;

    // As last read: restaurant → who, and when they were last seen.
    private ILookup<string, (string StaffId, DateTimeOffset At)> _seen = Array.Empty<(string, DateTimeOffset)>().ToLookup(_ => "");

    /// <summary>The staff ids of those who are online in the restaurant, from memory. Of others' nodes as of this node's last reading; of a restaurant that was not live here then, nothing yet.</summary>
    public IReadOnlySet<string> Online(string restaurantId)
    {
        var since = clock.GetUtcNow() - options.PresenceGrace;
        return _seen[restaurantId].Where(one => one.At > since).Select(one => one.StaffId).Concat(connections.Of(restaurantId)).ToHashSet();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.PresenceInterval, clock);
        for (var beat = 0; await timer.WaitForNextTickAsync(stoppingToken); beat++)
        {
            try
            {
                await BeatAsync(forget: beat % BeatsBetweenForgetting == 0, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // The edge of this loop: who is online is nothing to fail for, and the next beat tries again.
                logger.NoAttendance(fault);
            }
        }
    }

    private async Task BeatAsync(bool forget, CancellationToken ct)
    {
        var (now, people) = (clock.GetUtcNow(), connections.People());
        if (people.Count > 0) await presence.SeeAsync(people, now, ct);
        var seen = await presence.SeenAsync([.. restaurants.Open.Select(live => live.Id)], now - options.PresenceGrace, ct);
        _seen = seen.ToLookup(one => one.Key.RestaurantId, one => (one.Key.StaffId, one.Value));
        // Nodes' clocks differ a little, and a row costs nothing.
        if (forget) await presence.ForgetAsync(now - 2 * options.PresenceGrace, ct);
    }
}
