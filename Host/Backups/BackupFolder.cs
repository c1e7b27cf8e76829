using System.Globalization;

namespace RealtimeRestaurant.Host.Backups;

/// <summary>A folder of backups, each named after its time. What is named otherwise is somebody else's, and left alone.</summary>
internal sealed class BackupFolder(string folder)
{
    private const string Pattern = "'restaurant-'yyyyMMdd'T'HHmmss'Z.backup'";

    public string Path(DateTimeOffset at) => System.IO.Path.Combine(folder, at.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture));

    /// <summary>
    /// In order, those up to <paramref name="now"/>, and those that a clock has made which was ahead: nobody can tell how old these are.
    /// </summary>
    public (DateTimeOffset[] Past, DateTimeOffset[] Future) Backups(DateTimeOffset now)
    {
        var all = Directory.EnumerateFiles(folder, "restaurant-*.backup").Select(System.IO.Path.GetFileName).Select(At!)
            .OfType<DateTimeOffset>().Order().ToLookup(at => at <= now);
        return ([.. all[true]], [.. all[false]]);
    }

    private static DateTimeOffset? At(string name) =>
        DateTimeOffset.TryParseExact(name, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
