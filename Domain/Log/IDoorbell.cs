using System.Diagnostics;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// Notifies the other nodes that a restaurant's log has new events. A hint, never the truth: rings may be lost, doubled, late, out of order
/// or forged. A node that misses one finds out by asking the log for its heads.
/// </summary>
public interface IDoorbell
{
    /// <summary>
    /// Rings for a commit that is durable. Returns at once, whatever state the transport is in, never throws and never waits;
    /// a ring that cannot go out is dropped and counted.
    /// </summary>
    void Ring(Commit commit);

    /// <summary>
    /// Calls <paramref name="received"/> for every ring of another node, until disposed; own rings may come back too. It may be called from
    /// any thread, and must return quickly. The transport reconnects by itself.
    /// </summary>
    IDisposable Listen(Action<Ring> received);
}

/// <param name="Head">The position that the log has at least reached.</param>
/// <param name="Commit">The last commit itself, if it was sent along and its signature is valid; else read the log.</param>
/// <param name="Trace">The span in which the other node published it; default where it is not traced.</param>
public sealed record Ring(string RestaurantId, Restaurants.Position Head, Commit? Commit, ActivityContext Trace = default);
