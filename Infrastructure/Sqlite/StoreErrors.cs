using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Log;
using static SQLitePCL.raw;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>Tells which errors of SQLite are faults of the store, and translates them to sentences for the operator.</summary>
internal static class StoreErrors
{
    /// <summary>True where any other statement would fail as well.</summary>
    public static bool IsStoreFault(Exception fault) =>
        fault is StoreUnavailableException || (fault is SqliteException sqlite && Sentence(sqlite) is not null);

    /// <summary>
    /// True where the disk is full. SQLite reports that before it writes the end of a transaction. If a sync finds the disk full, it
    /// reports an I/O error.
    /// </summary>
    public static bool IsFull(Exception fault) => fault is SqliteException { SqliteErrorCode: SQLITE_FULL };

    public static string Sentence(Exception fault) => fault is SqliteException sqlite ? Unavailable(sqlite).Message : fault.Message;

    public static bool IsBusy(SqliteException fault) => fault.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED;

    public static StoreUnavailableException Unavailable(SqliteException fault) => fault.SqliteErrorCode switch
    {
        SQLITE_FULL => new StoreFullException(Sentence(fault)!, fault),
        SQLITE_CORRUPT or SQLITE_NOTADB => new StoreUnusableException(Sentence(fault)!, fault),
        _ => new(Sentence(fault) ?? $"The database failed: {fault.Message}", fault),
    };

    /// <summary>
    /// The same for a database that could not be opened. Only a locked database or a full disk may recover without an operator.
    /// </summary>
    public static StoreUnavailableException CannotOpen(SqliteException fault) => Unavailable(fault) switch
    {
        var transient when IsBusy(fault) || IsFull(fault) => transient,
        var permanent => new StoreUnusableException(permanent.Message, fault),
    };

    private static string? Sentence(SqliteException fault) => fault.SqliteErrorCode switch
    {
        SQLITE_FULL => "The disk is full; nothing was written. Free some space, and writing goes on by itself.",
        SQLITE_IOERR => "The disk failed while the database was read or written.",
        SQLITE_BUSY or SQLITE_LOCKED => "Another process has held the database for too long.",
        SQLITE_READONLY or SQLITE_CANTOPEN or SQLITE_PERM =>
            "The database cannot be opened for writing; look at the folder and its permissions.",
        SQLITE_CORRUPT or SQLITE_NOTADB =>
            "The database file is damaged. Move it away, with the files -wal and -shm beside it, and restore the last backup.",
        SQLITE_NOMEM => "The database ran out of memory.",
        _ => null,
    };
}
