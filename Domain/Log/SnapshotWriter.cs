using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// Saves a snapshot every few hundred commits of any node, and not before the events since the last one outnumber what the state holds. So
/// its cost for each event stays the same however much goes on, and a restaurant loads in no more than about twice the time of reading its
/// snapshot. Serialising runs on the thread pool, never twice at once: a state is immutable, and the mailbox goes on meanwhile.
/// </summary>
/// <param name="every">The least number of commits between two snapshots.</param>
/// <param name="since">What was appended after the last snapshot.</param>
internal sealed class SnapshotWriter(
    ISnapshots snapshots, int every, (int Commits, int Events) since, Action<Exception> faulted)
{
    private (int Commits, int Events) _since = since;
    private Task _saving = Task.CompletedTask;

    /// <summary>True while no snapshot is being saved.</summary>
    public bool IsIdle => _saving.IsCompleted;

    /// <summary>Called by the mailbox for each commit that was applied.</summary>
    /// <param name="state">The state after it.</param>
    /// <param name="events">How many events it has.</param>
    public void Count(Restaurant state, int events)
    {
        _since = (_since.Commits + 1, _since.Events + events);
        if (_since.Commits < every || _since.Events < state.Size || !IsIdle) return;
        _since = (0, 0);
        _saving = Task.Run(() => SaveAsync(state));
    }

    private async Task SaveAsync(Restaurant state)
    {
        try
        {
            await snapshots.SaveAsync(state, CancellationToken.None);
        }
        catch (Exception fault)
        {
            // The edge of a background task. A snapshot is a cache: the next one will do.
            faulted(fault);
        }
    }
}
