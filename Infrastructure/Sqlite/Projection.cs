using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>The read-model changes of an append, encoded before they queue for the writer.</summary>
internal sealed class Projection
{
    private sealed record Row(
        string Table, HistoryKey Key, long Seq, string Status, string TableId, int? Number, string? Kind, byte[] Body);

    private readonly Row[] _rows;
    private readonly ImmutableArray<DayIncrement> _increments;

    public Projection(ChangedEntities entities)
    {
        _increments = entities.Increments;
        _rows =
        [
            .. entities.Orders.Select(order => new Row(
                History.Orders, HistoryKey.Of(order), order.Seq, order.Status.ToString(), order.Party.TableId ?? "", order.Number,
                order.Kind.ToString(), StoredJson.Encode(order))),
            .. entities.Bills.Select(bill => new Row(
                History.Bills, HistoryKey.Of(bill), bill.Seq, bill.Status.ToString(), bill.Party.TableId ?? "", bill.Number,
                Kind: null, StoredJson.Encode(bill))),
            .. entities.Shifts.Select(shift => new Row(
                History.Shifts, HistoryKey.Of(shift), shift.Seq, shift.Status.ToString(), "", Number: null, Kind: null,
                StoredJson.Encode(shift))),
            .. entities.Reservations.Select(reservation => new Row(
                History.Reservations, HistoryKey.Of(reservation), reservation.Seq, reservation.Status.ToString(), "", Number: null,
                Kind: null, StoredJson.Encode(reservation))),
        ];
    }

    /// <summary>
    /// Writes the entities and the increments, in the transaction that inserts the commits: an increment counts once because the unique key
    /// of the log accepts its commit once.
    /// </summary>
    public int WriteWithCommits(PreparedConnection connection, string restaurantId)
    {
        foreach (var increment in _increments) DayRows.Add(connection, restaurantId, increment);
        return Write(connection, restaurantId);
    }

    /// <summary>
    /// Writes each order, bill, shift and reservation, unless a later state of it is there. The increments were added with the commits.
    /// </summary>
    public int Write(PreparedConnection connection, string restaurantId) => _rows.Sum(row => Write(connection, restaurantId, row));

    private static int Write(PreparedConnection connection, string restaurantId, Row row) => connection.Execute(
        $"""
        INSERT INTO {row.Table} (restaurant_id, id, seq, status, table_id, number, kind, at, version, body)
        VALUES ($restaurant, $id, $seq, $status, $table, $number, $kind, $at, {StoredEntity.Version}, $body)
        ON CONFLICT DO UPDATE
        SET seq = $seq, status = $status, table_id = $table, number = $number, kind = $kind, at = $at, version = {StoredEntity.Version},
            body = $body
        WHERE seq < $seq
        """,
        ("$restaurant", restaurantId), ("$id", row.Key.Id), ("$seq", row.Seq), ("$status", row.Status),
        ("$table", row.TableId), ("$number", row.Number), ("$kind", row.Kind), ("$at", row.Key.At.ToUnixTimeMilliseconds()),
        ("$body", row.Body));
}
