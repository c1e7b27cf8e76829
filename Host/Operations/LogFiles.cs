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
/// The three log files, with one JSON object per line. Requests and slow operations go through a bounded queue, so that no request waits
/// for the disk; lines that find the queue full are dropped and counted. Errors are written at once, since the process may be about to end.
/// The host works on if a file cannot be written.
/// </summary>
internal sealed class LogFiles : IDisposable
{
    private const int QueueLength = 10_000;
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromMinutes(1);

    private readonly LogOptions _options;
    private readonly string? _folder;
    private readonly Meter _meter = new("RealtimeRestaurant.Logs");
    private readonly List<Queue> _queues = [];
    private readonly Selection[] _logs;

    public LogFiles(LogOptions options, string dataFolder, TimeProvider clock)
    {
        _options = options;
        _folder = options.Folder is "" ? null : Path.GetFullPath(options.Folder ?? Path.Combine(dataFolder, "logs"));
        SelfLog.Enable(ReportFaults(clock));
        _meter.CreateObservableCounter("restaurant.logs.dropped", () => _queues.Sum(queue => queue.Dropped), "{line}",
            "Log lines dropped because the queue was full");
        _logs =
        [
            Log(Logs.IsOfRequest, to => Queued(to, "requests")), Log(IsSlow, to => Queued(to, "performance")),
                Log(IsError, to => File(to, "errors")),
        ];
        var all = new LoggerConfiguration().MinimumLevel.Verbose();
        foreach (var log in _logs) all.WriteTo.Sink(log);
        Logger = all.CreateLogger();
    }

    public Serilog.ILogger Logger { get; }

    /// <summary>Writes the queued lines. On a full disk they are lost, and the node ends all the same.</summary>
    public void Dispose()
    {
        foreach (var log in _logs) End(log.To);
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

    private static Selection Log(Func<LogEvent, bool> which, Action<LoggerSinkConfiguration> write)
    {
        var log = new LoggerConfiguration().MinimumLevel.Verbose();
        write(log.WriteTo);
        return new(which, log.CreateLogger());
    }

    // Only lines about slow operations have a property Milliseconds: a slow call (3010), a slow query (4001). A hub connection that lasts
    // an hour is not slow.
    private bool IsSlow(LogEvent line) =>
        line.Properties.ContainsKey("Milliseconds")
        || (line.Properties.GetValueOrDefault("Elapsed") is ScalarValue { Value: double took }
            && took >= _options.Slow.TotalMilliseconds && !IsConnection(line));

    private static bool IsConnection(LogEvent line) =>
        line.Properties.GetValueOrDefault("StatusCode") is ScalarValue { Value: StatusCodes.Status101SwitchingProtocols };

    private static bool IsError(LogEvent line) =>
        line.Level >= LogEventLevel.Warning && !line.Properties.ContainsKey("Milliseconds");

    private void Queued(LoggerSinkConfiguration to, string name)
    {
        var queue = new Queue();
        _queues.Add(queue);
        to.Async(behind => File(behind, name), QueueLength, blockWhenFull: false, queue);
    }

    private void File(LoggerSinkConfiguration to, string name)
    {
        if (_folder is null) return;
        to.Sink(new LogFile(hooks => new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.File(
            new CompactJsonFormatter(), Path.Combine(_folder, $"{name}-.log"), rollingInterval: RollingInterval.Day,
            rollOnFileSizeLimit: true, fileSizeLimitBytes: _options.FileBytes, retainedFileCountLimit: _options.Files,
            retainedFileTimeLimit: _options.KeepFor, hooks: hooks).CreateLogger()));
    }

    // To the console, at most once a minute.
    private static Action<string> ReportFaults(TimeProvider clock)
    {
        var reported = 0L;
        return fault =>
        {
            var (before, now) = (Interlocked.Read(ref reported), clock.GetTimestamp());
            if (before != 0 && clock.GetElapsedTime(before, now) < RepeatAfter) return;
            if (Interlocked.CompareExchange(ref reported, now, before) == before)
                Console.Error.WriteLine($"A log cannot be written: {fault}");
        };
    }

    // WriteTo.Logger would copy each line before a filter sees it.
    private sealed record Selection(Func<LogEvent, bool> Which, Logger To) : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            if (Which(logEvent)) To.Write(logEvent);
        }
    }

    private sealed class Queue : IAsyncLogEventSinkMonitor
    {
        private IAsyncLogEventSinkInspector? _inspector;

        public long Dropped => _inspector?.DroppedMessagesCount ?? 0;

        public void StartMonitoring(IAsyncLogEventSinkInspector inspector) => _inspector = inspector;

        public void StopMonitoring(IAsyncLogEventSinkInspector inspector)
        {
            // The counter keeps its last value.
        }
    }
}
