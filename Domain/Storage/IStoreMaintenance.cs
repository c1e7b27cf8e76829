using RealtimeRestaurant.Domain.Accounts;

namespace RealtimeRestaurant.Domain.Storage;

/// <summary>A store across all its restaurants, for backups and housekeeping. No request is answered from here.</summary>
public interface IStoreMaintenance
{
    /// <summary>The ids of all restaurants that have a log, in order.</summary>
    ValueTask<IReadOnlyList<string>> RestaurantsAsync(CancellationToken ct);

    /// <summary>Every account, by id. An account that is added or changed meanwhile comes as it was before or after.</summary>
    IAsyncEnumerable<Account> AccountsAsync(CancellationToken ct);
}
