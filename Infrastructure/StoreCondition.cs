using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace RealtimeRestaurant.Infrastructure;

/// <summary>What whoever asks after the store's health cannot learn by reading: whether it can be written to.</summary>
public sealed partial class StoreCondition(ILogger<StoreCondition>? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger<StoreCondition>.Instance;
    private volatile bool _failing;

    /// <summary>
    /// The last write failed, and so would any other: the disk is full, read-only or failing. True again as soon as one succeeds.
    /// </summary>
    public bool IsWritable => !_failing;

    /// <param name="sentence">Why, for whoever runs the place.</param>
    internal void Failed(string sentence)
    {
        if (!_failing) LogFailed(sentence);
        _failing = true;
    }

    internal void Wrote()
    {
        if (_failing) LogWrote();
        _failing = false;
    }

    [LoggerMessage(4002, LogLevel.Error, "Nothing can be written, so commands are refused and nothing is lost. {Sentence}")]
    private partial void LogFailed(string sentence);

    [LoggerMessage(4003, LogLevel.Warning, "The store can be written to again, and commands are taken")]
    private partial void LogWrote();
}
