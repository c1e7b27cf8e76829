using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Sinks.File;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>
/// A log file that begins anew when it, or its folder, has been moved away or removed: an open file without a name takes lines that can
/// never be read.
/// </summary>
/// <param name="open">Opens the file, with this object as its hooks.</param>
internal sealed class LogFile(Func<FileLifecycleHooks, Logger> open) : FileLifecycleHooks, ILogEventSink, IDisposable
{
    private readonly Lock _lock = new();
    private Logger? _file;
    private string? _path;

    public void Emit(LogEvent logEvent)
    {
        lock (_lock)
        {
            if (_path is not null && !File.Exists(_path)) Dispose();
            (_file ??= open(this)).Write(logEvent);
        }
    }

    public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
    {
        _path = path;
        return underlyingStream;
    }

    public void Dispose()
    {
        lock (_lock)
        {
            using var file = _file;
            (_file, _path) = (null, null);
        }
    }
}
