using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The log of every restaurant: the only thing that must be available. An append is the only fence between nodes: its unique key lets only
/// one of them append at a position. There is no other lock.
/// </summary>
/// <remarks>
/// Logs are per restaurant and share nothing. Calls for different restaurants may run at the same time and must not wait for each other
/// longer than a shared disk write takes. Faults (store down, disk full, time-out) are exceptions; each member says what they leave undone.
/// Cancelling a call leaves its outcome unknown, exactly like a fault.
/// </remarks>
public interface ICommitLog
{
    /// <summary>
    /// Appends the commit at its key (restaurant, first seq) if nothing is there yet.
    /// <para><b>Durable before it returns:</b> <see cref="AppendResult.Appended"/> survives a killed process, a lost primary, a power
    /// cut.</para>
    /// <para><b>Atomic:</b> the commit is there whole or not at all. A store that can writes <paramref name="entities"/> in the same
    /// transaction; another writes them afterwards, best effort, and does not wait for it: <see cref="Head.Projected"/> is how far they
    /// are, and <see cref="IReadModels.FlushAsync"/> waits for them.</para>
    /// <para><b>Repeatable:</b> a commit whose <see cref="Commit.Id"/> is already at that key returns Appended, so after a fault the
    /// caller appends its commit again to learn the outcome.</para>
    /// <para>The caller appends at head + 1 only, and only when it knows the commit before to be durable; then the log never has a gap.
    /// Any other commit at the key, one that overlaps, or a head of another epoch returns <see cref="AppendResult.Conflict"/> and changes
    /// nothing.</para>
    /// </summary>
    /// <param name="entities">The entities that this commit changed, in their final state. The read models never replace one
    /// by an older version.</param>
    /// <exception cref="StoreFullException">There is no space; the commit was not appended.</exception>
    ValueTask<AppendResult> AppendAsync(Commit commit, ChangedEntities entities, CancellationToken ct);

    /// <summary>
    /// The commits that hold events after <paramref name="afterSeq"/>, in order, without a gap, up to the head as of some moment during the
    /// call. Only durable commits: nothing that it returns is ever taken back. Events of older versions come lifted.
    /// </summary>
    IAsyncEnumerable<Commit> ReadAsync(string restaurantId, long afterSeq, CancellationToken ct);

    /// <summary>
    /// The commit that holds this event; no other commit is read for it. Null where there is none. As durable as <see cref="ReadAsync"/>.
    /// </summary>
    ValueTask<Commit?> FindAsync(string restaurantId, long seq, CancellationToken ct);

    /// <summary>
    /// The ends of these logs, in one query for all; a restaurant without a log is absent. As durable as <see cref="ReadAsync"/>. A head
    /// may be older than what another node has just appended; it is never ahead of it.
    /// </summary>
    ValueTask<IReadOnlyDictionary<string, Head>> HeadsAsync(IReadOnlyCollection<string> restaurantIds, CancellationToken ct);
}

public enum AppendResult
{
    /// <summary>It is in the log, durably.</summary>
    Appended,

    /// <summary>Another commit is there. Catch up and decide again.</summary>
    Conflict,
}
