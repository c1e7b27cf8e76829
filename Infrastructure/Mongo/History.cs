using System.Collections.Immutable;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>Reads the collections of orders, bills, shifts and reservations. Each list is one range of one index.</summary>
internal sealed class History(Database database) : IHistory
{
    public ValueTask<Order?> FindOrderAsync(string restaurantId, string orderId, CancellationToken ct) =>
        FindAsync(database.Orders, StoredEntity.Order, restaurantId, orderId, ct);

    public ValueTask<Bill?> FindBillAsync(string restaurantId, string billId, CancellationToken ct) =>
        FindAsync(database.Bills, StoredEntity.Bill, restaurantId, billId, ct);

    public ValueTask<Shift?> FindShiftAsync(string restaurantId, string shiftId, CancellationToken ct) =>
        FindAsync(database.Shifts, StoredEntity.Shift, restaurantId, shiftId, ct);

    public ValueTask<Reservation?> FindReservationAsync(string restaurantId, string reservationId, CancellationToken ct) =>
        FindAsync(database.Reservations, StoredEntity.Reservation, restaurantId, reservationId, ct);

    public ValueTask<ImmutableArray<Order>> ListOrdersAsync(
        string restaurantId, HistoryFilter<OrderStatus> filter, HistoryKey? after, int limit, CancellationToken ct) =>
        ListAsync(database.Orders, StoredEntity.Order, restaurantId, filter, after, limit, ct);

    public ValueTask<ImmutableArray<Bill>> ListBillsAsync(
        string restaurantId, HistoryFilter<BillStatus> filter, HistoryKey? after, int limit, CancellationToken ct) =>
        ListAsync(database.Bills, StoredEntity.Bill, restaurantId, filter with { Kind = null }, after, limit, ct);

    public ValueTask<ImmutableArray<Shift>> ListShiftsAsync(
        string restaurantId, HistoryFilter<ShiftStatus> filter, HistoryKey? after, int limit, CancellationToken ct) =>
        ListAsync(
            database.Shifts, StoredEntity.Shift, restaurantId, filter with { TableId = null, Number = null, Kind = null, Facets = [] },
            after, limit, ct);

    public ValueTask<ImmutableArray<Reservation>> ListReservationsAsync(
        string restaurantId, HistoryFilter<ReservationStatus> filter, HistoryKey? after, int limit, CancellationToken ct) => ListAsync(
        database.Reservations, StoredEntity.Reservation, restaurantId, filter with { TableId = null, Number = null, Facets = [] },
        after, limit, ct);

    internal static BsonDocument Query<TStatus>(
        ReadModelCollection collection, string restaurantId, HistoryFilter<TStatus> filter, HistoryKey? after) where TStatus : struct, Enum
    {
        var query = new BsonDocument("_id.r", restaurantId);
        if (filter.Facets is [var only]) query.Add(ReadModelCollection.FacetsField, only);
        if (filter.Facets is { Length: > 1 } all) query.Add(ReadModelCollection.FacetsField, new BsonDocument("$all", new BsonArray(all)));
        if (filter.TableId is { } table) query.Add("tableId", table);
        if (filter.Status is { } status) query.Add("status", StoredBson.Name(status));
        if (filter.Number is { } number) query.Add("number", number);
        // An order for a table states no kind, as orders from before there were others; null also finds what is not there.
        if (filter.Kind is { } kind) query.Add("kind", kind == OrderKind.DineIn ? BsonNull.Value : StoredBson.Name(kind));
        var at = new BsonDocument();
        if (filter.From is { } from) at.Add("$gte", StoredBson.Date(from));
        if (filter.To is { } to) at.Add("$lt", StoredBson.Date(to));
        if (after is { } last)
        {
            // The bound keeps it one range of the index. The $or only chooses among entities of the same millisecond.
            at.Add("$lte", StoredBson.Date(last.At));
            query.Add("$or", new BsonArray
            {
                new BsonDocument(collection.TimeField, new BsonDocument("$lt", StoredBson.Date(last.At))),
                new BsonDocument
                {
                    { collection.TimeField, StoredBson.Date(last.At) },
                    { $"_id.{collection.IdField}", new BsonDocument("$lt", last.Id) },
                },
            });
        }
        return at.ElementCount == 0 ? query : query.Add(collection.TimeField, at);
    }

    internal static BsonDocument NewestFirst(ReadModelCollection collection) =>
        new() { { collection.TimeField, -1 }, { $"_id.{collection.IdField}", -1 } };

    private static async ValueTask<T?> FindAsync<T>(
        ReadModelCollection collection, ReadEntity<T> read, string restaurantId, string id, CancellationToken ct) where T : class
    {
        var find = collection.Documents.Find(collection.Key(restaurantId, id));
        var found = await StoreErrors.TranslateAsync(() => find.FirstOrDefaultAsync(ct));
        return found is null ? null : ReadModelCollection.Read(found, read);
    }

    private static async ValueTask<ImmutableArray<T>> ListAsync<T, TStatus>(
        ReadModelCollection collection, ReadEntity<T> read, string restaurantId, HistoryFilter<TStatus> filter, HistoryKey? after,
        int limit, CancellationToken ct)
        where TStatus : struct, Enum
    {
        var list = collection.Documents.Find(Query(collection, restaurantId, filter, after)).Sort(NewestFirst(collection)).Limit(limit);
        var found = await StoreErrors.TranslateAsync(() => list.ToListAsync(ct));
        return [.. found.Select(document => ReadModelCollection.Read(document, read))];
    }
}
