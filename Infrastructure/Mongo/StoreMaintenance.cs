using System.Runtime.CompilerServices;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Mongo;

internal sealed class StoreMaintenance(Database database) : IStoreMaintenance
{
    private static readonly BsonDocument ById = new("_id", 1);

    // Every log has its position there; one that was begun and never written to has no head, and is left out where heads are asked for.
    public async ValueTask<IReadOnlyList<string>> RestaurantsAsync(CancellationToken ct)
    {
        var found = await StoreErrors.AskAsync(() =>
            database.Projections.Find(new BsonDocument()).Sort(ById).Project(ById).ToListAsync(ct));
        return found.ConvertAll(document => document["_id"].AsString);
    }

    public async IAsyncEnumerable<Account> AccountsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        using var cursor = await StoreErrors.AskAsync(() => database.Accounts.Find(new BsonDocument()).Sort(ById).ToCursorAsync(ct));
        while (await StoreErrors.AskAsync(() => cursor.MoveNextAsync(ct)))
            foreach (var account in cursor.Current) yield return StoredBson.To<Account>(account);
    }
}
