using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Closes the connections of members of staff who have left the restaurant, or whose role, password or email has changed. Every node
/// follows the log, so every node closes its own: at once when the doorbell works, else within the head poll. <see cref="HubGuard"/>
/// refuses the same people when they connect again.
/// </summary>
public sealed class ConnectionRevoker(LiveRestaurants restaurants, Connections connections, ILogger<ConnectionRevoker> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        restaurants.Applied += OnApplied;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        restaurants.Applied -= OnApplied;
        return Task.CompletedTask;
    }

    private void OnApplied(AppliedCommit applied)
    {
        try
        {
            foreach (var @event in applied.Commit.Events)
                if (ChangedStaffId(@event) is { } staffId) connections.Revoke(applied.Restaurant.State, staffId);
        }
        catch (Exception fault)
        {
            // A connection that cannot be closed must not keep the commit from other handlers. Its next call is refused.
            logger.ConnectionsNotRevoked(fault, applied.Commit.RestaurantId);
        }
    }

    private static string? ChangedStaffId(RestaurantEvent @event) => @event switch
    {
        StaffStatusChanged changed => changed.StaffId,
        StaffChanged changed => changed.StaffId,
        SignInsEnded ended => ended.StaffId,
        _ => null,
    };
}
