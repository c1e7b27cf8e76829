using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Sqlite;

/// <summary>
/// Reads the tables of orders, bills, shifts and reservations, which have the same columns. Each list is one range of one index.
/// </summary>
internal sealed class History(Database database) : IHistory
{
    public const string Orders = "orders", Bills = "bills", Shifts = "shifts", Reservations = "reservations";

    public ValueTask<Order?> FindOrderAsync(string restaurantId, string orderId, CancellationToken ct) =>
        FindAsync(Orders, StoredEntity.Order, restaurantId, orderId, ct);

    public ValueTask<Bill?> FindBillAsync(string restaurantId, string billId, CancellationToken ct) =>
        FindAsync(Bills, StoredEntity.Bill, restaurantId, billId, ct);

    public ValueTask<Shift?> FindShiftAsync(string restaurantId, string shiftId, CancellationToken ct) =>
        FindAsync(Shifts, StoredEntity.Shift, restaurantId, shiftId, ct);

    public ValueTask<Reservation?> FindReservationAsync(string restaurantId, string reservationId, CancellationToken ct) =>
        FindAsync(Reservations, StoredEntity.Reservation, restaurantId, reservationId, ct);

    public ValueTask<ImmutableArray<Order>> ListOrdersAsync(
        string restaurantId, HistoryFilter<OrderStatus> filter, HistoryKey? after, int limit, CancellationToken ct) =>
        ListAsync(Orders, StoredEntity.Order, restaurantId, filter, after, limit, ct);

    public ValueTask<ImmutableArray<Bill>> ListBillsAsync(
        string restaurantId, HistoryFilter<BillStatus> filter, HistoryKey? after, int limit, CancellationToken ct) =>
        ListAsync(Bills, StoredEntity.Bill, restaurantId, filter with { Kind = null }, after, limit, ct);

    public ValueTask<ImmutableArray<Shift>> ListShiftsAsync(
        string restaurantId, HistoryFilter<ShiftStatus> filter, HistoryKey? after, int limit, CancellationToken ct) =>
        ListAsync(Shifts, StoredEntity.Shift, restaurantId, filter with { TableId = null, Number = null, Kind = null, Facets = [] },
            after, limit, ct);

    public ValueTask<ImmutableArray<Reservation>> ListReservationsAsync(
        string restaurantId, HistoryFilter<ReservationStatus> filter, HistoryKey? after, int limit, CancellationToken ct) => ListAsync(
        Reservations, StoredEntity.Reservation, restaurantId, filter with { TableId = null, Number = null, Facets = [] }, after,
        limit, ct);

    // With only the conditions that the filter has, and with the index named: SQLite would choose the index by time and filter its rows.
    // It keeps the order of a cross join: from the range of the first facet to the entities by their key.
    internal static string Query<TStatus>(string table, HistoryFilter<TStatus> filter, HistoryKey? after) where TStatus : struct, Enum
    {
        var (from, by) = filter.Facets.IsEmpty
            ? ($"{table} INDEXED BY {table}_by_{Index(filter)}", table)
            : ($"facets CROSS JOIN {table} USING (restaurant_id, id)", "facets");
        return string.Concat([
            $"SELECT version, body FROM {from} WHERE {by}.restaurant_id = $restaurant",
            .. filter.Facets.Select((_, i) => i == 0 ? $" AND list = '{table}' AND facet = {Facet(i)}" : OtherFacet(i)),
            .. Conditions(filter, after, by),
            $" ORDER BY {by}.at DESC, {by}.id DESC LIMIT $limit",
        ]);
    }

    private static IEnumerable<string> Conditions<TStatus>(HistoryFilter<TStatus> filter, HistoryKey? after, string by)
        where TStatus : struct, Enum =>
    [
        filter.Status is null ? "" : " AND status = $status",
        filter.TableId is null ? "" : " AND table_id = $table",
        filter.Number is null ? "" : " AND number = $number",
        filter.Kind is null ? "" : " AND kind = $kind",
        filter.From is null ? "" : $" AND {by}.at >= $from",
        filter.To is null ? "" : $" AND {by}.at < $to",
        after is null ? "" : $" AND ({by}.at, {by}.id) < ($at, $id)",
    ];

    private static string Facet(int i) => $"$facet{i}";

    private static string OtherFacet(int i) =>
        " AND EXISTS (SELECT 1 FROM facets AS other WHERE other.restaurant_id = facets.restaurant_id AND other.list = facets.list "
        + $"AND other.facet = {Facet(i)} AND other.at = facets.at AND other.id = facets.id)";

    private static string Index<TStatus>(HistoryFilter<TStatus> filter) where TStatus : struct, Enum => filter switch
    {
        { Number: not null } => "number",
        { TableId: not null } => "table",
        { Kind: not null } => "kind",
        { Status: not null } => "status",
        _ => "time",
    };

    private ValueTask<T?> FindAsync<T>(string table, ReadEntity<T> read, string restaurantId, string id, CancellationToken ct) =>
        database.ReadAsync(connection => connection.First(
            $"SELECT version, body FROM {table} WHERE restaurant_id = $restaurant AND id = $id",
            row => read(row.GetInt32(0), row.GetFieldValue<byte[]>(1)), ("$restaurant", restaurantId), ("$id", id)), ct);

    private ValueTask<ImmutableArray<T>> ListAsync<T, TStatus>(
        string table, ReadEntity<T> read, string restaurantId, HistoryFilter<TStatus> filter, HistoryKey? after, int limit,
        CancellationToken ct)
        where TStatus : struct, Enum =>
        database.ReadAsync<ImmutableArray<T>>(connection =>
        [
            .. connection.All(
                Query(table, filter, after), row => read(row.GetInt32(0), row.GetFieldValue<byte[]>(1)),
                [
                    ("$restaurant", restaurantId), ("$limit", limit), ("$status", filter.Status?.ToString()), ("$table", filter.TableId),
                    ("$number", filter.Number), ("$kind", filter.Kind?.ToString()),
                    ("$from", filter.From?.ToUnixTimeMilliseconds()), ("$to", filter.To?.ToUnixTimeMilliseconds()),
                    ("$at", after?.At.ToUnixTimeMilliseconds()), ("$id", after?.Id),
                    .. filter.Facets.Select((facet, i) => (Facet(i), (object?)facet)),
                ]),
        ], ct);
}
