using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>Brings the read models up to the log where an append did not get to it.</summary>
public interface IReadModels
{
    /// <summary>
    /// Writes what changed into the read models, and moves <see cref="Head.Projected"/> up to <paramref name="upTo"/>. Repeatable; never
    /// goes backward.
    /// </summary>
    ValueTask ProjectAsync(string restaurantId, long upTo, ChangedEntities entities, CancellationToken ct);

    /// <summary>
    /// Waits until what this node has appended so far is in the read models, or could not be written: <see cref="Head.Projected"/> says
    /// which. A store that hangs keeps no caller for longer than a few seconds.
    /// </summary>
    /// <returns>False if that limit was reached. What was appended is then still to be written.</returns>
    ValueTask<bool> FlushAsync(CancellationToken ct);
}
