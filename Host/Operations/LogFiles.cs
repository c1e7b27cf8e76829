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
    private readonly Logger[] _logs;

    public LogFiles(LogOptions options, string dataFolder, TimeProvider clock)
    {
        (_options, _folder) = (options, options.Folder is "" ? null : Path.GetFullPath(options.Folder ?? Path.Combine(dataFolder, "logs")));
        SelfLog.Enable(Complaints(clock));
        _meter.CreateObservableCounter("restaurant.logs.dropped", () => _queues.Sum(queue => queue.Dropped), "{line}", "Lines that found a full queue");
        _logs = [Log(Logs.IsOfRequest, to => Queued(to, "requests")), Log(IsSlow, to => Queued(to, "performance")), Log(IsError, to => File(to, "errors"))];
        var all = new LoggerConfiguration().MinimumLevel.Verbose();
        foreach (var log in _logs) all.WriteTo.Logger(log);
        Logger = all.CreateLogger();
    }

    public Serilog.ILogger Logger { get; }

    /// <summary>Writes what waits. On a full disk that cannot be: the node ends all the same.</summary>
    public void Dispose()
    {
        foreach (var log in _logs) End(log);
        _meter.Dispose();
    }

    private static void End(Logger log)
    {
        try
        {
            log.Dispose();
        }
        catch (IOException fault)
        {
            SelfLog.WriteLine("The last lines are lost: {0}", fault.Message);
        }
    }

    private static Logger Log(Func<LogEvent, bool> which, Action<LoggerSinkConfiguration> write)
    {
        var log = new LoggerConfiguration().MinimumLevel.Verbose().Filter.ByIncludingOnly(which);
        write(log.WriteTo);
        return log.CreateLogger();
    }

    // Only lines of what was slow may name their Milliseconds: a slow call (3010), a slow query (4001). A connection that lasts for an hour is not slow.
    private bool IsSlow(LogEvent line) =>
        line.Properties.ContainsKey("Milliseconds")
        || (line.Properties.TryGetValue("Elapsed", out var elapsed) && elapsed is ScalarValue { Value: double took } && took >= _options.Slow.TotalMilliseconds && !IsConnection(line));

    private static bool IsConnection(LogEvent line) => line.Properties.GetValueOrDefault("StatusCode") is ScalarValue { Value: StatusCodes.Status101SwitchingProtocols };

    private static bool IsError(LogEvent line) => line.Level >= LogEventLevel.Warning && !line.Properties.ContainsKey("Milliseconds");

    private void Queued(LoggerSinkConfiguration to, string name)
    {
        var queue = new Queue();
        _queues.Add(queue);
        to.Async(behind => File(behind, name), QueueLength, blockWhenFull: false, queue);
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
