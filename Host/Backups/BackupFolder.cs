using System.Globalization;

namespace RealtimeRestaurant.Host.Backups;

/// <summary>A folder of backups, each named after its time. What is named otherwise is somebody else's, and left alone.</summary>
internal sealed class BackupFolder(string folder)
{
    private const string Pattern = "'restaurant-'yyyyMMdd'T'HHmmss'Z.backup'";

    public string Path(DateTimeOffset at) => System.IO.Path.Combine(folder, at.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture));

    public IReadOnlyList<DateTimeOffset> Backups() =>
        [.. Directory.EnumerateFiles(folder, "restaurant-*.backup").Select(System.IO.Path.GetFileName).Select(At!).OfType<DateTimeOffset>().Order()];

    /// <summary>Removes what the options do not keep; how many that were.</summary>
    public int Clean(BackupOptions options)
    {
        DateTimeOffset[] superfluous = [.. Retention.Superfluous(Backups(), options)];
        foreach (var at in superfluous) File.Delete(Path(at));
        return superfluous.Length;
    }

    private static DateTimeOffset? At(string name) =>
        DateTimeOffset.TryParseExact(name, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
