using System.Collections.Immutable;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// One document a restaurant and day: the sums under each key, <c>rows: {"waiter/s_1/Ana": {orders: 3}}</c>, and the events that are in
/// them, <c>seqs</c>. An increment is one update of one document, which adds the sums and the seq together and matches only while that seq
/// is not there: so it counts once, whoever writes it, however often and in whatever order.
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

    /// <summary>The key as the name of a field, in which a full stop would be a path.</summary>
    public static string Name(RowKey key) => string.Join('/', StoredBson.Name(key.Dimension).Value, Escaped(key.Id), Escaped(key.Name));

    public static RowKey Key(string name) => name.Split('/') switch
    {
        [var dimension, var id, var text] =>
            new(Enum.Parse<Dimension>(dimension, ignoreCase: true), Uri.UnescapeDataString(id), Uri.UnescapeDataString(text)),
        _ => throw new InvalidDataException($"'{name}' is no row of a day."),
    };

    // Where the seq is there already the upsert tries to insert, and the key forbids it.
    private static UpdateOneModel<BsonDocument> Update(string restaurantId, DayIncrement increment)
    {
        var day = new BsonDocument { { "r", restaurantId }, { "d", StoredBson.Day(increment.Day) } };
        var sums = increment.Rows.SelectMany(row =>
            row.Sums.Select(sum => new BsonElement($"rows.{Name(row.Key)}.{Field(sum.Key)}", sum.Value)));
        return new UpdateOneModel<BsonDocument>(
            new BsonDocument { { "_id", day }, { "seqs", new BsonDocument("$ne", increment.Seq) } },
            new BsonDocument { { "$inc", new BsonDocument(sums) }, { "$push", new BsonDocument("seqs", increment.Seq) } }) { IsUpsert =
                true };
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace(".", "%2E", StringComparison.Ordinal);
}
