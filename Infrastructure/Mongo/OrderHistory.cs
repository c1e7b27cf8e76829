using System.Collections.Immutable;
using System.Text.Json;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>Orders as the projection left them; each list is one range of one index.</summary>
internal sealed class OrderHistory(Database database) : IOrderHistory
{
    private static readonly BsonDocument NewestFirst = new() { { "placedAt", -1 }, { "_id.o", -1 } };

    public async ValueTask<Order?> FindAsync(string restaurantId, string orderId, CancellationToken ct)
    {
        var found = await Faults.AskAsync(() => database.Orders.Find(OrderDocument.Key(restaurantId, orderId)).FirstOrDefaultAsync(ct));
        return found is null ? null : OrderDocument.Read(found);
    }

    public async ValueTask<ImmutableArray<Order>> ListAsync(string restaurantId, OrderFilter filter, OrderKey? after, int limit, CancellationToken ct)
    {
        var found = await Faults.AskAsync(() => database.Orders.Find(Query(restaurantId, filter, after)).Sort(NewestFirst).Limit(limit).ToListAsync(ct));
        return [.. found.Select(OrderDocument.Read)];
    }

    private static BsonDocument Query(string restaurantId, OrderFilter filter, OrderKey? after)
    {
        var query = new BsonDocument("_id.r", restaurantId);
        if (filter.Status is { } status) query.Add("status", JsonNamingPolicy.CamelCase.ConvertName(status.ToString()));
        if (filter.TableId is { } table) query.Add("tableId", table);
        var placed = new BsonDocument();
        if (filter.From is { } from) placed.Add("$gte", StoredBson.Date(from));
        if (filter.To is { } to) placed.Add("$lt", StoredBson.Date(to));
        if (after is { } last)
        {
            // The bound keeps it one range of the index; the choice below only picks among those placed at the same instant.
            placed.Add("$lte", StoredBson.Date(last.PlacedAt));
            query.Add("$or", new BsonArray
            {
                new BsonDocument("placedAt", new BsonDocument("$lt", StoredBson.Date(last.PlacedAt))),
                new BsonDocument { { "placedAt", StoredBson.Date(last.PlacedAt) }, { "_id.o", new BsonDocument("$lt", last.Id) } },
            });
        }
        return placed.ElementCount == 0 ? query : query.Add("placedAt", placed);
    }
}
