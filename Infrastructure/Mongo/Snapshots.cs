using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>One document per snapshot. A state that is too large for a document is not saved; the log has everything.</summary>
internal sealed class Snapshots(Database database) : ISnapshots
{
    private const int MaxBodySize = 15 * 1024 * 1024;
    private static readonly BsonDocument NewestFirst = new() { { "_id.r", -1 }, { "_id.s", -1 } };

    public async ValueTask<Restaurant?> FindAsync(string restaurantId, long atOrBefore, CancellationToken ct)
    {
        var filter = new BsonDocument { { "_id.r", restaurantId }, { "_id.s", new BsonDocument("$lte", atOrBefore) } };
        var latest = await StoreErrors.TranslateAsync(() => database.Snapshots.Find(filter).Sort(NewestFirst).FirstOrDefaultAsync(ct));
        return latest is null ? null : SnapshotCodec.Decode(latest["body"].AsByteArray);
    }

    public async ValueTask SaveAsync(Restaurant state, CancellationToken ct)
    {
        var body = SnapshotCodec.Encode(state);
        if (body.Length > MaxBodySize) return;
        var key = new BsonDocument("_id", new BsonDocument { { "r", state.Id }, { "s", state.Seq } });
        var document = new BsonDocument { { "_id", key["_id"] }, { "at", StoredBson.Date(state.At) }, { "body", body } };
        await StoreErrors.TranslateAsync(async () =>
        {
            var upsert = new ReplaceOptions { IsUpsert = true };
            await StoreErrors.UpsertAsync(() => database.Snapshots.ReplaceOneAsync(key, document, upsert, ct));
            await RemoveOldAsync(state.Id, state.At - RememberedCommands.Retention, ct);
        });
    }

    public async ValueTask RemoveAsync(string restaurantId, DateTimeOffset before, CancellationToken ct) =>
        await StoreErrors.TranslateAsync(() => RemoveOldAsync(restaurantId, before, ct));

    // The newest of the old ones stays: the first commands within the retention are answered from it.
    private async Task RemoveOldAsync(string restaurantId, DateTimeOffset before, CancellationToken ct)
    {
        var old = new BsonDocument { { "_id.r", restaurantId }, { "at", new BsonDocument("$lt", StoredBson.Date(before)) } };
        var newest = await database.Snapshots.Find(old).Sort(NewestFirst).Project(new BsonDocument("_id", 1)).FirstOrDefaultAsync(ct);
        if (newest is null) return;
        var older = new BsonDocument { { "_id.r", restaurantId }, { "_id.s", new BsonDocument("$lt", newest["_id"]["s"]) } };
        await database.Snapshots.DeleteManyAsync(older, ct);
    }
}
