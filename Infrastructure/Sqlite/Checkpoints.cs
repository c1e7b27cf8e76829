using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// Moves what is in the write-ahead log into the database file, on a connection and a thread of its own: it waits for the disk for
/// tens of milliseconds, and no command shall wait with it. Passive, so it keeps nobody out; the writer's own checkpoint remains for
/// when this one cannot keep up.
/// </summary>
internal sealed class Checkpoints : IAsyncDisposable
{
    // About 10 MB of log: small enough to be quick, large enough that most pages have changed more than once.
    private const int Transactions = 256;

    private readonly Channel<bool> _due =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Func<PreparedConnection> _open;
    private readonly Task _running;
    private int _since;

    public Checkpoints(Func<PreparedConnection> open)
    {
        _open = open;
        _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The writer has committed a transaction. Called by the writer alone.</summary>
    public void Committed()
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
                // The disk is full or failing: the log keeps what is in it, and the writer hears of it by itself.
            }
        }
    }
}
