using System.Collections.Immutable;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// One document per restaurant and day. <c>rows</c> holds the sums under each key: <c>{"waiter/s_1/Ana": {orders: 3}}</c>. <c>seqs</c>
/// holds the events that are in them. An increment is one update of one document: it adds the sums and the seq together, and matches only
/// while that seq is not there. So it counts once, whichever nodes write it, however often and in whatever order.
/// </summary>
internal sealed class DayRows(Database database)
{
    public async Task AddAsync(string restaurantId, ImmutableArray<DayIncrement> increments, CancellationToken ct)
    {
        if (increments.IsEmpty) return;
        UpdateOneModel<BsonDocument>[] updates = [.. increments.Select(increment => Update(restaurantId, increment))];
        await StoreErrors.UpsertAsync(() => database.Days.BulkWriteAsync(updates, new BulkWriteOptions { IsOrdered = false }, ct));
    }

    public static string Field(Measure measure) => StoredBson.Name(measure).Value;

    /// <summary>The key as the name of a field, in which a dot would mean a path.</summary>
    public static string Name(RowKey key) => string.Join('/', StoredBson.Name(key.Dimension).Value, Escape(key.Id), Escape(key.Name));

    public static RowKey Key(string name) => name.Split('/') switch
    {
        [var dimension, var id, var text] =>
            new(Enum.Parse<Dimension>(dimension, ignoreCase: true), Uri.UnescapeDataString(id), Uri.UnescapeDataString(text)),
        _ => throw new InvalidDataException($"'{name}' is not the key of a row."),
    };

    // If the seq is there already, the filter does not match, the upsert tries to insert, and the unique key refuses it.
    private static UpdateOneModel<BsonDocument> Update(string restaurantId, DayIncrement increment)
    {
        var day = new BsonDocument { { "r", restaurantId }, { "d", StoredBson.Day(increment.Day) } };
        var isNew = new BsonDocument { { "_id", day }, { "seqs", new BsonDocument("$ne", increment.Seq) } };
        var add = new BsonDocument
        {
            { "$inc", new BsonDocument(increment.Rows.SelectMany(Sums)) },
            { "$push", new BsonDocument("seqs", increment.Seq) },
        };
        return new UpdateOneModel<BsonDocument>(isNew, add) { IsUpsert = true };
    }

    private static IEnumerable<BsonElement> Sums(DayRow row) =>
        row.Sums.Select(sum => new BsonElement($"rows.{Name(row.Key)}.{Field(sum.Key)}", sum.Value));

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace(".", "%2E", StringComparison.Ordinal);
}
