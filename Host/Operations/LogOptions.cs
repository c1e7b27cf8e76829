using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>
/// The log files: <c>requests</c>, <c>errors</c> and <c>performance</c>, a new one of each every day. Section <c>Logs</c>.
/// </summary>
internal sealed record LogOptions
{
    /// <summary>The folder of the files: <c>logs</c> in the data folder if it is not set; no files are written if it is empty.</summary>
    public string? Folder { get; init; }

    /// <summary>A file that reaches this size is followed by another of the same day.</summary>
    [Bounds(64 * 1024, 1024 * 1024 * 1024)]
    public long FileBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How many files of each of the three are kept; then the oldest is deleted.</summary>
    [Bounds(1, 10_000)]
    public int Files { get; init; } = 14;

    /// <summary>How long a file is kept at most: the files contain addresses.</summary>
    [Bounds("01:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>A request that takes at least this long is in <c>performance</c>.</summary>
    [Bounds("00:00:00", "00:10:00")]
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(1);
}
