using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Host;

/// <summary>
/// Every hour removes what can no longer be used: expired refresh tokens, and snapshots older than the time for which a command may be
/// repeated. The log itself never expires.
/// </summary>
internal sealed partial class Housekeeping(
    IRefreshTokens tokens, IStoreMaintenance maintenance, ISnapshots snapshots, TimeProvider clock, ILogger<Housekeeping> logger)
        : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryAsync(() => tokens.RemoveExpiredAsync(clock.GetUtcNow(), stoppingToken));
            await TryAsync(() => RemoveSnapshotsAsync(clock.GetUtcNow() - RememberedCommands.Retention, stoppingToken));
        }
    }

    private async ValueTask RemoveSnapshotsAsync(DateTimeOffset before, CancellationToken stop)
    {
        foreach (var restaurantId in await maintenance.RestaurantsAsync(stop)) await snapshots.RemoveAsync(restaurantId, before, stop);
    }

    private async ValueTask TryAsync(Func<ValueTask> remove)
    {
        try
        {
            await remove();
        }
        catch (StoreUnavailableException fault)
        {
            // Expired data is refused even before it is deleted, so the next hour is soon enough.
            LogPostponed(fault);
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "Expired data could not be deleted; retrying in an hour")]
    private partial void LogPostponed(Exception fault);
}
