using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// Writes a log that nobody follows yet, in a time of the caller's: a past that is told after the event. Decided and appended as
/// <see cref="LiveRestaurant"/> does it, but all that happens at one moment is one commit, and nobody is rung up.
/// </summary>
public sealed class BackdatedLog
{
    private readonly ICommitLog _log;

    private BackdatedLog(ICommitLog log, Restaurant state) => (_log, State) = (log, state);

    /// <summary>The restaurant after what was told last.</summary>
    public Restaurant State { get; private set; }

    /// <summary>Goes on where the log ends.</summary>
    public static async ValueTask<BackdatedLog> OpenAsync(ICommitLog log, string restaurantId, CancellationToken ct) => new(log, await LoadAsync(log, restaurantId, ct));

    /// <summary>
    /// Decides each on the state that the ones before it leave, and appends what happened. Where another writer was first, all is decided again on what is
    /// there now. What was refused has not happened; a command whose id has counted before does not happen again.
    /// </summary>
    /// <param name="at">Taken for the log's last moment where it lies before that: time never runs backwards.</param>
    public async ValueTask<ImmutableArray<Refusal>> TellAsync(IEnumerable<CommandEnvelope> commands, DateTimeOffset at, CancellationToken ct)
    {
        ImmutableArray<Submission> waiting = [.. commands.Select(command => new Submission(command, receivedAt: 0))];
        var draft = Draft.Of(State, waiting, at, Guid.CreateVersion7(at));
        while (draft.Commit is { } commit && await _log.AppendAsync(commit, draft.ChangedEntities, ct) == AppendResult.Conflict)
        {
            State = await LoadAsync(_log, State.Id, ct);
            draft = Draft.Of(State, waiting, at, Guid.CreateVersion7(at));
        }
        State = draft.State;
        if (draft.Verdicts.Select(verdict => verdict.Fault).OfType<Exception>().FirstOrDefault() is { } fault) throw new InvalidOperationException("A rule has failed.", fault);
        return [.. draft.Verdicts.Select(verdict => verdict.Outcome?.Refusal).OfType<Refusal>()];
    }

    /// <summary>Keeps the state, so that whoever opens the restaurant next need not fold all that was told.</summary>
    public ValueTask KeepAsync(CancellationToken ct) => _log.SaveSnapshotAsync(State, ct);

    private static ValueTask<Restaurant> LoadAsync(ICommitLog log, string restaurantId, CancellationToken ct) => StateReader.LoadAsync(log, restaurantId, (_, _) => { }, ct);
}
