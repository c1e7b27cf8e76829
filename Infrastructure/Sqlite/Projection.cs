using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>What an append writes into the read models, encoded before it waits for the writer.</summary>
internal sealed class Projection
{
    private sealed record Row(string Table, HistoryKey Key, long Seq, string Status, string TableId, byte[] Body, Action<PreparedConnection, string>? Facts = null);

    private readonly Row[] _rows;

    public Projection(ChangedEntities entities) => _rows =
    [
        .. entities.Orders.Select(order => new Row(
            History.Orders, HistoryKey.Of(order), order.Seq, order.Status.ToString(), order.TableId, StoredJson.Encode(order), (connection, id) => Facts.Write(connection, id, order))),
        .. entities.Bills.Select(bill => new Row(
            History.Bills, HistoryKey.Of(bill), bill.Seq, bill.Status.ToString(), bill.TableId, StoredJson.Encode(bill), (connection, id) => Facts.Write(connection, id, bill))),
        .. entities.Shifts.Select(shift => new Row(History.Shifts, HistoryKey.Of(shift), shift.Seq, shift.Status.ToString(), "", StoredJson.Encode(shift))),
    ];

    /// <summary>Writes each thing, and what analytics count of it, unless a later state of it is there.</summary>
    public int Write(PreparedConnection connection, string restaurantId)
    {
        foreach (var row in _rows)
            if (Write(connection, restaurantId, row) > 0) row.Facts?.Invoke(connection, restaurantId);
        return _rows.Length;
    }

    private static int Write(PreparedConnection connection, string restaurantId, Row row) => connection.Execute(
        $"""
        INSERT INTO {row.Table} (restaurant_id, id, seq, status, table_id, at, body) VALUES ($restaurant, $id, $seq, $status, $table, $at, $body)
        ON CONFLICT DO UPDATE SET seq = $seq, status = $status, table_id = $table, at = $at, body = $body WHERE seq < $seq
        """,
        ("$restaurant", restaurantId), ("$id", row.Key.Id), ("$seq", row.Seq), ("$status", row.Status),
        ("$table", row.TableId), ("$at", row.Key.At.ToUnixTimeMilliseconds()), ("$body", row.Body));
}
