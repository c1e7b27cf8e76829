using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Log;
using static SQLitePCL.raw;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>Which of SQLite's errors are the store's, and what they mean to whoever runs the place.</summary>
internal static class StoreErrors
{
    /// <summary>True where any other statement would fail as well.</summary>
    public static bool IsOfStore(Exception fault) =>
        fault is StoreUnavailableException || (fault is SqliteException sqlite && Sentence(sqlite) is not null);

    /// <summary>
    /// SQLite says so before the end of a transaction is written, or not at all: a disk that is found full while it is synced is a failing
    /// one.
    /// </summary>
    public static bool IsFull(Exception fault) => fault is SqliteException { SqliteErrorCode: SQLITE_FULL };

    /// <summary>What a fault of the store means.</summary>
    public static string Sentence(Exception fault) => fault is SqliteException sqlite ? Unavailable(sqlite).Message : fault.Message;

    public static bool IsBusy(SqliteException fault) => fault.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED;

    public static StoreUnavailableException Unavailable(SqliteException fault) => fault.SqliteErrorCode switch
    {
        SQLITE_FULL => new StoreFullException(Sentence(fault)!, fault),
        SQLITE_CORRUPT or SQLITE_NOTADB => new StoreUnusableException(Sentence(fault)!, fault),
        _ => new(Sentence(fault) ?? $"The database failed: {fault.Message}", fault),
    };

    /// <summary>
    /// The same of a database that could not be opened at all: only that others hold it, or that the disk is full, passes by itself.
    /// </summary>
    public static StoreUnavailableException Unopened(SqliteException fault) => Unavailable(fault) switch
    {
        var passing when IsBusy(fault) || IsFull(fault) => passing,
        var lasting => new StoreUnusableException(lasting.Message, fault),
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
