using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Domain.Storage;

/// <summary>
/// Restores logs from a backup. A restore needs the store for itself: no host may run on it. From <see cref="BeginAsync"/> to <see
/// cref="EndAsync"/> the store is marked as unfinished, and hosts do not start; an interrupted restore has to begin again. <see
/// cref="AppendAsync"/> alone may also be called on a store that hosts use, as <see cref="BackdatedLog"/> does.
/// </summary>
public interface IRestore
{
    /// <summary>
    /// Marks the store as unfinished, then removes the restaurant's log, snapshots and read models; null: those of all restaurants, and the
    /// accounts with their sessions.
    /// </summary>
    /// <exception cref="RestoreRefusedException">A restore of something else was broken off, which this one would leave half done; nothing
    /// was changed.</exception>
    ValueTask BeginAsync(string? restaurantId, CancellationToken ct);

    /// <summary>
    /// Appends commits of one restaurant, which follow each other and what is there, and brings the read models up to them. Durable when it
    /// answers. Of two writers at one position, one gets the exception.
    /// </summary>
    /// <param name="entities">The entities that the commits changed, in their final state.</param>
    /// <exception cref="ConcurrentWriteException">Something is there already: another process writes to this store. The first of the
    /// commits may have been appended.</exception>
    ValueTask AppendAsync(IReadOnlyList<Commit> commits, ChangedEntities entities, CancellationToken ct);

    /// <summary>Removes the mark: the store is complete.</summary>
    ValueTask EndAsync(CancellationToken ct);

    /// <summary>True while a restore was begun and not ended.</summary>
    ValueTask<bool> IsUnfinishedAsync(CancellationToken ct);
}
