using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// Saves a snapshot every few hundred commits of any node. The more remembered commands a snapshot holds, the less often it is saved, so
/// that its cost per commit stays the same.
/// </summary>
/// <param name="since">Commits after the last snapshot.</param>
internal sealed class SnapshotWriter(ISnapshots snapshots, int every, int since, Action<Exception> faulted)
{
    private int _since = since;

    public void Count(Restaurant state)
    {
        if (++_since < Math.Max(every, state.Commands.Count / 20)) return;
        _since = 0;
        _ = SaveAsync(state);
    }

    private async Task SaveAsync(Restaurant state)
    {
        try
        {
            await Task.Run(() => snapshots.SaveAsync(state, CancellationToken.None).AsTask());
        }
        catch (Exception fault)
        {
            // The edge of a background task. A snapshot is a cache: the next one will do.
            faulted(fault);
        }
    }
}
