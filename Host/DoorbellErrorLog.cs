using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Host;

/// <summary>
/// Logs, at most every ten seconds, the number of rings that were not sent and of rings without the key of this deployment.
/// </summary>
internal sealed partial class DoorbellErrorLog(Doorbell doorbell, TimeProvider clock, ILogger<DoorbellErrorLog> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10), clock);
        var (dropped, rejected) = (0L, 0L);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = (Dropped: doorbell.Dropped, Rejected: doorbell.Rejected);
            if (now.Dropped > dropped) LogDropped(now.Dropped - dropped);
            if (now.Rejected > rejected) LogRejected(now.Rejected - rejected);
            (dropped, rejected) = now;
        }
    }

    [LoggerMessage(11, LogLevel.Warning, "{Rings} rings were not sent over Redis; the other nodes find the commits by polling the log")]
    private partial void LogDropped(long rings);

    [LoggerMessage(12, LogLevel.Warning, "{Rings} rings over Redis were rejected: their sender does not have the key of this deployment")]
    private partial void LogRejected(long rings);
}
