using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// Moves the write-ahead log into the database file, on a connection and a thread of its own: a checkpoint waits for the disk for tens of
/// milliseconds, and no command should wait with it. Its checkpoints are passive and block no other connection. The writer still has its
/// automatic checkpoint for when this one cannot keep up.
/// </summary>
internal sealed class Checkpointer : IAsyncDisposable
{
    // About 10 MB of log: small enough to be fast, large enough that most pages have changed more than once.
    private const int Transactions = 256;

    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Func<PreparedConnection> _open;
    private readonly Task _running;
    private int _since;

    public Checkpointer(Func<PreparedConnection> open)
    {
        _open = open;
        _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Counts a transaction. Only the writer calls it, after each of them.</summary>
    public void CountTransaction()
    {
        if (++_since < Transactions) return;
        _since = 0;
        _due.Writer.TryWrite(true);
    }

    public async ValueTask DisposeAsync()
    {
        _due.Writer.TryComplete();
        await _running;
    }

    private void Run()
    {
        using var connection = _open();
        while (_due.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            _due.Reader.TryRead(out _);
            try
            {
                connection.First("PRAGMA wal_checkpoint(PASSIVE)", row => row.GetInt32(0));
            }
            catch (SqliteException)
            {
                // The disk is full or failing. The write-ahead log keeps its content, and the writer meets the same fault.
            }
        }
    }
}
