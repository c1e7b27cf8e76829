using MongoDB.Bson;
using MongoDB.Driver;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>How the read models keep one kind of thing: under a key of its own restaurant, as it is, with its time as a date.</summary>
/// <param name="IdName">Of the thing's id within the key <c>_id {r: restaurant, …}</c>.</param>
/// <param name="Time">Which member it is listed by.</param>
internal sealed record Kept(IMongoCollection<BsonDocument> In, string IdName, string Time)
{
    public BsonDocument Key(string restaurantId, string id) => new("_id", new BsonDocument { { "r", restaurantId }, { IdName, id } });

    /// <summary>
    /// Replaces what is there unless that is newer. Where it is, the key does not match, the upsert tries to insert, and the key forbids
    /// it.
    /// </summary>
    public ReplaceOneModel<BsonDocument> Upsert<T>(string restaurantId, string id, long seq, T thing) where T : notnull =>
        new(Key(restaurantId, id).Add("seq", new BsonDocument("$lt", seq)), Key(restaurantId, id)
            .AddRange(StoredBson.Of(thing, Time))) { IsUpsert = true };
}
