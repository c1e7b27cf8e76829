using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>Appends one commit until its outcome is known. A fault leaves it in doubt; appending the same commit again finds out.</summary>
internal sealed class CommitAppender(ICommitLog log, TimeProvider clock, TimeSpan patience, Action<Exception> faulted)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Null: nobody knows, and the patience is over. The commit may be in the log, or still arrive there.</summary>
    /// <exception cref="StoreFullException">It is not in the log, and waiting would make no space.</exception>
    public async Task<AppendResult?> AppendAsync(Draft draft, CancellationToken stop)
    {
        using var span = LogTelemetry.Start("append");
        var started = clock.GetTimestamp();
        var result = await TryAsync(draft, stop);
        LogTelemetry.Appended(result, clock.GetElapsedTime(started));
        return result;
    }

    private async Task<AppendResult?> TryAsync(Draft draft, CancellationToken stop)
    {
        using var over = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stop);
        for (var (pause, inDoubt) = (FirstPause, false); ; pause *= 2, inDoubt = true)
        {
            try
            {
                return await log.AppendAsync(draft.Commit!, draft.ChangedEntities, either.Token);
            }
            catch (Exception fault) when (fault is not StoreFullException || inDoubt)
            {
                // The edge to the store. Only what may pass is tried again: anything else would fail the same way.
                faulted(fault);
                if (either.IsCancellationRequested || fault is not (StoreUnavailableException or OperationCanceledException or TimeoutException)) return null;
            }
            await Task.Delay(pause, clock, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (either.IsCancellationRequested) return null;
        }
    }
}

/// <summary>
/// Takes a snapshot every few hundred commits, whoever made them. A snapshot holds the remembered commands: the more there are, the
/// rarer it is taken, so that its cost per commit stays the same.
/// </summary>
/// <param name="since">Commits after the last snapshot.</param>
internal sealed class SnapshotWriter(ICommitLog log, int every, int since, Action<Exception> faulted)
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
            await Task.Run(() => log.SaveSnapshotAsync(state, CancellationToken.None).AsTask());
        }
        catch (Exception fault)
        {
            // The edge of a background task. A snapshot is a cache: the next one will do.
            faulted(fault);
        }
    }
}
