using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// Writes a log at times that the caller gives: a made-up past, for a restaurant that no screen follows yet. Commands are decided and
/// appended as by <see cref="LiveRestaurant"/>, but everything at one moment is one commit, and no doorbell rings.
/// </summary>
public sealed class BackdatedLog
{
    private readonly ICommitLog _log;
    private readonly ISnapshots _snapshots;

    private BackdatedLog(ICommitLog log, ISnapshots snapshots, Restaurant state) => (_log, _snapshots, State) = (log, snapshots, state);

    /// <summary>The restaurant after the last write.</summary>
    public Restaurant State { get; private set; }

    /// <summary>Continues where the log ends.</summary>
    public static async ValueTask<BackdatedLog> OpenAsync(ICommitLog log, ISnapshots snapshots, string restaurantId,
        CancellationToken ct) =>
        new(log, snapshots, await new StateReader(log, snapshots).LoadAsync(restaurantId, (_, _) => { }, ct));

    /// <summary>
    /// Decides each command on the state that the ones before it leave, and appends what happened. If another writer was first, all of them
    /// are decided again on its state. A refused command has no effect; neither has a command whose id was used before.
    /// </summary>
    /// <param name="at">The time of the decisions; never earlier than at the last call.</param>
    public async ValueTask<ImmutableArray<Refusal>> WriteAsync(IEnumerable<CommandEnvelope> commands, DateTimeOffset at,
        CancellationToken ct)
    {
        ImmutableArray<Submission> waiting = [.. commands.Select(command => new Submission(command, receivedAt: 0))];
        var draft = CommitDraft.Of(State, waiting, at, Guid.CreateVersion7(at));
        while (draft.Commit is { } commit && await _log.AppendAsync(commit, draft.ChangedEntities, ct) == AppendResult.Conflict)
        {
            State = (await OpenAsync(_log, _snapshots, State.Id, ct)).State;
            draft = CommitDraft.Of(State, waiting, at, Guid.CreateVersion7(at));
        }
        State = draft.State;
        if (draft.Results.Select(result => result.Fault).OfType<Exception>().FirstOrDefault() is { } fault)
            throw new InvalidOperationException("A command could not be decided; see the inner exception.", fault);
        return [.. draft.Results.Select(result => result.Outcome?.Refusal).OfType<Refusal>()];
    }

    /// <summary>Saves a snapshot, so that opening the restaurant next does not fold everything that was written.</summary>
    public ValueTask SaveSnapshotAsync(CancellationToken ct) => _snapshots.SaveAsync(State, ct);
}
