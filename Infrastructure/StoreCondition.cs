using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace RealtimeRestaurant.Infrastructure;

/// <summary>Whether the store can be written to, which a health check cannot find out by reading.</summary>
public sealed partial class StoreCondition(ILogger<StoreCondition>? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger<StoreCondition>.Instance;
    private volatile bool _failing;

    /// <summary>
    /// False while writes fail because the disk is full, read-only or failing. True again after the first write that succeeds.
    /// </summary>
    public bool IsWritable => !_failing;

    /// <param name="sentence">The reason, for the operator.</param>
    internal void ReportFailure(string sentence)
    {
        if (!_failing) LogFailed(sentence);
        _failing = true;
    }

    internal void ReportSuccess()
    {
        if (_failing) LogWrote();
        _failing = false;
    }

    [LoggerMessage(4002, LogLevel.Error, "The store is not writable; commands are refused until it is. {Sentence}")]
    private partial void LogFailed(string sentence);

    [LoggerMessage(4003, LogLevel.Warning, "The store is writable again; commands are accepted again")]
    private partial void LogWrote();
}
