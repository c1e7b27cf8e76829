using System.Runtime.CompilerServices;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Mongo;

internal sealed class StoreMaintenance(Database database) : IStoreMaintenance
{
    private static readonly BsonDocument ById = new("_id", 1);
    private readonly Snapshots _snapshots = new(database);

    // Every log has its position there; one that was begun and never written to has no head, and is left out where heads are asked for.
    public async ValueTask<IReadOnlyList<string>> RestaurantsAsync(CancellationToken ct)
    {
        var found = await StoreErrors.AskAsync(() => database.Projections.Find(new BsonDocument()).Sort(ById).Project(ById).ToListAsync(ct));
        return found.ConvertAll(document => document["_id"].AsString);
    }

    public async IAsyncEnumerable<Account> AccountsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        using var cursor = await StoreErrors.AskAsync(() => database.Accounts.Find(new BsonDocument()).Sort(ById).ToCursorAsync(ct));
        while (await StoreErrors.AskAsync(() => cursor.MoveNextAsync(ct)))
            foreach (var account in cursor.Current) yield return StoredBson.To<Account>(account);
    }

    public async ValueTask RemoveSnapshotsAsync(string restaurantId, DateTimeOffset before, CancellationToken ct) =>
        await StoreErrors.AskAsync(() => _snapshots.RemoveOldAsync(restaurantId, before, ct));
}
