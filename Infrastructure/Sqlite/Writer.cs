using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// The one writing connection of this process, on a thread of its own. What waits is written in one transaction and so shares one
/// disk sync (group commit); nobody is answered before it. When the queue is full, callers wait.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int LargestBatch = 256;
    private const int Waiting = 4096;

    private readonly Channel<Write> _queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly Func<PreparedConnection> _open;
    private readonly Action _committed;
    private readonly Action<Exception> _failed;
    private readonly Task _running;
    private readonly IDisposable _measuring;
    private PreparedConnection? _session;

    /// <param name="committed">
    /// Told of each transaction, on the writer's thread and before its callers are answered; must not throw.
    /// <paramref name="failed"/> is told of each that came to nothing.
    /// </param>
    public Writer(Func<PreparedConnection> open, Action committed, Action<Exception> failed)
    {
        (_open, _committed, _failed) = (open, committed, failed);
        _measuring = StoreTelemetry.Watch(() => _queue.Reader.Count);
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
        return await write.Answer.WaitAsync(ct);
    }

    /// <summary>Writes what still waits, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _running;
        _measuring.Dispose();
    }

    private void Run()
    {
        var batch = new List<Write>(LargestBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var next)) batch.Add(next);
            Commit(batch);
            batch.Clear();
        }
        _session?.Dispose();
    }

    private void Commit(List<Write> batch)
    {
        try
        {
            Transact(batch);
        }
        catch (Exception fault)
        {
            // Whatever it is, its callers hear of it and the writer lives on.
            Undo(fault);
            _failed(fault);
            if (StoreErrors.IsOfStore(fault) || batch.Count == 1) Fail(batch, fault);
            // One of them is at fault: alone, the others go through.
            else foreach (var write in batch) Commit([write]);
            return;
        }
        // Before the answers: a caller that then asks whether the store can be written to must not hear of the time before its write.
        _committed();
        foreach (var write in batch) write.Succeed();
    }

    private void Transact(List<Write> batch)
    {
        var started = Stopwatch.GetTimestamp();
        _session ??= _open();
        _session.Execute("BEGIN IMMEDIATE");
        foreach (var write in batch) write.Run(_session);
        _session.Execute("COMMIT");
        StoreTelemetry.Wrote(batch.Count, Stopwatch.GetElapsedTime(started));
    }

    // After a failing disk nothing that this connection believes can be trusted: the next write opens another, which recovers from the
    // file.
    private void Undo(Exception fault)
    {
        try
        {
            if (!StoreErrors.IsOfStore(fault)) _session?.Execute("ROLLBACK");
            else Close();
        }
        catch (SqliteException)
        {
            Close();
        }
    }

    private void Close()
    {
        _session?.Dispose();
        _session = null;
    }

    private static void Fail(List<Write> batch, Exception fault)
    {
        foreach (var write in batch) write.Fail(fault is SqliteException sqlite ? StoreErrors.Unavailable(sqlite) : fault);
    }
}
