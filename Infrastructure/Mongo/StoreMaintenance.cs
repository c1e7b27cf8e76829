using System.Runtime.CompilerServices;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Mongo;

internal sealed class StoreMaintenance(Database database) : IStoreMaintenance
{
    private static readonly BsonDocument ById = new("_id", 1);

    // Every log has a position. A restaurant whose first commit never came has one too, but no head: HeadsAsync leaves it out.
    public async ValueTask<IReadOnlyList<string>> RestaurantsAsync(CancellationToken ct)
    {
        var find = database.Projections.Find(new BsonDocument()).Sort(ById).Project(ById);
        var found = await StoreErrors.TranslateAsync(() => find.ToListAsync(ct));
        return found.ConvertAll(document => document["_id"].AsString);
    }

    public async IAsyncEnumerable<Account> AccountsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        using var cursor = await StoreErrors.TranslateAsync(() => database.Accounts.Find(new BsonDocument()).Sort(ById).ToCursorAsync(ct));
        while (await StoreErrors.TranslateAsync(() => cursor.MoveNextAsync(ct)))
            foreach (var account in cursor.Current) yield return StoredBson.To<Account>(account);
    }
}
