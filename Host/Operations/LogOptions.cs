namespace RealtimeRestaurant.Host.Operations;

/// <summary>The files of the log: <c>requests</c>, <c>errors</c> and <c>performance</c>, each a new one a day. Section <c>Logs</c>.</summary>
internal sealed record LogOptions
{
    /// <summary>Where they are; <c>logs</c> in the folder of the data where nothing is said, and nowhere where it is empty.</summary>
    public string? Folder { get; init; }

    /// <summary>A file that has grown as large is followed by another of the same day.</summary>
    public long FileBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Files kept of each of the three; then the oldest goes.</summary>
    public int Files { get; init; } = 14;

    /// <summary>And none is kept for longer: there are addresses in them.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(30);

    /// <summary>A request that took as long is in <c>performance</c>.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Sentences that say what to set; none when all is well.</summary>
    public IEnumerable<string> Errors()
    {
        if (FileBytes is < 64 * 1024 or > 1024L * 1024 * 1024) yield return "Set Logs:FileBytes to between 65536 and 1073741824.";
        if (Files is < 1 or > 10_000) yield return "Set Logs:Files to between 1 and 10000.";
        if (KeepFor < TimeSpan.FromHours(1) || KeepFor > TimeSpan.FromDays(3650)) yield return "Set Logs:KeepFor to between 01:00:00 and 3650.00:00:00.";
        if (Slow < TimeSpan.Zero || Slow > TimeSpan.FromMinutes(10)) yield return "Set Logs:Slow to between 00:00:00 and 00:10:00.";
    }
}
