
namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// Appends one commit until its outcome is known. A fault leaves the outcome unknown; appending the same commit again settles it.
/// </summary>
internal sealed class CommitAppender(ICommitLog log, TimeProvider clock, TimeSpan timeout, Action<Exception> faulted)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Null: the outcome is still unknown after the timeout. The commit may be in the log, or may yet arrive.</summary>
    /// <exception cref="StoreFullException">It is not in the log, and waiting would make no space.</exception>
    public async Task<AppendResult?> AppendAsync(CommitDraft draft, CancellationToken stop)
    {
        using var span = LogTelemetry.Start("append");
        var started = clock.GetTimestamp();
        var result = await TryAsync(draft, stop);
        LogTelemetry.Appended(result, clock.GetElapsedTime(started));
        return result;
    }

    private async Task<AppendResult?> TryAsync(CommitDraft draft, CancellationToken stop)
    {
        using var over = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stop);
        for (var (pause, inDoubt) = (FirstPause, false); ; pause *= 2, inDoubt = true)
        {
            try
            {
                return await log.AppendAsync(draft.Commit!, draft.ChangedEntities, either.Token);
            }
            catch (Exception fault) when (fault is not StoreFullException || inDoubt)
            {
                // The edge to the store. Only transient faults are retried: any other would occur again.
                faulted(fault);
                if (either.IsCancellationRequested
                    || fault is not (StoreUnavailableException or OperationCanceledException or TimeoutException))
                    return null;
            }
            await Task.Delay(pause, clock, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (either.IsCancellationRequested) return null;
        }
    }
}
