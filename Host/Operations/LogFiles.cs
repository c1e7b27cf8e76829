using System.Diagnostics.Metrics;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Sinks.Async;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>
/// The three files, one JSON object a line. Requests and what is slow are written behind a bounded queue, so that nobody waits for the disk, and are dropped
/// and counted when it is full; errors are written before it goes on, since they may be the last words. A file that cannot be written stops nothing.
/// </summary>
internal sealed class LogFiles : IDisposable
{
    private const int QueueLength = 10_000;
    private static readonly TimeSpan SaidAgainAfter = TimeSpan.FromMinutes(1);

    private readonly LogOptions _options;
    private readonly string? _folder;
    private readonly Meter _meter = new("RealtimeRestaurant.Logs");
    private readonly List<Queue> _queues = [];
    private readonly Logger _logger;

    public LogFiles(LogOptions options, string dataFolder, TimeProvider clock)
    {
        (_options, _folder) = (options, options.Folder is "" ? null : Path.GetFullPath(options.Folder ?? Path.Combine(dataFolder, "logs")));
        SelfLog.Enable(Complaints(clock));
        _meter.CreateObservableCounter("restaurant.logs.dropped", () => _queues.Sum(queue => queue.Dropped), "{line}", "Lines that found a full queue");
        _logger = new LoggerConfiguration().MinimumLevel.Verbose()
            .WriteTo.Logger(log => Queued(log.Filter.ByIncludingOnly(Logs.IsOfRequest).WriteTo, "requests"))
            .WriteTo.Logger(log => Queued(log.Filter.ByIncludingOnly(IsSlow).WriteTo, "performance"))
            .WriteTo.Logger(log => File(log.Filter.ByIncludingOnly(IsError).WriteTo, "errors"))
            .CreateLogger();
    }

    public Serilog.ILogger Logger => _logger;

    /// <summary>Writes what waits.</summary>
    public void Dispose()
    {
        _logger.Dispose();
        _meter.Dispose();
    }

    // A connection that lasts for an hour is not slow; whatever names its milliseconds was.
    private bool IsSlow(LogEvent line) =>
        line.Properties.ContainsKey("Milliseconds")
        || (line.Properties.TryGetValue("Elapsed", out var elapsed) && elapsed is ScalarValue { Value: double took } && took >= _options.Slow.TotalMilliseconds && !IsConnection(line));

    private static bool IsConnection(LogEvent line) => line.Properties.GetValueOrDefault("StatusCode") is ScalarValue { Value: StatusCodes.Status101SwitchingProtocols };

    private static bool IsError(LogEvent line) => line.Level >= LogEventLevel.Warning && !line.Properties.ContainsKey("Milliseconds");

    private LoggerConfiguration Queued(LoggerSinkConfiguration to, string name)
    {
        var queue = new Queue();
        _queues.Add(queue);
        return to.Async(behind => File(behind, name), QueueLength, blockWhenFull: false, queue);
    }

    private void File(LoggerSinkConfiguration to, string name)
    {
        if (_folder is null) return;
        to.File(new CompactJsonFormatter(), Path.Combine(_folder, $"{name}-.log"), rollingInterval: RollingInterval.Day, rollOnFileSizeLimit: true,
            fileSizeLimitBytes: _options.FileBytes, retainedFileCountLimit: _options.Files, retainedFileTimeLimit: _options.KeepFor);
    }

    // To the console, but not a line for each line that is lost.
    private static Action<string> Complaints(TimeProvider clock)
    {
        var said = 0L;
        return complaint =>
        {
            var (before, now) = (Interlocked.Read(ref said), clock.GetTimestamp());
            if (before != 0 && clock.GetElapsedTime(before, now) < SaidAgainAfter) return;
            if (Interlocked.CompareExchange(ref said, now, before) == before) Console.Error.WriteLine($"A log cannot be written: {complaint}");
        };
    }

    private sealed class Queue : IAsyncLogEventSinkMonitor
    {
        private IAsyncLogEventSinkInspector? _inspector;

        public long Dropped => _inspector?.DroppedMessagesCount ?? 0;

        public void StartMonitoring(IAsyncLogEventSinkInspector inspector) => _inspector = inspector;

        public void StopMonitoring(IAsyncLogEventSinkInspector inspector)
        {
            // What was dropped stays dropped.
        }
    }
}
