using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Infrastructure.Mongo;
using RealtimeRestaurant.Tests.Rigs;
using Analytics = RealtimeRestaurant.Infrastructure.Mongo.Analytics;
using History = RealtimeRestaurant.Infrastructure.Mongo.History;

namespace RealtimeRestaurant.Tests.Contracts.Mongo;

/// <summary>
/// Each query of the read models has the index that docs/data.md says. Compared field by field and not with the server's own plan: the one
/// that the tests run on where there is no mongod does not explain.
/// </summary>
[NeedsMongo]
public sealed class MongoIndexTests : IDisposable
{
    private static readonly DateTimeOffset?[] MaybeTime = [null, TestData.Evening];
    private static readonly string?[] MaybeTable = [null, "t_1"];
    private readonly MongoRig _rig = new();
    private readonly Database _database;

    public MongoIndexTests() => _database = new Database(_rig.ConnectionString, new StoreOptions(), SlowQueries.None);

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Every_list_is_a_range_of_an_index_in_its_order() => WithoutIndex(Lists(), Indexes()).ShouldBeEmpty();

    [Fact]
    public void The_pipeline_begins_with_a_range_of_an_index() => WithoutIndex(Pipeline(), Indexes()).ShouldBeEmpty();

    [Fact]
    public void A_missing_index_would_be_found()
    {
        WithoutIndex(Lists(), Indexes().Where(index => index.Name != "byTable")).ShouldContain("orders: _id.r, tableId, placedAt, _id.o");
        WithoutIndex(Pipeline(), Indexes().Where(index => index.Name != "byDay")).ShouldBe(["days: _id.r, _id.d"]);
    }

    private sealed record Needed(IMongoCollection<BsonDocument> On, string[] Fields)
    {
        public string Collection => On.CollectionNamespace.CollectionName;

        public bool IsServedBy(Schema.Index index) =>
            index.On.CollectionNamespace.CollectionName == Collection && index.Keys.Names.SequenceEqual(Fields);
    }

    private IEnumerable<Schema.Index> Indexes() => new Schema(_database).Indexes();

    private static string[] WithoutIndex(IEnumerable<Needed> queries, IEnumerable<Schema.Index> indexes) =>
    [
        .. queries.Where(query => !indexes.Any(query.IsServedBy))
            .Select(query => $"{query.Collection}: {string.Join(", ", query.Fields)}").Distinct(),
    ];

    private IEnumerable<Needed> Lists() =>
    [
        .. Lists<OrderStatus>(_database.Orders, MaybeTable), .. Lists<BillStatus>(_database.Bills, MaybeTable),
        .. Lists<ShiftStatus>(_database.Shifts, [null]),
        .. Lists<ReservationStatus>(_database.Reservations, [null]),
        Needs(_database.Orders, new HistoryFilter<OrderStatus>(Number: 7), after: null),
        .. from kind in Enum.GetValues<OrderKind>()
           from status in new OrderStatus?[] { null, default(OrderStatus) }
           select Needs(_database.Orders, new HistoryFilter<OrderStatus>(status, Kind: kind), after: null),
        Needs(_database.Bills, new HistoryFilter<BillStatus>(Number: 7), after: null),
        Needs(_database.Orders, new HistoryFilter<OrderStatus>(Facets: ["f"]), after: null),
        Needs(_database.Orders, new HistoryFilter<OrderStatus>(Facets: ["f", "g"]), after: null),
        Needs(_database.Bills, new HistoryFilter<BillStatus>(Facets: ["f"]), after: null),
    ];

    // What is compared for equality first, then what the range and the order are by.
    private static IEnumerable<Needed> Lists<TStatus>(ReadModelCollection collection, string?[] tables) where TStatus : struct, Enum =>
        from status in new TStatus?[] { null, default(TStatus) }
        from table in tables
        from first in MaybeTime
        from last in MaybeTime
        from after in new HistoryKey?[] { null, new(TestData.Evening, "x") }
        select Needs(collection, new HistoryFilter<TStatus>(status, table, first, last), after);

    private static Needed Needs<TStatus>(ReadModelCollection collection, HistoryFilter<TStatus> filter, HistoryKey? after)
        where TStatus : struct, Enum
    {
        var compared = History.Query(collection, "r", filter, after).Names.Where(name => name != "$or" && name != collection.TimeField);
        return new(collection.Documents, [.. compared, .. History.NewestFirst(collection).Names]);
    }

    private IEnumerable<Needed> Pipeline() =>
        [new(_database.Days, [.. Analytics.Sums("r", TestData.Day, TestData.Day)[0]["$match"].AsBsonDocument.Names])];
}
