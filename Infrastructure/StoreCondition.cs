using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace RealtimeRestaurant.Infrastructure;

/// <summary>What whoever asks after the store's health cannot learn by reading: whether it can be written to.</summary>
public sealed partial class StoreCondition(ILogger<StoreCondition>? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger<StoreCondition>.Instance;
    private volatile bool _full;

    /// <summary>The last write found the disk full. False again as soon as one succeeds.</summary>
    public bool IsFull => _full;

    internal void Filled()
    {
        if (!_full) LogFull();
        _full = true;
    }

    internal void Emptied()
    {
        if (_full) LogSpace();
        _full = false;
    }

    [LoggerMessage(4002, LogLevel.Error, "The disk is full: commands are refused and nothing is lost. Free some space, and writing goes on by itself")]
    private partial void LogFull();

    [LoggerMessage(4003, LogLevel.Warning, "There is space on the disk again, and commands are taken")]
    private partial void LogSpace();
}
