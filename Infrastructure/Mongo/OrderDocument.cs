using MongoDB.Bson;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>An order as the read models keep it: under a key of its own restaurant, and when it was placed as a date.</summary>
internal static class OrderDocument
{
    public static BsonDocument Key(string restaurantId, string orderId) => new("_id", new BsonDocument { { "r", restaurantId }, { "o", orderId } });

    public static BsonDocument Of(string restaurantId, Order order) => Key(restaurantId, order.Id).AddRange(StoredBson.Of(order, "placedAt"));

    public static Order Read(BsonDocument document) => StoredBson.To<Order>(document);
}
