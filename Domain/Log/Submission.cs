using System.Diagnostics;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>A command on its way through the mailbox, and the caller that waits for its outcome.</summary>
/// <param name="clock">Null for a command whose duration is not measured.</param>
internal sealed class Submission(CommandEnvelope envelope, long receivedAt, TimeProvider? clock = null)
{
    // Continuations run elsewhere, so that they do not hold up the mailbox.
    private readonly TaskCompletionSource<Outcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CommandEnvelope Envelope { get; } = envelope;

    /// <summary>A timestamp of the node's clock.</summary>
    public long ReceivedAt { get; } = receivedAt;

    /// <summary>The span of the caller; default if nothing is traced.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    /// <summary>How long it has waited.</summary>
    public TimeSpan Age => clock?.GetElapsedTime(ReceivedAt) ?? TimeSpan.Zero;

    public string Fingerprint { get; } = envelope.Id is null ? "" : CommandFingerprint.Of(envelope);

    /// <inheritdoc cref="RestaurantCommand.MustBeLastInCommit"/>
    public bool MustBeLastInCommit => Envelope.Command.MustBeLastInCommit();

    public Task<Outcome> Outcome => _outcome.Task;

    // Measured first, so that a caller with the outcome finds it in the metrics.
    public void Answer(Outcome outcome)
    {
        if (_outcome.Task.IsCompleted) return;
        if (clock is not null) LogTelemetry.RecordCommand(Envelope.Command, outcome, Age);
        _outcome.TrySetResult(outcome);
    }

    public void Fail(Exception fault) => _outcome.TrySetException(fault);
}
