using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace RealtimeRestaurant.Infrastructure;

/// <summary>Logs slow statements of a store, but never their values, which contain guests' notes and password hashes.</summary>
internal sealed partial class SlowQueries(TimeSpan threshold, ILogger logger)
{
    public static readonly SlowQueries None = new(TimeSpan.MaxValue, NullLogger.Instance);

    public static SlowQueries Of(IServiceProvider services, StoreOptions options) =>
        new(options.SlowQuery, services.GetService<ILoggerFactory>()?.CreateLogger<SlowQueries>() ?? NullLogger<SlowQueries>.Instance);

    /// <param name="started">A timestamp of <see cref="Stopwatch"/>.</param>
    public void RecordSince(string statement, long started) => Record(statement, Stopwatch.GetElapsedTime(started));

    public void Record(string statement, TimeSpan time)
    {
        if (time < threshold) return;
        StoreTelemetry.RecordSlowStatement();
        Log((long)time.TotalMilliseconds, statement);
    }

    [LoggerMessage(4001, LogLevel.Warning, "Slow statement ({Milliseconds} ms): {Statement}")]
    private partial void Log(long milliseconds, string statement);
}
