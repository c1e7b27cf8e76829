using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Host;

/// <summary>Starts following the logs, and logs faults.</summary>
internal sealed partial class LogFollower(LiveRestaurants restaurants, ILogger<LogFollower> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        restaurants.Faulted += LogFault;
        restaurants.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(10, LogLevel.Warning, "Restaurant {RestaurantId}: reading the log or publishing a commit failed; retrying")]
    private partial void LogFault(string restaurantId, Exception fault);
}
