using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>When a part counts as degraded. Section <c>Health</c>.</summary>
internal sealed record HealthOptions
{
    /// <summary>How long the result of one check answers all requests.</summary>
    [Bounds("00:00:00", "00:01:00")]
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a part may take to answer before it counts as unavailable.</summary>
    [Bounds("00:00:00.050", "00:01:00")]
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The data disk is degraded when fewer bytes are free.</summary>
    [Bounds(0)]
    public long FreeDisk { get; init; } = 512 * 1024 * 1024;

    /// <summary>The share of the available memory that the process may use.</summary>
    [Bounds(0, 10, MinimumIsExclusive = true)]
    public double Memory { get; init; } = 0.9;

    /// <summary>How long ago each restaurant may have been level with its log.</summary>
    [Bounds("00:00:00.100", "01:00:00")]
    public TimeSpan FollowerLag { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How old the newest backup may be, if there is a schedule. The schedule makes one a day.</summary>
    [Bounds("1.00:00:00", "365.00:00:00")]
    public TimeSpan BackupAge { get; init; } = TimeSpan.FromDays(2);
}
