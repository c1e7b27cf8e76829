using Microsoft.Extensions.Diagnostics.HealthChecks;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Backups;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Host.Operations;

// Besides its status, a part reports numbers only: they are public, and none of them reveals an address or a path.

/// <summary>
/// Asks the store for a head, as the node does every second anyway. A store that can be read but not written, since its disk is full,
/// read-only or failing, is degraded and still serves requests.
/// </summary>
internal sealed class StoreCheck(ICommitLog log, StoreCondition condition, HealthOptions options, TimeProvider clock) : IHealthCheck
{
    // On another thread, since a file on a hanging disk blocks the thread that reads it.
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await Task.Run(() => log.HeadsAsync(["health"], cancellationToken).AsTask(), cancellationToken)
            .WaitAsync(options.Patience, clock, cancellationToken);
        return condition.IsWritable ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded();
    }
}

/// <summary>Without Redis everything works, but other nodes see changes up to a second later: degraded.</summary>
internal sealed class RedisCheck(RedisConnection? redis = null) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (redis is null) return HealthCheckResult.Healthy(Health.NotConfigured);
        // The sockets of a hanging server stay open; a ping to it fails within half a second.
        await redis.Multiplexer.GetDatabase().PingAsync();
        return HealthCheckResult.Healthy();
    }
}

/// <summary>How much of the available memory the process uses. In a container that is the memory of the container.</summary>
internal sealed class MemoryCheck(HealthOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (used, available) = (Environment.WorkingSet, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        var figures = new Dictionary<string, object>
        {
            ["usedBytes"] = (double)used, ["availableBytes"] = (double)available,
            ["managedBytes"] = (double)GC.GetTotalMemory(forceFullCollection: false),
        };
        return Task.FromResult(available > 0 && used > available * options.Memory
            ? HealthCheckResult.Degraded(data: figures) : HealthCheckResult.Healthy(data: figures));
    }
}

/// <summary>Free space on the data disk. While it is nearly full everything works; when it is full no command does.</summary>
internal sealed class DiskCheck(HealthOptions options, string folder, TimeProvider clock) : IHealthCheck
{
    // On another thread, since a hanging disk blocks the thread that reads it.
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.Run(Look, cancellationToken).WaitAsync(options.Patience, clock, cancellationToken);

    private HealthCheckResult Look()
    {
        var disk = new DriveInfo(ExistingFolder(Path.GetFullPath(folder)));
        var figures = new Dictionary<string, object>
        {
            ["freeBytes"] = (double)disk.AvailableFreeSpace, ["totalBytes"] = (double)disk.TotalSize,
        };
        return disk.AvailableFreeSpace < options.FreeDisk
            ? HealthCheckResult.Degraded(data: figures) : HealthCheckResult.Healthy(data: figures);
    }

    // With MongoDB the data folder may not exist yet.
    private static string ExistingFolder(string folder) =>
        Directory.Exists(folder) || Path.GetDirectoryName(folder) is not { } above ? folder : ExistingFolder(above);
}

/// <summary>
/// The age of the newest backup in the schedule's folder, whichever node made it. A missing backup is degraded: the node still serves
/// requests.
/// </summary>
internal sealed class BackupCheck(BackupOptions backups, HealthOptions options, TimeProvider clock) : IHealthCheck
{
    // On another thread, since a hanging disk blocks the thread that reads it.
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        backups.Folder is { Length: > 0 } folder
        ? Task.Run(() => Look(new BackupFolder(folder), clock.GetUtcNow()), cancellationToken)
            .WaitAsync(options.Patience, clock, cancellationToken)
        : Task.FromResult(HealthCheckResult.Healthy(Health.NotConfigured));

    private HealthCheckResult Look(BackupFolder folder, DateTimeOffset now)
    {
        var (past, future) = folder.Backups(now);
        var figures = new Dictionary<string, object> { ["backups"] = (double)past.Length, ["ofTheFuture"] = (double)future.Length };
        if (past is not [.., var newest]) return HealthCheckResult.Degraded(data: figures);
        figures.Add("ageSeconds", Math.Round((now - newest).TotalSeconds));
        return now - newest > options.BackupAge ? HealthCheckResult.Degraded(data: figures) : HealthCheckResult.Healthy(data: figures);
    }
}

/// <summary>Whether this node keeps up with the logs of its restaurants; if not, its screens connect to another node.</summary>
internal sealed class FollowerCheck(LiveRestaurants restaurants, HealthOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var lag = restaurants.Lag;
        var figures = new Dictionary<string, object>
        {
            ["restaurants"] = (double)restaurants.Open.Count, ["lagSeconds"] = Math.Round(lag.TotalSeconds, 3),
        };
        return Task.FromResult(lag > options.FollowerLag
            ? HealthCheckResult.Degraded(data: figures) : HealthCheckResult.Healthy(data: figures));
    }
}

/// <summary>
/// Whether the logs are ahead of this node's clock. Then the clock of a node is wrong, now or when it made the commit: this one's or
/// another's. Until this clock has caught up, the log gives its commits the time of that one.
/// </summary>
internal sealed class ClockCheck(LiveRestaurants restaurants) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var ahead = restaurants.Ahead;
        var figures = new Dictionary<string, object> { ["aheadSeconds"] = Math.Max(0, Math.Round(ahead.TotalSeconds, 3)) };
        return Task.FromResult(ahead > Timestamps.MaxSkew
            ? HealthCheckResult.Degraded(data: figures) : HealthCheckResult.Healthy(data: figures));
    }
}

/// <summary>A node that is stopping finishes its requests, and should get no new ones.</summary>
internal sealed class StoppingCheck(NodeLifetime lifetime, TimeProvider clock) : IHealthCheck
{
    private readonly long _started = clock.GetTimestamp();

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var figures = new Dictionary<string, object> { ["uptimeSeconds"] = Math.Round(clock.GetElapsedTime(_started).TotalSeconds, 1) };
        return Task.FromResult(lifetime.IsStopping
            ? HealthCheckResult.Unhealthy(data: figures) : HealthCheckResult.Healthy(data: figures));
    }
}
