using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>Pipelines over the orders and bills of the read models; each begins with one range of an index on the day.</summary>
internal sealed class Analytics(Database database) : IAnalytics
{
    public async ValueTask<AnalyticsReport> RangeAsync(string restaurantId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var range = new BsonDocument { { "$gte", StoredBson.Day(from) }, { "$lte", StoredBson.Day(to) } };
        var (orders, bills) = (AskAsync(database.Orders.In, Orders(restaurantId, range), OrdersOf, ct), AskAsync(database.Bills.In, Bills(restaurantId, range), BillsOf, ct));
        var (items, money) = (AskAsync(database.Bills.In, Items(restaurantId, range), ItemsOf, ct), AskAsync(database.Bills.In, Money(restaurantId, range), MoneyOf, ct));
        await Task.WhenAll(orders, bills, items, money);
        return new AnalyticsCounts(await orders, await bills, await items, await money).Report(from, to);
    }

    internal static BsonDocument[] Orders(string restaurantId, BsonDocument range) =>
    [
        Match(restaurantId, "placedOn.day", range),
        Group(Waiter(), Count("orders"), Sum("cancelled", new BsonDocument("$cond", new BsonArray { new BsonDocument("$eq", new BsonArray { "$status", "cancelled" }), 1, 0 }))),
    ];

    internal static BsonDocument[] Bills(string restaurantId, BsonDocument range) =>
    [
        Match(restaurantId, "paidOn.day", range),
        Group(Waiter(), Count("bills"), Sum("items", new BsonDocument("$sum", "$lines.quantity")), Sum("gross", "$totals.gross"), Sum("discounts", "$totals.discount"),
            Sum("net", "$totals.net"), Sum("service", "$totals.service"), Sum("tax", "$totals.tax"), Sum("total", "$totals.total")),
    ];

    internal static BsonDocument[] Items(string restaurantId, BsonDocument range) =>
    [
        Match(restaurantId, "paidOn.day", range),
        new("$unwind", "$lines"),
        Group(new BsonDocument { { "item", "$lines.menuItemId" }, { "name", "$lines.name" } }, Sum("quantity", "$lines.quantity"), Sum("net", "$lines.net")),
    ];

    // A bill is found by any of its money in the range, and then counted for that alone.
    internal static BsonDocument[] Money(string restaurantId, BsonDocument range) =>
    [
        Match(restaurantId, "money", new BsonDocument("$elemMatch", new BsonDocument("day", range))),
        new("$unwind", "$money"),
        new("$match", new BsonDocument("money.day", range)),
        Group(Waiter().Add("hour", "$money.hour").Add("method", "$money.method"), Sum("payments", "$money.payments"), Sum("amount", "$money.amount"),
            Sum("rounding", "$money.rounding"), Sum("tips", "$money.tips"), Sum("refunds", "$money.refunds"), Sum("refundedTips", "$money.refundedTips")),
    ];

    private static async Task<List<T>> AskAsync<T>(IMongoCollection<BsonDocument> collection, BsonDocument[] pipeline, Func<BsonDocument, BsonDocument, T> read, CancellationToken ct)
    {
        var groups = await StoreErrors.AskAsync(() => collection.Aggregate<BsonDocument>(pipeline, cancellationToken: ct).ToListAsync(ct));
        return groups.ConvertAll(group => read(group["_id"].AsBsonDocument, group));
    }

    private static OrderCount OrdersOf(BsonDocument by, BsonDocument sums) => new(Text(by, "waiter"), Text(by, "waiterName"), Int(sums, "orders"), Int(sums, "cancelled"));

    private static BillCount BillsOf(BsonDocument by, BsonDocument sums) => new(
        Text(by, "waiter"), Text(by, "waiterName"), Int(sums, "bills"), Int(sums, "items"), Long(sums, "gross"), Long(sums, "discounts"), Long(sums, "net"),
        Long(sums, "service"), Long(sums, "tax"), Long(sums, "total"));

    private static ItemCount ItemsOf(BsonDocument by, BsonDocument sums) => new(by["item"].AsString, by["name"].AsString, Int(sums, "quantity"), Long(sums, "net"));

    private static MoneyCount MoneyOf(BsonDocument by, BsonDocument sums) => new(
        Text(by, "waiter"), Text(by, "waiterName"), Int(by, "hour"), Enum.Parse<PaymentMethod>(by["method"].AsString, ignoreCase: true), Int(sums, "payments"),
        Long(sums, "amount"), Long(sums, "rounding"), Long(sums, "tips"), Long(sums, "refunds"), Long(sums, "refundedTips"));

    private static BsonDocument Match(string restaurantId, string by, BsonDocument range) => new("$match", new BsonDocument { { "_id.r", restaurantId }, { by, range } });

    private static BsonDocument Waiter() => new() { { "waiter", "$waiterId" }, { "waiterName", "$waiterName" } };

    private static BsonDocument Group(BsonDocument by, params BsonElement[] sums) => new("$group", new BsonDocument("_id", by).AddRange(sums));

    private static BsonElement Count(string name) => Sum(name, 1);

    private static BsonElement Sum(string name, BsonValue of) => new(name, new BsonDocument("$sum", of));

    private static string? Text(BsonDocument document, string name) => document.GetValue(name, BsonNull.Value) is BsonString text ? text.Value : null;

    private static int Int(BsonDocument document, string name) => document[name].ToInt32();

    private static long Long(BsonDocument document, string name) => document[name].ToInt64();
}
