using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>
/// The latest status of all parts. They are checked at most once in <see cref="HealthOptions.KeepFor"/>, however many requests ask; changes
/// are logged.
/// </summary>
internal sealed partial class HealthReports(
    HealthCheckService checks, HealthOptions options, TimeProvider clock, ILogger<HealthReports> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HealthStatus> _known = [];
    private Task<HealthReport>? _latest;
    private long _checkedAt;

    public Task<HealthReport> LatestAsync()
    {
        lock (_gate)
        {
            var isFresh = _latest is not null && (!_latest.IsCompleted || clock.GetElapsedTime(_checkedAt) < options.KeepFor);
            if (!isFresh) (_checkedAt, _latest) = (clock.GetTimestamp(), CheckAsync());
            return _latest!;
        }
    }

    /// <summary>The next request checks the parts again.</summary>
    public void Forget()
    {
        lock (_gate) _latest = null;
    }

    private async Task<HealthReport> CheckAsync()
    {
        var report = await checks.CheckHealthAsync(CancellationToken.None);
        foreach (var (part, entry) in report.Entries) Compare(part, entry);
        return report;
    }

    private void Compare(string part, HealthReportEntry entry)
    {
        lock (_known)
        {
            var before = _known.GetValueOrDefault(part, HealthStatus.Healthy);
            _known[part] = entry.Status;
            if (entry.Status == before) return;
        }
        if (entry.Status is HealthStatus.Healthy) LogRecovered(part);
        else LogWorse(part, entry.Status, entry.Exception);
    }

    [LoggerMessage(13, LogLevel.Warning, "Health: {Part} is {Status}")]
    private partial void LogWorse(string part, HealthStatus status, Exception? fault);

    [LoggerMessage(14, LogLevel.Information, "Health: {Part} is healthy again")]
    private partial void LogRecovered(string part);
}
