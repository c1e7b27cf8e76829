using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Shows people out. Every node follows the log, so every node hears that somebody does not work there any more, or as something else, and closes
/// their connections: at once by the doorbell, within the head poll without. Whoever comes back is asked at the door.
/// </summary>
public sealed class ConnectionRevoker(LiveRestaurants restaurants, Connections connections, ILogger<ConnectionRevoker> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        restaurants.Applied += Look;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        restaurants.Applied -= Look;
        return Task.CompletedTask;
    }

    private void Look(AppliedCommit applied)
    {
        try
        {
            foreach (var @event in applied.Commit.Events)
                if (Person(@event) is { } staffId) connections.Revoke(applied.Restaurant.State, staffId);
        }
        catch (Exception fault)
        {
            // An edge: a screen that cannot be closed must not keep the others from being told. It is refused at its next call.
            logger.NotShownOut(fault, applied.Commit.RestaurantId);
        }
    }

    private static string? Person(RestaurantEvent @event) => @event switch
    {
        StaffStatusChanged changed => changed.StaffId,
        StaffChanged changed => changed.StaffId,
        _ => null,
    };
}
