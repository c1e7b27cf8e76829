using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Storage;

/// <summary>
/// Writes a log at times that the caller gives: a made-up past, for a restaurant that no screen follows yet. Commands are decided as by
/// <see cref="LiveRestaurant"/>, but everything at one moment is one commit, no doorbell rings, and many commits go to the store together,
/// while the next are decided: a disk sync for each would take longer than all the rest.
/// </summary>
public sealed class BackdatedLog
{
    private const int Batch = 200;

    private readonly ISnapshots _snapshots;
    private readonly IRestore _store;
    private List<Commit> _waiting = [];
    private ChangeCollector _changes = new();
    private Task _appending = Task.CompletedTask;

    private BackdatedLog(ISnapshots snapshots, IRestore store, Restaurant state) => (_snapshots, _store, State) = (snapshots, store, state);

    /// <summary>The restaurant after the last write.</summary>
    public Restaurant State { get; private set; }

    /// <summary>Continues where the log ends.</summary>
    public static async ValueTask<BackdatedLog> OpenAsync(ICommitLog log, ISnapshots snapshots, IRestore store, string restaurantId,
        CancellationToken ct) =>
        new(snapshots, store, await new StateReader(log, snapshots).LoadAsync(restaurantId, (_, _) => { }, ct));

    /// <summary>
    /// Decides each command on the state that the ones before it leave. What happened is in the log after <see cref="SaveAsync"/>, or
    /// earlier. A refused command has no effect; neither has a command whose id was used before.
    /// </summary>
    /// <param name="at">The time of the decisions; never earlier than at the last call.</param>
    /// <exception cref="ConcurrentWriteException">Another writer was first. Open the log again to continue after it.</exception>
    public async ValueTask<ImmutableArray<Refusal>> WriteAsync(IEnumerable<CommandEnvelope> commands, DateTimeOffset at,
        CancellationToken ct)
    {
        ImmutableArray<Submission> submitted = [.. commands.Select(command => new Submission(command, receivedAt: 0))];
        var draft = CommitDraft.Of(State, submitted, at, Guid.CreateVersion7(at), _changes);
        State = draft.State;
        if (draft.Commit is { } commit) _waiting.Add(commit);
        if (_waiting.Count == Batch) await AppendAsync(ct);
        if (draft.Results.Select(result => result.Fault).OfType<Exception>().FirstOrDefault() is { } fault)
            throw new InvalidOperationException("A command could not be decided; see the inner exception.", fault);
        return [.. draft.Results.Select(result => result.Outcome?.Refusal).OfType<Refusal>()];
    }

    /// <summary>
    /// Appends what is not in the log yet, and saves a snapshot, so that opening the restaurant next does not fold everything that was
    /// written.
    /// </summary>
    /// <exception cref="ConcurrentWriteException">As in <see cref="WriteAsync"/>.</exception>
    public async ValueTask SaveAsync(CancellationToken ct)
    {
        if (_waiting.Count > 0) await AppendAsync(ct);
        await _appending;
        await _snapshots.SaveAsync(State, ct);
    }

    private async ValueTask AppendAsync(CancellationToken ct)
    {
        await _appending;
        var (commits, entities) = (_waiting, _changes.ChangedEntities);
        _appending = Task.Run(() => _store.AppendAsync(commits, entities, ct).AsTask(), ct);
        (_waiting, _changes) = ([], new());
    }
}
