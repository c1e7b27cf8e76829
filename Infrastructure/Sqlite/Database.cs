using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// One SQLite file: one writer per process, and a few readers. Two processes on one machine may share the file, but never over a network
/// file system. Opening fails rather than run with settings that would lose acknowledged writes.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    private const int Readers = 4;

    private readonly string _connectionString;
    private readonly TimeSpan _patience;
    private readonly SlowQueries _slow;
    private readonly StoreCondition _condition;
    private readonly SemaphoreSlim _readers = new(Readers);
    private readonly ConcurrentBag<PreparedConnection> _idle = [];
    private readonly Checkpointer _checkpointer;
    private readonly Writer _writer;

    // Only the writer's thread uses it.
    private bool _wasBusy;

    public Database(string connectionString, SlowQueries? slow = null, StoreCondition? condition = null)
    {
        (_slow, _condition) = (slow ?? SlowQueries.None, condition ?? new());
        var parts = new SqliteConnectionStringBuilder(connectionString) { Pooling = false };
        if (!parts.ShouldSerialize("Default Timeout")) parts.DefaultTimeout = 5;
        _patience = TimeSpan.FromSeconds(parts.DefaultTimeout);
        if (Path.GetDirectoryName(Path.GetFullPath(parts.DataSource)) is { } folder) CreateFolder(folder);
        _connectionString = parts.ToString();
        Migrate();
        _checkpointer = new Checkpointer(Open);
        _writer = new Writer(Open, OnCommitted, _checkpointer.Look, OnFailed);
    }

    /// <summary>
    /// Runs <paramref name="work"/> on the writer, in one transaction with the other writes that wait, and completes when the transaction
    /// is durable. An exception of <paramref name="work"/> undoes only its own changes. It may run more than once, so it must change
    /// nothing but the database.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<PreparedConnection, T> work, CancellationToken ct) => _writer.WriteAsync(work, ct);

    /// <summary>
    /// Runs <paramref name="work"/> on a connection of its own. Keep it short: a long read stops checkpoints of the write-ahead log.
    /// </summary>
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
    /// True while another process has the database open. In WAL mode every open connection holds a shared lock on the file, so an exclusive
    /// lock is not granted.
    /// </summary>
    /// <exception cref="StoreUnusableException">The file is not a database, or too damaged to tell.</exception>
    public static bool IsInUse(string connectionString)
    {
        var parts = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = 1 };
        if (!File.Exists(parts.DataSource)) return false;
        using var connection = new PreparedConnection(new SqliteConnection(parts.ToString()), SlowQueries.None);
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
            throw StoreErrors.CannotOpen(fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _checkpointer.DisposeAsync();
        while (_idle.TryTake(out var connection)) connection.Dispose();
        _readers.Dispose();
    }

    private static void CreateFolder(string folder)
    {
        try
        {
            CreatePrivateFolder(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnusableException($"The data folder cannot be created: {fault.Message}", fault);
        }
    }

    // The database holds password hashes. A folder that an operator creates by hand, for a restore, would be readable by all users.
    private static void CreatePrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void OnCommitted()
    {
        _condition.ReportSuccess();
        _wasBusy = false;
    }

    // A process that has held the file for too long has usually released it by the next write. Only a second failure in a row is reported.
    private void OnFailed(Exception fault)
    {
        if (!StoreErrors.IsStoreFault(fault)) return;
        var isBusy = fault is SqliteException sqlite && StoreErrors.IsBusy(sqlite);
        if (!isBusy || _wasBusy) _condition.ReportFailure(StoreErrors.Sentence(fault));
        _wasBusy = isBusy;
    }

    // A connection that has met a fault of the file is not used again.
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

    private void Migrate()
    {
        try
        {
            using var first = Open();
            Schema.Migrate(first);
        }
        catch (SqliteException fault)
        {
            throw StoreErrors.CannotOpen(fault);
        }
    }

    private PreparedConnection Open()
    {
        var connection = new PreparedConnection(new SqliteConnection(_connectionString), _slow);
        try
        {
            connection.Open();
            Pragmas.Set(connection, _patience);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
