using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace RealtimeRestaurant.Infrastructure;

/// <summary>Says which statements a store was slow with. Never their values, in which guests' notes and password hashes are.</summary>
internal sealed partial class SlowQueries(TimeSpan threshold, ILogger logger)
{
    public static readonly SlowQueries Untold = new(TimeSpan.MaxValue, NullLogger.Instance);

    public static SlowQueries Of(IServiceProvider services, StoreOptions options) =>
        new(options.SlowQuery, services.GetService<ILoggerFactory>()?.CreateLogger<SlowQueries>() ?? NullLogger<SlowQueries>.Instance);

    /// <param name="started">A timestamp of <see cref="Stopwatch"/>.</param>
    public void Ended(string statement, long started) => Took(statement, Stopwatch.GetElapsedTime(started));

    public void Took(string statement, TimeSpan time)
    {
        if (time < threshold) return;
        StoreTelemetry.TookLong();
        Log((long)time.TotalMilliseconds, statement);
    }

    [LoggerMessage(4001, LogLevel.Warning, "{Milliseconds} ms for {Statement}")]
    private partial void Log(long milliseconds, string statement);
}
