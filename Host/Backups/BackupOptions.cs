namespace RealtimeRestaurant.Host.Backups;

/// <summary>Backups that the host makes by itself; the section <c>Backup</c>.</summary>
internal sealed record BackupOptions
{
    /// <summary>Where they lie; none: none are made. Best on another disk, and shared by the nodes of one system, of which then one makes each backup.</summary>
    public string? Folder { get; init; }

    /// <summary>When, in UTC. A host that was not running then makes it when it starts.</summary>
    public TimeOnly At { get; init; } = new(3, 30);

    /// <summary>The newest backup of each of so many days is kept; likewise of weeks and of months.</summary>
    public int Daily { get; init; } = 7;

    public int Weekly { get; init; } = 4;

    public int Monthly { get; init; } = 12;

    /// <summary>Sentences that say what to set; none when all is well.</summary>
    public IEnumerable<string> Errors()
    {
        if (Daily is < 1 or > 10_000) yield return "Set Backup:Daily to between 1 and 10000.";
        if (Weekly is < 0 or > 10_000) yield return "Set Backup:Weekly to between 0 and 10000.";
        if (Monthly is < 0 or > 10_000) yield return "Set Backup:Monthly to between 0 and 10000.";
        if (Folder is { Length: > 0 } folder && Unusable(folder) is { } why) yield return $"Set Backup:Folder to a folder that this program may write to: {why}";
    }

    // EIO, ENOSPC, EROFS, ESTALE, EDQUOT on Linux.
    private static readonly int[] OfTheDisk = [5, 28, 30, 116, 122];

    private static string? Unusable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // One that is there may be another's, or read-only; that should not come out at half past three.
            using var probe = new FileStream(Path.Combine(folder, $".{Guid.NewGuid():n}.probe"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (IOException failing) when (OfTheDisk.Contains(failing.HResult))
        {
            // A disk that has died over night must not keep the house shut: health and the schedule say so until it is mended.
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return fault.Message;
        }
    }
}
