using System.Collections.Immutable;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// The collection of one entity's read model: each document is the entity, under a key that begins with its restaurant, its time as a date.
/// </summary>
/// <param name="IdField">The name of the entity's id within the key <c>_id {r: restaurant, …}</c>.</param>
/// <param name="TimeField">The field that lists are ordered by.</param>
internal sealed record ReadModelCollection(IMongoCollection<BsonDocument> Documents, string IdField, string TimeField)
{
    /// <summary>The field with what <see cref="Domain.ReadModels.Facets"/> says of the entity.</summary>
    public const string FacetsField = "facets";

    private const string VersionField = "v";

    public BsonDocument Key(string restaurantId, string id) => new("_id", new BsonDocument { { "r", restaurantId }, { IdField, id } });

    /// <summary>
    /// Replaces the document unless it is newer. If it is newer, the filter does not match, the upsert tries to insert, and the unique key
    /// refuses it.
    /// </summary>
    /// <param name="tableId">The table that lists find it by; null where it is at none.</param>
    public ReplaceOneModel<BsonDocument> Upsert<T>(
        string restaurantId, HistoryKey key, long seq, string? tableId, T entity, ImmutableArray<string>? facets = null) where T : notnull
    {
        var older = Key(restaurantId, key.Id).Add("seq", new BsonDocument("$lt", seq));
        var document = Key(restaurantId, key.Id).Add(VersionField, StoredEntity.Version).AddRange(StoredBson.Of(entity));
        // What lists look for stays where the older programs look for it, whatever part of the entity has it.
        document[TimeField] = StoredBson.Date(key.At);
        if (tableId is not null) document["tableId"] = tableId;
        if (facets is { } found) document[FacetsField] = new BsonArray(found);
        return new(older, document) { IsUpsert = true };
    }

    /// <summary>The entity of a document that <see cref="Upsert"/> wrote, or an older program.</summary>
    public static T Read<T>(BsonDocument document, ReadEntity<T> read) =>
        read(document.GetValue(VersionField, StoredEntity.Unstated).ToInt32(), StoredBson.Json(document));
}
