using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The log of every restaurant: the only thing that must be there. Appending is the one moment that counts, and the one
/// fence between nodes; there is no other lock.
/// </summary>
/// <remarks>
/// Logs are per restaurant and share nothing; calls for different restaurants may run at once and must not wait for each
/// other longer than a shared disk write takes. Faults (store away, disk full, time-out) are exceptions; what they leave
/// undone is said on each member. Cancelling a call leaves its outcome unknown, exactly like a fault.
/// </remarks>
public interface ICommitLog
{
    /// <summary>
    /// Appends the commit at its key (restaurant, first seq) if nothing is there yet.
    /// <para><b>Durable before it answers:</b> <see cref="AppendResult.Appended"/> survives a killed process, a lost primary, a power cut.</para>
    /// <para><b>Atomic:</b> the commit is there whole or not at all. The store that can writes <paramref name="entities"/> in the
    /// same transaction; another writes it right afterwards, best effort, and <see cref="Head.Projected"/> says how far that came.</para>
    /// <para><b>Repeatable:</b> a commit whose <see cref="Commit.Id"/> is already at that key answers Appended, so after a fault the
    /// caller finds out what became of its commit by appending it again.</para>
    /// <para>The caller appends at head + 1 only, and only when it knows the commit before to be durable; then the log never has a
    /// hole. Where there is no space it throws <see cref="StoreFullException"/>, and the commit is certainly not there. Any other commit at the key, one that overlaps, or a head of another epoch answers <see cref="AppendResult.Conflict"/> and changes nothing.</para>
    /// </summary>
    /// <param name="entities">What this commit changed, as it is after it; for the read models, each thing forward only by its own seq.</param>
    ValueTask<AppendResult> AppendAsync(Commit commit, ChangedEntities entities, CancellationToken ct);

    /// <summary>
    /// The commits that hold events after <paramref name="afterSeq"/>, in order, without a hole, up to the head as of some moment
    /// during the call. Only what is durable: nothing that it gives is ever taken back. Events of older versions come lifted.
    /// </summary>
    IAsyncEnumerable<Commit> ReadAsync(string restaurantId, long afterSeq, CancellationToken ct);

    /// <summary>The commit that holds this event, and no other is read for it; null where there is none. As durable as <see cref="ReadAsync"/>.</summary>
    ValueTask<Commit?> FindAsync(string restaurantId, long seq, CancellationToken ct);

    /// <summary>
    /// Where these logs end, in one query for all; a restaurant without a log is absent. As durable as <see cref="ReadAsync"/>.
    /// A head may be older than what another node has just appended; it is never ahead of it.
    /// </summary>
    ValueTask<IReadOnlyDictionary<string, Head>> HeadsAsync(IReadOnlyCollection<string> restaurantIds, CancellationToken ct);

    /// <summary>The latest snapshot at or before <paramref name="atOrBefore"/>; null when there is none (fold from the beginning) or it cannot be read any more.</summary>
    ValueTask<Restaurant?> SnapshotAsync(string restaurantId, long atOrBefore, CancellationToken ct);

    /// <summary>
    /// Keeps a state, so that loading is one read and a short tail. A snapshot is a cache: losing one loses nothing, and two nodes
    /// may save the same one. The store keeps those of the last 72 hours, since a repeated command is answered from them.
    /// </summary>
    ValueTask SaveSnapshotAsync(Restaurant state, CancellationToken ct);

    /// <summary>Writes into the read models what an append did not get to, and moves <see cref="Head.Projected"/> up to <paramref name="upTo"/>. Repeatable; never goes backward.</summary>
    ValueTask ProjectAsync(string restaurantId, long upTo, ChangedEntities entities, CancellationToken ct);
}

public enum AppendResult
{
    /// <summary>It is in the log, durably.</summary>
    Appended,

    /// <summary>Somebody else's commit is there. Catch up and decide again.</summary>
    Conflict,
}
