using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// States of restaurants, stored so that loading one is one read and the few commits after it. A cache: the log has everything.
/// </summary>
public interface ISnapshots
{
    /// <summary>
    /// The latest snapshot at or before <paramref name="atOrBefore"/>; null when there is none, or when this program cannot read it.
    /// </summary>
    ValueTask<Restaurant?> FindAsync(string restaurantId, long atOrBefore, CancellationToken ct);

    /// <summary>
    /// Stores a state. Losing a snapshot loses nothing, and two nodes may save the same one. The store keeps those of the last 72 hours,
    /// since repeated commands are answered from them, and removes older ones as <see cref="RemoveAsync"/> does.
    /// </summary>
    ValueTask SaveAsync(Restaurant state, CancellationToken ct);

    /// <summary>Removes the restaurant's snapshots that are older than <paramref name="before"/>, except for the newest of those.</summary>
    ValueTask RemoveAsync(string restaurantId, DateTimeOffset before, CancellationToken ct);
}
