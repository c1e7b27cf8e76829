using RealtimeRestaurant.Infrastructure.Backups;

namespace RealtimeRestaurant.Host.Backups;

/// <summary>
/// Makes a backup whenever there is none since the last <see cref="BackupOptions.At"/>: one that was missed is made when the host starts.
/// Nodes that share the folder want to make the same file, and only one of them can; the others find it, or find it being written.
/// </summary>
internal sealed partial class BackupSchedule(
    BackupOptions options, BackupJob job, TimeProvider clock, IHostEnvironment environment, ILogger<BackupSchedule> logger)
        : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1), AfterFailure = TimeSpan.FromMinutes(10);
    private DateTimeOffset? _loggedFuture;

    /// <summary>The last time at or before <paramref name="now"/> when it was <paramref name="at"/> o'clock.</summary>
    internal static DateTimeOffset LastDue(DateTimeOffset now, TimeOnly at)
    {
        var today = new DateTimeOffset(DateOnly.FromDateTime(now.UtcDateTime), at, TimeSpan.Zero);
        return today <= now ? today : today.AddDays(-1);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Folder is not { Length: > 0 } path)
        {
            if (environment.IsDevelopment()) LogOff();
            else LogOffInProduction();
            return;
        }
        for (var folder = new BackupFolder(path); ;)
            await Task.Delay(await TryAsync(folder, stoppingToken) ? Look : AfterFailure, clock, stoppingToken);
    }

    private async Task<bool> TryAsync(BackupFolder folder, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = LastDue(now, options.At);
        var path = folder.Path(due);
        try
        {
            var (past, future) = folder.Backups(now);
            Warn(folder, future);
            if (past is not [.., var newest] || newest < due)
            {
                await WriteAsync(path, stop);
                Clean(folder, [.. past, due]);
            }
            return true;
        }
        catch (BackupExistsException)
        {
            // Another node is writing it, or has written it. If that node dies meanwhile, the next look finds no backup.
            return true;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // The edge of this loop: every failure is logged, and tried again.
            LogFailed(fault, path, AfterFailure);
            return false;
        }
    }

    private async Task WriteAsync(string path, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        var made = await job.WriteAsync(path, null, stop);
        LogMade(path, made.Restaurants, made.Commits, new FileInfo(path).Length, (long)clock.GetElapsedTime(started).TotalMilliseconds);
    }

    // Logged once, and not at every look.
    private void Warn(BackupFolder folder, DateTimeOffset[] future)
    {
        DateTimeOffset? last = future is [] ? null : future[^1];
        if (last is { } at && at != _loggedFuture) LogFuture(folder.Path(at), future.Length);
        _loggedFuture = last;
    }

    // The new backup counts even where an old one cannot be removed: that is tried again after the next backup.
    private void Clean(BackupFolder folder, DateTimeOffset[] backups)
    {
        var removed = 0;
        foreach (var path in Retention.Expired(backups, options).Select(folder.Path))
            try
            {
                File.Delete(path);
                removed++;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                LogNotCleaned(fault, path);
            }
        if (removed > 0) LogCleaned(removed);
    }

    [LoggerMessage(5001, LogLevel.Information, "No backups are made: Backup:Folder is not set")]
    private partial void LogOff();

    [LoggerMessage(5002, LogLevel.Warning, "No backups are made: set Backup:Folder to a folder on another disk")]
    private partial void LogOffInProduction();

    [LoggerMessage(5003, LogLevel.Information,
        "Backup {Path}: {Restaurants} restaurants, {Commits} commits, {Bytes} bytes in {Milliseconds} ms")]
    private partial void LogMade(string path, int restaurants, long commits, long bytes, long milliseconds);

    [LoggerMessage(5004, LogLevel.Information, "{Count} old backups were removed")]
    private partial void LogCleaned(int count);

    [LoggerMessage(5005, LogLevel.Error, "Backup {Path} failed; retrying in {Pause}")]
    private partial void LogFailed(Exception fault, string path, TimeSpan pause);

    [LoggerMessage(5006, LogLevel.Warning,
        "{Path} is dated in the future, the last of {Count}: these are neither counted nor removed. Was a clock ahead?")]
    private partial void LogFuture(string path, int count);

    [LoggerMessage(5007, LogLevel.Warning,
        "{Path} is no longer needed but could not be deleted; retrying after the next backup")]
    private partial void LogNotCleaned(Exception fault, string path);
}

internal static class BackupSetup
{
    public static void AddBackups(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.Bind<BackupOptions>()).AddSingleton<BackupJob>()
            .AddHostedService<BackupSchedule>();
    }
}
