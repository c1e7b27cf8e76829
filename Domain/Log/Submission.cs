namespace RealtimeRestaurant.Domain.Log;

/// <summary>A command on its way through the mailbox, and whoever waits for its outcome.</summary>
internal sealed class Submission(CommandEnvelope envelope, long receivedAt)
{
    // Continuations elsewhere: the mailbox's time is the restaurant's time.
    private readonly TaskCompletionSource<Outcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CommandEnvelope Envelope { get; } = envelope;

    /// <summary>A timestamp of the node's clock.</summary>
    public long ReceivedAt { get; } = receivedAt;

    public string Fingerprint { get; } = envelope.Id is null ? "" : CommandFingerprint.Of(envelope);

    public Task<Outcome> Outcome => _outcome.Task;

    public void Answer(Outcome outcome) => _outcome.TrySetResult(outcome);

    public void Fail(Exception fault) => _outcome.TrySetException(fault);
}
