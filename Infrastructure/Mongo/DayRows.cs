using System.Collections.Immutable;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// One document per restaurant and day. <c>rows</c> holds the sums under each key: <c>{"waiter/s_1/Ana": {orders: 3}}</c>. <c>seqs</c>
/// holds the events that are in them. The increments of a day are one update of one document: it adds their sums and seqs together, and
/// matches only while none of those seqs is there. So each counts once, whichever nodes write it, however often and in whatever order.
/// </summary>
internal sealed class DayRows(Database database)
{
    /// <param name="changes">By restaurant, in one order, as <see cref="ReadModels.WriteAsync"/> has them.</param>
    public async Task AddAsync(IReadOnlyCollection<RestaurantChanges> changes, CancellationToken ct)
    {
        if (changes.All(of => of.Entities.Increments.IsEmpty)) return;
        try
        {
            await WriteAsync(of => of.Entities.Increments.GroupBy(increment => increment.Day));
        }
        catch (MongoException fault) when (StoreErrors.IsDuplicateKey(fault))
        {
            // Some of them are there, or another node was first with the day: each for itself, and only what is not there is added.
            await StoreErrors.UpsertAsync(() => WriteAsync(of => of.Entities.Increments.GroupBy(increment => increment.Seq)));
        }

        Task WriteAsync(Func<RestaurantChanges, IEnumerable<IEnumerable<DayIncrement>>> together) => database.Days.BulkWriteAsync(
            changes.SelectMany(of => together(of).OrderBy(some => some.First().Day).Select(some => Update(of.RestaurantId, [.. some]))),
            new BulkWriteOptions { IsOrdered = false }, ct);
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

    // If one of the seqs is there already, the filter does not match, the upsert tries to insert, and the unique key refuses it.
    private static UpdateOneModel<BsonDocument> Update(string restaurantId, ImmutableArray<DayIncrement> ofOneDay)
    {
        var seqs = new BsonArray(ofOneDay.Select(increment => increment.Seq));
        var day = new BsonDocument { { "r", restaurantId }, { "d", StoredBson.Day(ofOneDay[0].Day) } };
        var isNew = new BsonDocument { { "_id", day }, { "seqs", new BsonDocument("$nin", seqs) } };
        var sums = ofOneDay.SelectMany(increment => increment.Rows).SelectMany(Sums).GroupBy(sum => sum.Field, sum => sum.Value);
        var add = new BsonDocument
        {
            { "$inc", new BsonDocument(sums.Select(sum => new BsonElement(sum.Key, sum.Sum()))) },
            { "$push", new BsonDocument("seqs", new BsonDocument("$each", seqs)) },
        };
        return new UpdateOneModel<BsonDocument>(isNew, add) { IsUpsert = true };
    }

    private static IEnumerable<(string Field, long Value)> Sums(DayRow row) =>
        row.Sums.Select(sum => ($"rows.{Name(row.Key)}.{Field(sum.Key)}", sum.Value));

    private static string Escape(string text) => Uri.EscapeDataString(text).Replace(".", "%2E", StringComparison.Ordinal);
}
