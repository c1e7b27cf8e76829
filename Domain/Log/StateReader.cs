using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>Reads states and outcomes from the log: a snapshot, and the commits after it folded again.</summary>
internal sealed class StateReader(ICommitLog log, ISnapshots snapshots)
{
    /// <summary>The restaurant at its head, as the store knows it now. An id without a log gives an empty restaurant.</summary>
    /// <param name="folded">Called for each commit after the snapshot, with the state before it.</param>
    public async ValueTask<Restaurant> LoadAsync(string restaurantId, Action<Restaurant, Commit> folded, CancellationToken ct)
    {
        var heads = await log.HeadsAsync([restaurantId], ct);
        if (!heads.TryGetValue(restaurantId, out var head)) return new Restaurant(restaurantId);

        var state = await BeforeAsync(restaurantId, head.Epoch, head.Seq + 1, ct);
        await foreach (var commit in log.ReadAsync(restaurantId, state.Seq, ct))
        {
            folded(state, commit);
            state = state.Apply(commit);
        }
        return state;
    }

    /// <summary>The first outcome of a command: the state right after it, folded again.</summary>
    public async ValueTask<Outcome> ReplayAsync(RecentCommits recent, string restaurantId, RememberedCommand command, CancellationToken ct)
    {
        if (recent.Holding(command.LastSeq) is { } entry) return Replay(entry.Before, entry.Commit, command);

        var epoch = (await log.HeadsAsync([restaurantId], ct)).GetValueOrDefault(restaurantId)?.Epoch;
        var state = await BeforeAsync(restaurantId, epoch, command.FirstSeq, ct);
        await foreach (var commit in log.ReadAsync(restaurantId, state.Seq, ct))
        {
            if (commit.LastSeq >= command.LastSeq) return Replay(state, commit, command);
            state = state.Apply(commit);
        }
        throw new InvalidOperationException($"Event {command.LastSeq} of {restaurantId} is remembered, but not in the log.");
    }

    /// <summary>The entities that the read models do not show yet, as of the head.</summary>
    public async ValueTask<(long UpTo, ChangedEntities Entities)> UnprojectedAsync(string restaurantId, Head head, CancellationToken ct)
    {
        var state = await BeforeAsync(restaurantId, head.Epoch, head.Projected + 1, ct);
        var changes = new ChangeCollector();
        await foreach (var commit in log.ReadAsync(restaurantId, state.Seq, ct))
            state = state.Apply(commit, commit.LastSeq, commit.LastSeq > head.Projected ? changes : null);
        return (state.Seq, changes.ChangedEntities);
    }

    // The latest stored state before this event. A snapshot of another history, left over from before a restore, does not count.
    private async ValueTask<Restaurant> BeforeAsync(string restaurantId, string? epoch, long seq, CancellationToken ct) =>
        await snapshots.FindAsync(restaurantId, seq - 1, ct) is { } snapshot && snapshot.Epoch == epoch
            ? snapshot : new Restaurant(restaurantId);

    private static Outcome Replay(Restaurant before, Commit commit, RememberedCommand command)
    {
        var events = commit.RecordedEvents().Where(recorded => recorded.Seq >= command.FirstSeq && recorded.Seq <= command.LastSeq);
        return new Outcome(null, [.. events], before.Apply(commit, command.LastSeq), true);
    }
}
