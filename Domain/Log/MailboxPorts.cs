namespace RealtimeRestaurant.Domain.Log;

/// <summary>What the mailbox of a <see cref="LiveRestaurant"/> reads and writes.</summary>
internal sealed record MailboxPorts(ICommitLog Log, ISnapshots Snapshots);

/// <summary>
/// What the mailbox of a <see cref="LiveRestaurant"/> calls: for a commit that was folded in, for one to ring other nodes about, for a
/// fault.
/// </summary>
internal sealed record MailboxListeners(Action<AppliedCommit> Applied, Action<Commit> Ring, Action<string, Exception> Faulted);
