using RealtimeRestaurant.Domain.Accounts;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>A store seen across its restaurants, as backup and housekeeping see it. Nothing that answers a request looks at it this way.</summary>
public interface IStoreMaintenance
{
    /// <summary>The ids of all restaurants that have a log, in order.</summary>
    ValueTask<IReadOnlyList<string>> RestaurantsAsync(CancellationToken ct);

    /// <summary>Every account, by id. Of those that are added or changed meanwhile, each comes as it was before or after.</summary>
    IAsyncEnumerable<Account> AccountsAsync(CancellationToken ct);

    /// <summary>
    /// Removes the restaurant's snapshots that are older than <paramref name="before"/>, but for the newest of those: of a house that is closed one
    /// remains. The log has it all, and never expires.
    /// </summary>
    ValueTask RemoveSnapshotsAsync(string restaurantId, DateTimeOffset before, CancellationToken ct);
}
