using MongoDB.Bson;
using MongoDB.Driver;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// The collection of one entity's read model: each document is the entity, under a key that begins with its restaurant, its time as a date.
/// </summary>
/// <param name="IdField">The name of the entity's id within the key <c>_id {r: restaurant, …}</c>.</param>
/// <param name="TimeField">The field that lists are ordered by.</param>
internal sealed record ReadModelCollection(IMongoCollection<BsonDocument> Documents, string IdField, string TimeField)
{
    public BsonDocument Key(string restaurantId, string id) => new("_id", new BsonDocument { { "r", restaurantId }, { IdField, id } });

    /// <summary>
    /// Replaces the document unless it is newer. If it is newer, the filter does not match, the upsert tries to insert, and the unique key
    /// refuses it.
    /// </summary>
    public ReplaceOneModel<BsonDocument> Upsert<T>(string restaurantId, string id, long seq, T entity) where T : notnull
    {
        var older = Key(restaurantId, id).Add("seq", new BsonDocument("$lt", seq));
        return new(older, Key(restaurantId, id).AddRange(StoredBson.Of(entity, TimeField))) { IsUpsert = true };
    }
}
