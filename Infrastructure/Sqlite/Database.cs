using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// One SQLite file: one writer per process, a few readers. Two processes of one machine may share the file; never over a network file
/// system. Opening fails rather than run with settings that would lose what was acknowledged.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    private const int Readers = 4;

    private readonly string _connectionString;
    private readonly SlowQueries _slow;
    private readonly StoreCondition _condition;
    private readonly SemaphoreSlim _readers = new(Readers);
    private readonly ConcurrentBag<PreparedConnection> _idle = [];
    private readonly Checkpoints _checkpoints;
    private readonly Writer _writer;

    // The writer's alone.
    private bool _wasBusy;

    public Database(string connectionString, SlowQueries? slow = null, StoreCondition? condition = null)
    {
        (_slow, _condition) = (slow ?? SlowQueries.Untold, condition ?? new());
        var parts = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = 5 };
        if (Path.GetDirectoryName(Path.GetFullPath(parts.DataSource)) is { } folder) MakeOwn(folder);
        _connectionString = parts.ToString();
        Bring();
        _checkpoints = new Checkpoints(Open);
        _writer = new Writer(Open, Committed, Failed);
    }

    /// <summary>
    /// Runs on the writer, in one transaction with whatever else waits; answers when that is durable. An exception of <paramref
    /// name="work"/> undoes it alone. It may run more than once, so it must change nothing but the database.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<PreparedConnection, T> work, CancellationToken ct) => _writer.WriteAsync(work, ct);

    /// <summary>Runs on a connection of its own. Keep it short: a long read stops the WAL from being checkpointed.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<PreparedConnection, T> work, CancellationToken ct)
    {
        await _readers.WaitAsync(ct);
        try
        {
            var connection = _idle.TryTake(out var idle) ? idle : Open();
            var answer = Run(work, connection);
            _idle.Add(connection);
            return answer;
        }
        catch (SqliteException fault)
        {
            throw StoreErrors.Unavailable(fault);
        }
        finally
        {
            _readers.Release();
        }
    }

    /// <summary>
    /// Every open connection shares a lock on the file, in WAL mode for as long as it lives; so nobody who wants it alone gets it.
    /// </summary>
    /// <exception cref="StoreUnusableException">It is no database, or too damaged to tell.</exception>
    public static bool IsInUse(string connectionString)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = 1 };
        if (!File.Exists(parts.DataSource)) return false;
        using var connection = new PreparedConnection(new SqliteConnection(parts.ToString()), SlowQueries.Untold);
        try
        {
            connection.Open();
            connection.Execute("PRAGMA locking_mode = EXCLUSIVE");
            connection.Execute("BEGIN EXCLUSIVE");
            return false;
        }
        catch (SqliteException fault) when (StoreErrors.IsBusy(fault))
        {
            return true;
        }
        catch (SqliteException fault)
        {
            throw StoreErrors.Unopened(fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _checkpoints.DisposeAsync();
        while (_idle.TryTake(out var connection)) connection.Dispose();
        _readers.Dispose();
    }

    // A restore by hand would make it readable by everybody, and the hashes of passwords are in it.
    private static void MakeOwn(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void Committed()
    {
        _checkpoints.Committed();
        _condition.Wrote();
        _wasBusy = false;
    }

    // Whoever has held the file for too long has usually let go of it by the next write: only one who has not is a fault.
    private void Failed(Exception fault)
    {
        if (!StoreErrors.IsOfStore(fault)) return;
        var isBusy = fault is SqliteException sqlite && StoreErrors.IsBusy(sqlite);
        if (!isBusy || _wasBusy) _condition.Failed(StoreErrors.Sentence(fault));
        _wasBusy = isBusy;
    }

    // A connection that has met a fault of the file is not trusted again.
    private static T Run<T>(Func<PreparedConnection, T> work, PreparedConnection connection)
    {
        try
        {
            return work(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Bring()
    {
        try
        {
            using var first = Open();
            Schema.Bring(first);
        }
        catch (SqliteException fault)
        {
            throw StoreErrors.Unopened(fault);
        }
    }

    private PreparedConnection Open()
    {
        var connection = new PreparedConnection(new SqliteConnection(_connectionString), _slow);
        try
        {
            connection.Open();
            Pragmas.Set(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
