using Microsoft.Extensions.Diagnostics.HealthChecks;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Backups;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Infrastructure.Redis;

namespace RealtimeRestaurant.Host.Operations;

// What is said of a part beside its status is numbers: anybody may read them, and none tells where anything is.

/// <summary>
/// The store answers a question that it answers every second anyway. One that can be read and not written, as its disk is full, read-only or failing: degraded, and still in service.
/// </summary>
internal sealed class StoreCheck(ICommitLog log, StoreCondition condition, HealthOptions options, TimeProvider clock) : IHealthCheck
{
    // Not on the caller's thread: a file on a disk that hangs would take it along.
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await Task.Run(() => log.HeadsAsync(["health"], cancellationToken).AsTask(), cancellationToken).WaitAsync(options.Patience, clock, cancellationToken);
        return condition.IsWritable ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded();
    }
}

/// <summary>Without Redis everything works, only other nodes hear of it a second later: degraded, and still in service.</summary>
internal sealed class RedisCheck(RedisConnection? redis = null) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (redis is null) return HealthCheckResult.Healthy(Health.NotConfigured);
        // That the sockets are open says nothing of a server that hangs; a ping fails within half a second.
        await redis.Multiplexer.GetDatabase().PingAsync();
        return HealthCheckResult.Healthy();
    }
}

/// <summary>How much of the memory there is the process has. In a container that is what the container may have.</summary>
internal sealed class MemoryCheck(HealthOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (used, there) = (Environment.WorkingSet, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        var figures = new Dictionary<string, object> { ["usedBytes"] = (double)used, ["availableBytes"] = (double)there, ["managedBytes"] = (double)GC.GetTotalMemory(forceFullCollection: false) };
        return Task.FromResult(there > 0 && used > there * options.Memory ? HealthCheckResult.Degraded(data: figures) : HealthCheckResult.Healthy(data: figures));
    }
}

/// <summary>Room on the disk with the data. While it is nearly full everything still works; when it is full nothing does.</summary>
internal sealed class DiskCheck(HealthOptions options, string folder, TimeProvider clock) : IHealthCheck
{
    // Not on the caller's thread: a disk that hangs would take it along.
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.Run(Look, cancellationToken).WaitAsync(options.Patience, clock, cancellationToken);

    private HealthCheckResult Look()
    {
        var disk = new DriveInfo(There(Path.GetFullPath(folder)));
        var figures = new Dictionary<string, object> { ["freeBytes"] = (double)disk.AvailableFreeSpace, ["totalBytes"] = (double)disk.TotalSize };
        return disk.AvailableFreeSpace < options.FreeDisk ? HealthCheckResult.Degraded(data: figures) : HealthCheckResult.Healthy(data: figures);
    }

    // With MongoDB nothing may have been kept here yet.
    private static string There(string folder) => Directory.Exists(folder) || Path.GetDirectoryName(folder) is not { } above ? folder : There(above);
}

/// <summary>The newest backup in the folder of the schedule, whoever made it. Trade goes on without any: degraded, and still in service.</summary>
internal sealed class BackupCheck(BackupOptions backups, HealthOptions options, TimeProvider clock) : IHealthCheck
{
    // Not on the caller's thread: a disk that hangs would take it along.
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => backups.Folder is { Length: > 0 } folder
        ? Task.Run(() => Look(new BackupFolder(folder), clock.GetUtcNow()), cancellationToken).WaitAsync(options.Patience, clock, cancellationToken)
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

/// <summary>Whether this node keeps up with the logs of its restaurants; where it does not, its screens go to another.</summary>
internal sealed class FollowerCheck(LiveRestaurants restaurants, HealthOptions options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var lag = restaurants.Lag;
        var figures = new Dictionary<string, object> { ["restaurants"] = (double)restaurants.Open.Count, ["lagSeconds"] = Math.Round(lag.TotalSeconds, 3) };
        return Task.FromResult(lag > options.FollowerLag ? HealthCheckResult.Degraded(data: figures) : HealthCheckResult.Healthy(data: figures));
    }
}

/// <summary>A node that is being stopped finishes what it has and should get nothing new.</summary>
internal sealed class StoppingCheck(IHostApplicationLifetime lifetime, TimeProvider clock) : IHealthCheck
{
    private readonly long _started = clock.GetTimestamp();

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var figures = new Dictionary<string, object> { ["uptimeSeconds"] = Math.Round(clock.GetElapsedTime(_started).TotalSeconds, 1) };
        return Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy(data: figures) : HealthCheckResult.Healthy(data: figures));
    }
}
