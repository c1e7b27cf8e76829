using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// Moves the write-ahead log into the database file, on a connection and a thread of its own: a checkpoint waits for the disk for tens of
/// milliseconds, and no command should wait with it. SQLite writes the log from its start again only where a checkpoint has moved all of
/// it, and under load the writer has always added something meanwhile. So the writer moves that last part itself, between two transactions.
/// Where the disk is too slow for that, the writer waits: the log has at most 16 MB and one transaction, unless a read that began earlier
/// still needs it.
/// </summary>
internal sealed class Checkpointer : IAsyncDisposable
{
    // In pages of 4 KB. Small enough to be fast, large enough that most pages have changed more than once: at half of it orders were a
    // sixth slower (docs/load.md).
    private const int Due = 2000, Most = 4000;

    // Passive: it blocks no other connection.
    private const string Passive = "PRAGMA wal_checkpoint(PASSIVE)";

    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _oneAtATime = new();
    private readonly Func<PreparedConnection> _open;
    private readonly Task _running;

    public Checkpointer(Func<PreparedConnection> open)
    {
        _open = open;
        _running = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Looks at the log after a transaction, on the writer's thread and connection.</summary>
    public void Look(PreparedConnection writer)
    {
        var (log, moved) = Checkpoint(writer, "PRAGMA wal_checkpoint(NOOP)");
        if (log >= Most) CheckpointInTurn(writer);
        else if (log - moved >= Due) _due.Writer.TryWrite(true);
        else if (log >= Due) Checkpoint(writer, Passive);
    }

    public async ValueTask DisposeAsync()
    {
        _due.Writer.TryComplete();
        await _running;
    }

    /// <returns>How many pages the log has, and how many of them are in the database file.</returns>
    private static (int Log, int Moved) Checkpoint(PreparedConnection connection, string pragma) =>
        connection.First(pragma, row => (row.GetInt32(1), row.GetInt32(2)));

    // SQLite refuses a checkpoint while another one runs.
    private void CheckpointInTurn(PreparedConnection connection)
    {
        lock (_oneAtATime) Checkpoint(connection, Passive);
    }

    private void Run()
    {
        using var connection = _open();
        while (_due.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            _due.Reader.TryRead(out _);
            try
            {
                CheckpointInTurn(connection);
            }
            catch (SqliteException)
            {
                // The disk is full or failing. The write-ahead log keeps its content, and the writer meets the same fault.
            }
        }
    }
}
