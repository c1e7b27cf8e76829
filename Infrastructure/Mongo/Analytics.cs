using System.Collections.Immutable;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>Adds up the rows of <see cref="DayRows"/> over a range of days, which is one range of an index.</summary>
internal sealed class Analytics(Database database) : IAnalytics
{
    private static readonly Measure[] Measures = Enum.GetValues<Measure>();

    public async ValueTask<AnalyticsReport> RangeAsync(string restaurantId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var rows = await StoreErrors.TranslateAsync(async () =>
        {
            var sums = await database.Days.AggregateAsync<BsonDocument>(Sums(restaurantId, from, to), cancellationToken: ct);
            return await sums.ToListAsync(ct);
        });
        return AnalyticsReport.Of(from, to, rows.Select(Row));
    }

    internal static BsonDocument[] Sums(string restaurantId, DateOnly from, DateOnly to)
    {
        var range = new BsonDocument { { "$gte", StoredBson.Day(from) }, { "$lte", StoredBson.Day(to) } };
        return
        [
            new("$match", new BsonDocument { { "_id.r", restaurantId }, { "_id.d", range } }),
            new("$project", new BsonDocument("row", new BsonDocument("$objectToArray", "$rows"))),
            new("$unwind", "$row"),
            new("$group", new BsonDocument("_id", "$row.k").AddRange(Measures.Select(Sum))),
        ];
    }

    private static BsonElement Sum(Measure measure) =>
        new(DayRows.Field(measure), new BsonDocument("$sum", $"$row.v.{DayRows.Field(measure)}"));

    private static DayRow Row(BsonDocument sums) => new(
        DayRows.Key(sums["_id"].AsString),
        Measures.ToImmutableSortedDictionary(measure => measure, measure => sums[DayRows.Field(measure)].ToInt64()));
}
