using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Host;

/// <summary>Says in the log of operations, at most every ten seconds, how many rings did not go out, and how many came from somebody without the key.</summary>
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

    [LoggerMessage(11, LogLevel.Warning, "{Rings} rings did not go out over Redis; the other nodes find the commits by asking the log")]
    private partial void LogDropped(long rings);

    [LoggerMessage(12, LogLevel.Warning, "{Rings} rings came over Redis from somebody who has not this deployment's key; they were ignored")]
    private partial void LogRejected(long rings);
}
