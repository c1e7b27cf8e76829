using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>Orders as the append that changed them wrote them; each list is one range of one index.</summary>
internal sealed class OrderHistory(Database database) : IOrderHistory
{
    public ValueTask<Order?> FindAsync(string restaurantId, string orderId, CancellationToken ct) =>
        database.ReadAsync(session => session.First(
            "SELECT body FROM orders WHERE restaurant_id = $restaurant AND id = $id",
            row => StoredJson.Decode<Order>(row.GetFieldValue<byte[]>(0)),
            ("$restaurant", restaurantId), ("$id", orderId)), ct);

    public ValueTask<ImmutableArray<Order>> ListAsync(string restaurantId, OrderFilter filter, OrderKey? after, int limit, CancellationToken ct) =>
        database.ReadAsync<ImmutableArray<Order>>(session =>
        [
            .. session.All(
                Query(filter, after), row => StoredJson.Decode<Order>(row.GetFieldValue<byte[]>(0)),
                ("$restaurant", restaurantId), ("$limit", limit), ("$status", filter.Status is { } status ? OrderRow.Status(status) : null), ("$table", filter.TableId),
                ("$from", filter.From?.ToUnixTimeMilliseconds()), ("$to", filter.To?.ToUnixTimeMilliseconds()),
                ("$placed", after?.PlacedAt.ToUnixTimeMilliseconds()), ("$id", after?.Id)),
        ], ct);

    // Only the conditions that are asked for, and the index by name: left to guess, SQLite takes the one by time and passes over the rest.
    internal static string Query(OrderFilter filter, OrderKey? after) => string.Concat(
        $"SELECT body FROM orders INDEXED BY {Index(filter)} WHERE restaurant_id = $restaurant",
        filter.Status is null ? "" : " AND status = $status",
        filter.TableId is null ? "" : " AND table_id = $table",
        filter.From is null ? "" : " AND placed_at >= $from") + string.Concat(
        filter.To is null ? "" : " AND placed_at < $to",
        after is null ? "" : " AND (placed_at, id) < ($placed, $id)",
        " ORDER BY placed_at DESC, id DESC LIMIT $limit");

    private static string Index(OrderFilter filter) => filter switch
    {
        { TableId: not null } => "orders_by_table",
        { Status: not null } => "orders_by_status",
        _ => "orders_by_time",
    };
}
