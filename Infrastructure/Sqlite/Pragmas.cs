using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// The settings of every connection. Each is read back after it is set: SQLite silently ignores a setting that it cannot apply.
/// </summary>
internal static class Pragmas
{
    // 3.7.0–3.51.2 can corrupt a WAL that two connections use while it is reset (sqlite.org/wal.html, "walresetbug").
    private static readonly Version Oldest = new(3, 51, 3);

    // FULL: a commit is on disk before it is acknowledged. No memory map: an I/O error there crashes the process. Automatic checkpoints
    // at 32 MB only: Checkpointer comes before them. A log that grew behind a long read is cut back to 16 MB when it begins again. Pages of
    // 8 MB stay in memory: the default of 2 MB is less than the indexes of 50 restaurants take, so the writer read pages again for each
    // order.
    private static readonly (string Name, string Value, string Expected)[] Settings =
    [
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", "2"),
        ("mmap_size", "0", "0"),
        ("wal_autocheckpoint", "8000", "8000"),
        ("cache_size", "-8192", "-8192"),
        ("journal_size_limit", "16777216", "16777216"),
    ];

    /// <param name="patience">How long a connection waits while another process holds the file.</param>
    public static void Set(PreparedConnection connection, TimeSpan patience)
    {
        var version = connection.First("SELECT sqlite_version()", row => row.GetString(0))!;
        if (Version.Parse(version) < Oldest)
            throw new StoreUnusableException($"SQLite {version} can corrupt its log; {Oldest} or newer is needed.");
        var busy = $"{patience.TotalMilliseconds:0}";
        foreach (var (name, value, expected) in Settings.Prepend(("busy_timeout", busy, busy)))
        {
            connection.Execute($"PRAGMA {name} = {value}");
            var actual = connection.First($"PRAGMA {name}", row => row.GetString(0));
            if (actual != expected) throw new StoreUnusableException($"SQLite reports {name} = {actual} where {expected} was set.");
        }
    }
}
