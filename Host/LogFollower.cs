using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Host;

/// <summary>Starts following the logs, and logs faults and clocks that are wrong.</summary>
internal sealed partial class LogFollower(LiveRestaurants restaurants, TimeProvider clock, ILogger<LogFollower> logger) : IHostedService
{
    private static readonly TimeSpan BetweenWarnings = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private long? _warnedAt;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        restaurants.Faulted += LogFault;
        restaurants.Applied += CompareClock;
        restaurants.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void CompareClock(AppliedCommit applied)
    {
        var ahead = applied.Commit.At - clock.GetUtcNow();
        if (ahead <= Timestamps.MaxSkew) return;
        lock (_gate)
        {
            if (_warnedAt is { } warned && clock.GetElapsedTime(warned) < BetweenWarnings) return;
            _warnedAt = clock.GetTimestamp();
        }
        LogAhead(applied.Restaurant.Id, applied.Commit.LastSeq, ahead);
    }

    [LoggerMessage(10, LogLevel.Warning, "Restaurant {RestaurantId}: reading the log or publishing a commit failed; retrying")]
    private partial void LogFault(string restaurantId, Exception fault);

    [LoggerMessage(15, LogLevel.Warning,
        "Restaurant {RestaurantId}: the commit up to {Seq} is {Ahead} ahead of this node's clock; compare the clocks of the nodes "
        + "(logged at most once in ten minutes)")]
    private partial void LogAhead(string restaurantId, long seq, TimeSpan ahead);
}
