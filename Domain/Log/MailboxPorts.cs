namespace RealtimeRestaurant.Domain.Log;

/// <summary>The stores that the mailbox of a <see cref="LiveRestaurant"/> reads and writes.</summary>
internal sealed record MailboxPorts(ICommitLog Log, ISnapshots Snapshots);

/// <summary>
/// The callbacks of the mailbox of a <see cref="LiveRestaurant"/>: for an applied commit, for a commit to ring other nodes about, and for a
/// fault.
/// </summary>
internal sealed record MailboxListeners(Action<AppliedCommit> Applied, Action<Commit> Ring, Action<string, Exception> Faulted);
