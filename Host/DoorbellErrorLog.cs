using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Host;

/// <summary>Logs, at most every ten seconds, how many rings were not sent, and how many came without the key of this deployment.</summary>
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

    [LoggerMessage(12, LogLevel.Warning, "{Rings} rings came over Redis without the key of this deployment; they were ignored")]
    private partial void LogRejected(long rings);
}
