using System.Collections.Concurrent;
using Serilog.Extensions.Logging;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>
/// One logger for each source. Serilog's own factory makes a new one each time it is asked, and authentication asks for each request.
/// </summary>
internal sealed class SourceLoggers(SerilogLoggerFactory factory) : ILoggerFactory
{
    private readonly ConcurrentDictionary<string, ILogger> _bySource = new();

    public ILogger CreateLogger(string categoryName) => _bySource.GetOrAdd(categoryName, factory.CreateLogger);

    public void AddProvider(ILoggerProvider provider) => factory.AddProvider(provider);

    public void Dispose() => factory.Dispose();
}
