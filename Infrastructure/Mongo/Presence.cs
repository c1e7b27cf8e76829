using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Infrastructure.Mongo;

internal sealed class Presence(Database database) : IPresence
{
    public async ValueTask RecordAsync(IReadOnlyCollection<StaffPresence> people, DateTimeOffset at, CancellationToken ct)
    {
        if (people.Count == 0) return;
        var upserts = people.Select(person => new UpdateOneModel<BsonDocument>(
            new BsonDocument("_id", new BsonDocument { { "r", person.RestaurantId }, { "s", person.StaffId } }),
            new BsonDocument("$max", new BsonDocument("seenAt", StoredBson.Date(at)))) { IsUpsert = true }).ToArray();
        var unordered = new BulkWriteOptions { IsOrdered = false };
        await StoreErrors.TranslateAsync(() => StoreErrors.UpsertAsync(() => database.Presence.BulkWriteAsync(upserts, unordered, ct)));
    }

    public async ValueTask<IReadOnlyDictionary<StaffPresence, DateTimeOffset>> ListSinceAsync(
        IReadOnlyCollection<string> restaurantIds, DateTimeOffset since, CancellationToken ct)
    {
        var filter = new BsonDocument
        {
            { "_id.r", new BsonDocument("$in", new BsonArray(restaurantIds)) },
            { "seenAt", new BsonDocument("$gt", StoredBson.Date(since)) },
        };
        var seen = await StoreErrors.TranslateAsync(() => database.Presence.Find(filter).ToListAsync(ct));
        return seen.ToDictionary(
            one => new StaffPresence(one["_id"]["r"].AsString, one["_id"]["s"].AsString),
            one => DateTimeOffset.FromUnixTimeMilliseconds(one["seenAt"].AsBsonDateTime.MillisecondsSinceEpoch));
    }

    public async ValueTask RemoveBeforeAsync(DateTimeOffset before, CancellationToken ct) => await StoreErrors.TranslateAsync(() =>
        database.Presence.DeleteManyAsync(new BsonDocument("seenAt", new BsonDocument("$lt", StoredBson.Date(before))), ct));
}
