using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>Answers commands that counted before, as they were answered then.</summary>
internal sealed class OutcomeReplayer(StateReader reader, RecentCommits recent, Action<Exception> faulted)
{
    // Each may read a snapshot and fold a tail: a client that repeats old commands without pause must not take the node for itself.
    private const int MaxConcurrent = 4;

    private int _underWay;

    public async Task AnswerAsync(Submission submission, RememberedCommand earlier, Restaurant now, CancellationToken stop) =>
        submission.Answer(await ReplayAsync(earlier, now, stop));

    // Frees its place before it answers: a client that sends its next command at once must not find the place taken by its last one.
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
            // The edge of a background task: it did count, and asking again will tell.
            faulted(fault);
            return new Outcome(LogRefusals.OutcomeUnknown, [], now, false);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }
}
