using System.Globalization;

namespace RealtimeRestaurant.Host.Backups;

/// <summary>A folder of backups, each named after its time. Files with other names are left alone.</summary>
internal sealed class BackupFolder(string folder)
{
    private const string Pattern = "'restaurant-'yyyyMMdd'T'HHmmss'Z.backup'";

    public string Path(DateTimeOffset at) => System.IO.Path.Combine(folder, at.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture));

    /// <summary>
    /// The backups up to <paramref name="now"/> in order, and those dated later: a clock was ahead when they were made, so their age is
    /// unknown.
    /// </summary>
    public (DateTimeOffset[] Past, DateTimeOffset[] Future) Backups(DateTimeOffset now)
    {
        var names = Directory.EnumerateFiles(folder, "restaurant-*.backup").Select(System.IO.Path.GetFileName);
        var all = names.Select(At!).OfType<DateTimeOffset>().Order().ToLookup(at => at <= now);
        return ([.. all[true]], [.. all[false]]);
    }

    private static DateTimeOffset? At(string name) =>
        DateTimeOffset.TryParseExact(name, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
