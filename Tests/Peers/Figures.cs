namespace RealtimeRestaurant.Peers;

/// <summary>What one measurement found.</summary>
internal sealed record Figures
{
    public required string Peer { get; init; }

    public required string Phase { get; init; }

    public required double DeliveriesPerSecond { get; init; }

    /// <summary>Of the server.</summary>
    public required double CpuSecondsPerMillion { get; init; }

    /// <summary>From the instant a command was sent until a screen has its event, in milliseconds.</summary>
    public required double P50 { get; init; }

    public required double P99 { get; init; }

    public required double ServerPercent { get; init; }

    /// <summary>The client's share of its core; near 100 the client is what is measured.</summary>
    public required double ClientPercent { get; init; }

    /// <summary>Processor time of all other processes, in percent of a core.</summary>
    public required double OthersPercent { get; init; }

    public required double BytesPerDelivery { get; init; }

    /// <summary>Resident memory of the server.</summary>
    public required double Megabytes { get; init; }

    /// <summary>Events that some screen never got.</summary>
    public required long Lost { get; init; }

    /// <summary>Events that a screen of another room got.</summary>
    public required long Misrouted { get; init; }

    /// <summary>Commands without success.</summary>
    public required long Refused { get; init; }

    public required long Closed { get; init; }

    public string? FirstFailure { get; init; }

    public bool IsClean => this is { Lost: 0, Misrouted: 0, Refused: 0, Closed: 0 };
}
