using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Domain.Storage;

/// <summary>
/// Putting logs back from a backup. It wants the store for itself: no host may run on it. From <see cref="BeginAsync"/> to <see
/// cref="EndAsync"/> the store is marked as unfinished, and hosts do not start; an interrupted restore has to begin again.
/// </summary>
public interface IRestore
{
    /// <summary>
    /// Marks the store, then removes what is there: the restaurant's log, snapshots and read models; null: of all restaurants, and the
    /// accounts with their sessions.
    /// </summary>
    /// <exception cref="RestoreRefusedException">A restore of something else was broken off, which this one would leave half done; nothing
    /// was changed.</exception>
    ValueTask BeginAsync(string? restaurantId, CancellationToken ct);

    /// <summary>
    /// Appends commits of one restaurant, which follow each other and what is there, and brings the read models up to them. Durable when
    /// it answers.
    /// </summary>
    /// <param name="entities">What they changed, as of the last of them.</param>
    /// <exception cref="ConcurrentWriteException">Something is there already: another process writes to this store.</exception>
    ValueTask AppendAsync(IReadOnlyList<Commit> commits, ChangedEntities entities, CancellationToken ct);

    /// <summary>Takes the mark away: the store is whole.</summary>
    ValueTask EndAsync(CancellationToken ct);

    /// <summary>A restore was begun and not ended.</summary>
    ValueTask<bool> IsUnfinishedAsync(CancellationToken ct);
}
