using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>An order with what it is listed by, encoded before it waits for the writer.</summary>
internal sealed class OrderRow(Order order)
{
    private readonly byte[] _body = StoredJson.Encode(order);

    public static string Status(OrderStatus status) => status.ToString();

    /// <summary>Writes each unless a later state of it is there.</summary>
    public static int Write(Session session, string restaurantId, OrderRow[] rows) => rows.Sum(row => row.Write(session, restaurantId));

    private int Write(Session session, string restaurantId) => session.Execute(
        """
        INSERT INTO orders (restaurant_id, id, seq, status, table_id, placed_at, body) VALUES ($restaurant, $id, $seq, $status, $table, $placed, $body)
        ON CONFLICT DO UPDATE SET seq = $seq, status = $status, table_id = $table, placed_at = $placed, body = $body WHERE seq < $seq
        """,
        ("$restaurant", restaurantId), ("$id", order.Id), ("$seq", order.Seq), ("$status", Status(order.Status)),
        ("$table", order.TableId), ("$placed", order.PlacedAt.ToUnixTimeMilliseconds()), ("$body", _body));
}
