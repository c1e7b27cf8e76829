using System.ComponentModel.DataAnnotations;
using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Host.Backups;

/// <summary>The backups that the host makes by itself. Section <c>Backup</c>.</summary>
internal sealed record BackupOptions : IValidatableObject
{
    /// <summary>
    /// The folder for backups; without one, none are made. Best on another disk. Nodes that share the folder make one backup between them.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The time of day, in UTC. A host that was not running then makes the backup when it starts.</summary>
    public TimeOnly At { get; init; } = new(3, 30);

    /// <summary>The host keeps the newest backup of each of this many days.</summary>
    [Bounds(1, 10_000)]
    public int Daily { get; init; } = 7;

    /// <summary>The host keeps the newest backup of each of this many weeks.</summary>
    [Bounds(0, 10_000)]
    public int Weekly { get; init; } = 4;

    /// <summary>The host keeps the newest backup of each of this many months.</summary>
    [Bounds(0, 10_000)]
    public int Monthly { get; init; } = 12;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Folder is { Length: > 0 } folder && Unusable(folder) is { } why)
            yield return new($"Set Backup:Folder to a folder that this program may write to: {why}");
    }

    // EIO, ENOSPC, EROFS, ESTALE, EDQUOT on Linux.
    private static readonly int[] DiskFaults = [5, 28, 30, 116, 122];

    private static string? Unusable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // An existing folder may belong to another user, or be read-only: the operator should hear of it now, and not at half past
            // three.
            var path = Path.Combine(folder, $".{Guid.NewGuid():n}.probe");
            using var probe = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (IOException failing) when (DiskFaults.Contains(failing.HResult))
        {
            // A disk that died over night must not keep the restaurant closed: health and the schedule report it until it is repaired.
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return fault.Message;
        }
    }
}
