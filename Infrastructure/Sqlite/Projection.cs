using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>The read-model changes of an append, encoded before they queue for the writer.</summary>
internal sealed class Projection
{
    private sealed record Row(
        string Table, HistoryKey Key, long Seq, string Status, string TableId, int? Number, string? Kind, byte[] Body)
    {
        public ImmutableArray<string> Facets { get; init; } = [];
    }

    private static readonly Dictionary<string, string> Upserts =
        new[] { History.Orders, History.Bills, History.Shifts, History.Reservations }.ToDictionary(table => table, table =>
            $"""
            INSERT INTO {table} (restaurant_id, id, seq, status, table_id, number, kind, at, version, body)
            VALUES ($restaurant, $id, $seq, $status, $table, $number, $kind, $at, {StoredEntity.Version}, $body)
            ON CONFLICT DO UPDATE
            SET seq = $seq, status = $status, table_id = $table, number = $number, kind = $kind, at = $at,
                version = {StoredEntity.Version}, body = $body
            WHERE seq < $seq
            """);

    private readonly Row[] _rows;
    private readonly ImmutableArray<DayIncrement> _increments;

    public Projection(ChangedEntities entities)
    {
        _increments = entities.Increments;
        _rows =
        [
            .. entities.Orders.Select(order => new Row(
                History.Orders, HistoryKey.Of(order), order.Seq, order.Status.ToString(), order.Party.TableId ?? "", order.Number,
                order.Kind.ToString(), StoredJson.Encode(order)) { Facets = Facets.Of(order) }),
            .. entities.Bills.Select(bill => new Row(
                History.Bills, HistoryKey.Of(bill), bill.Seq, bill.Status.ToString(), bill.Party.TableId ?? "", bill.Number,
                Kind: null, StoredJson.Encode(bill)) { Facets = Facets.Of(bill) }),
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

    private static int Write(PreparedConnection connection, string restaurantId, Row row)
    {
        var written = WriteEntity(connection, restaurantId, row);
        if (written > 0) WriteFacets(connection, restaurantId, row);
        return written;
    }

    private static int WriteEntity(PreparedConnection connection, string restaurantId, Row row) => connection.Execute(
        Upserts[row.Table],
        ("$restaurant", restaurantId), ("$id", row.Key.Id), ("$seq", row.Seq), ("$status", row.Status),
        ("$table", row.TableId), ("$number", row.Number), ("$kind", row.Kind), ("$at", row.Key.At.ToUnixTimeMilliseconds()),
        ("$body", row.Body));

    // Most changes of an entity leave its facets as they are: then this is one read of an index.
    private static void WriteFacets(PreparedConnection connection, string restaurantId, Row row)
    {
        var before = connection.All(
            "SELECT facet FROM facets WHERE restaurant_id = $restaurant AND list = $list AND id = $id", facet => facet.GetString(0),
            ("$restaurant", restaurantId), ("$list", row.Table), ("$id", row.Key.Id));
        foreach (var gone in before.Except(row.Facets))
            Change(
                "DELETE FROM facets WHERE restaurant_id = $restaurant AND list = $list AND facet = $facet AND at = $at AND id = $id", gone);
        foreach (var added in row.Facets.Except(before))
            Change("INSERT INTO facets (restaurant_id, list, facet, at, id) VALUES ($restaurant, $list, $facet, $at, $id)", added);

        void Change(string sql, string facet) => connection.Execute(
            sql, ("$restaurant", restaurantId), ("$list", row.Table), ("$facet", facet),
            ("$at", row.Key.At.ToUnixTimeMilliseconds()), ("$id", row.Key.Id));
    }
}
