using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>Gives repeated commands their first outcome again.</summary>
internal sealed class OutcomeReplayer(StateReader reader, RecentCommits recent, Action<Exception> faulted)
{
    // Limits concurrent replays, each of which may read a snapshot and fold commits, so that one client cannot exhaust the node.
    private const int MaxConcurrent = 4;

    private int _underWay;

    public async Task AnswerAsync(Submission submission, RememberedCommand earlier, Restaurant now, CancellationToken stop) =>
        submission.Answer(await ReplayAsync(earlier, now, stop));

    // Frees its place before it replies, so that a client's next command does not find the place still taken.
    private async Task<Outcome> ReplayAsync(RememberedCommand earlier, Restaurant now, CancellationToken stop)
    {
        try
        {
            return Interlocked.Increment(ref _underWay) > MaxConcurrent && recent.Holding(earlier.LastSeq) is null
                ? new Outcome(LogRefusals.Busy, [], now, false)
                : await reader.ReplayAsync(recent, now.Id, earlier, stop);
        }
        catch (Exception fault)
        {
            // The edge of a background task: the command did take effect, and sending it again gives its outcome.
            faulted(fault);
            return new Outcome(LogRefusals.OutcomeUnknown, [], now, false);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }
}
