using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// The one writing connection of this process, on a thread of its own. Writes that wait together share one transaction and so one disk sync
/// (group commit), and complete after it. While the queue is full, callers wait.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int MaxBatch = 256;
    private const int QueueCapacity = 4096;

    private readonly Channel<Write> _queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(QueueCapacity) { SingleReader = true });
    private readonly Func<PreparedConnection> _open;
    private readonly Action _onCommitted;
    private readonly Action<PreparedConnection> _onAnswered;
    private readonly Action<Exception> _onFailed;
    private readonly Task _running;
    private readonly IDisposable _gauge;
    private PreparedConnection? _connection;

    /// <param name="onCommitted">
    /// Called for each transaction, on the writer's thread and before its writes complete. Must not throw.
    /// </param>
    /// <param name="onAnswered">
    /// Called for each transaction after its writes have completed, outside of any transaction. If it throws a fault of the store, the next
    /// write opens another connection.
    /// </param>
    /// <param name="onFailed">Called for each transaction that was undone.</param>
    public Writer(
        Func<PreparedConnection> open, Action onCommitted, Action<PreparedConnection> onAnswered, Action<Exception> onFailed)
    {
        (_open, _onCommitted, _onAnswered, _onFailed) = (open, onCommitted, onAnswered, onFailed);
        _gauge = StoreTelemetry.ObserveQueue(() => _queue.Reader.Count);
        _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public async Task<T> WriteAsync<T>(Func<PreparedConnection, T> work, CancellationToken ct)
    {
        var write = new Write<T>(work);
        try
        {
            await _queue.Writer.WriteAsync(write, ct);
        }
        catch (ChannelClosedException)
        {
            throw new StoreUnavailableException("The database is closed.");
        }
        return await write.Completion.WaitAsync(ct);
    }

    /// <summary>Writes what is in the queue, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _running;
        _gauge.Dispose();
    }

    private void Run()
    {
        var batch = new List<Write>(MaxBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var next)) batch.Add(next);
            Commit(batch);
            batch.Clear();
        }
        _connection?.Dispose();
    }

    private void Commit(List<Write> batch)
    {
        try
        {
            RunInTransaction(batch);
        }
        catch (Exception fault)
        {
            // The callers get the fault, and the writer goes on.
            Rollback(fault);
            _onFailed(fault);
            if (StoreErrors.IsStoreFault(fault) || batch.Count == 1) Fail(batch, fault);
            // One write is at fault: alone, the others succeed.
            else foreach (var write in batch) Commit([write]);
            return;
        }
        // Before the writes complete: their callers must not see the condition of the store from before them.
        _onCommitted();
        foreach (var write in batch) write.Succeed();
        AfterAnswers();
    }

    private void AfterAnswers()
    {
        try
        {
            _onAnswered(_connection!);
        }
        catch (SqliteException)
        {
            // The writes are durable and answered. A disk that is full or failing fails the next transaction as well, which reports it.
            Close();
        }
    }

    private void RunInTransaction(List<Write> batch)
    {
        var started = Stopwatch.GetTimestamp();
        _connection ??= _open();
        _connection.Execute("BEGIN IMMEDIATE");
        foreach (var write in batch) write.Run(_connection);
        _connection.Execute("COMMIT");
        StoreTelemetry.RecordWrite(batch.Count, Stopwatch.GetElapsedTime(started));
    }

    // After a fault of the disk the connection's cache may differ from the file. The next write opens another connection, which recovers
    // from the file.
    private void Rollback(Exception fault)
    {
        try
        {
            if (!StoreErrors.IsStoreFault(fault)) _connection?.Execute("ROLLBACK");
            else Close();
        }
        catch (SqliteException)
        {
            Close();
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private static void Fail(List<Write> batch, Exception fault)
    {
        foreach (var write in batch) write.Fail(fault is SqliteException sqlite ? StoreErrors.Unavailable(sqlite) : fault);
    }
}
