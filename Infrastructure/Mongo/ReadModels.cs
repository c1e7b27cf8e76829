using Microsoft.Extensions.Logging;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>What commits of one restaurant changed.</summary>
internal sealed record RestaurantChanges(string RestaurantId, ChangedEntities Entities);

/// <summary>
/// Writes the read models. An entity is replaced only by a later state of itself, and an increment counts once. So a write may come twice,
/// late, or from two nodes at once.
/// </summary>
internal sealed class ReadModels : IReadModels, IAsyncDisposable
{
    private readonly Database _database;
    private readonly DayRows _days;

    public ReadModels(Database database, TimeProvider clock, ILogger<ReadModelQueue> logger)
    {
        (_database, _days) = (database, new(database));
        Queue = new(this, new ReadModelPositions(database, clock), clock, logger);
    }

    /// <summary>Where the appends of this node leave what they changed.</summary>
    public ReadModelQueue Queue { get; }

    /// <summary>Creates the restaurant's position before its first commit: <see cref="CommitLog.HeadsAsync"/> finds a log by it.</summary>
    public async ValueTask BeginAsync(string restaurantId, CancellationToken ct) =>
        await StoreErrors.TranslateAsync(() => MovePositionAsync(restaurantId, 0, ct));

    /// <summary>
    /// Writes what the events from <paramref name="first"/> to <paramref name="last"/> changed. The position moves only when nothing before
    /// them is missing; otherwise a node writes that later.
    /// </summary>
    public async ValueTask ProjectNextAsync(string restaurantId, long first, long last, ChangedEntities entities, CancellationToken ct) =>
        await StoreErrors.TranslateAsync(async () =>
        {
            await WriteAsync([new(restaurantId, entities)], ct);
            await _database.Projections.BulkWriteAsync([ReadModelPositions.Move(restaurantId, (first, last))], cancellationToken: ct);
        });

    public async ValueTask ProjectAsync(string restaurantId, long upTo, ChangedEntities entities, CancellationToken ct) =>
        await StoreErrors.TranslateAsync(async () =>
        {
            await WriteAsync([new(restaurantId, entities)], ct);
            await MovePositionAsync(restaurantId, upTo, ct);
        });

    public ValueTask<bool> FlushAsync(CancellationToken ct) => Queue.FlushAsync(ct);

    /// <summary>Writes what still waits, so that no other node has to.</summary>
    public ValueTask DisposeAsync() => Queue.DisposeAsync();

    /// <summary>Writes what changed, and leaves the positions where they are.</summary>
    /// <remarks>
    /// In one order, by restaurant and id: an engine may lock what a request writes until its end, and two nodes must not wait for each
    /// other.
    /// </remarks>
    public Task WriteAsync(IEnumerable<RestaurantChanges> some, CancellationToken ct)
    {
        RestaurantChanges[] changes = [.. some.OrderBy(of => of.RestaurantId, StringComparer.Ordinal)];
        var (orders, bills, shifts, reservations) = (_database.Orders, _database.Bills, _database.Shifts, _database.Reservations);
        return Task.WhenAll(
            WriteAsync(orders, changes, entities => entities.Orders.OrderBy(order => order.Id, StringComparer.Ordinal), (of, order) =>
                orders.Upsert(of, HistoryKey.Of(order), order.Seq, order.Party.TableId, order, Facets.Of(order)), ct),
            WriteAsync(bills, changes, entities => entities.Bills.OrderBy(bill => bill.Id, StringComparer.Ordinal), (of, bill) =>
                bills.Upsert(of, HistoryKey.Of(bill), bill.Seq, bill.Party.TableId, bill, Facets.Of(bill)), ct),
            WriteAsync(shifts, changes, entities => entities.Shifts.OrderBy(shift => shift.Id, StringComparer.Ordinal), (of, shift) =>
                shifts.Upsert(of, HistoryKey.Of(shift), shift.Seq, tableId: null, shift), ct),
            WriteAsync(reservations, changes, entities => entities.Reservations.OrderBy(one => one.Id, StringComparer.Ordinal), (of, one) =>
                reservations.Upsert(of, HistoryKey.Of(one), one.Seq, tableId: null, one), ct),
            _days.AddAsync(changes, ct));
    }

    private static async Task WriteAsync<T>(
        ReadModelCollection collection, RestaurantChanges[] changes, Func<ChangedEntities, IEnumerable<T>> entities,
        Func<string, T, ReplaceOneModel<BsonDocument>> upsert, CancellationToken ct)
    {
        var all = changes.SelectMany(of => entities(of.Entities).Select(entity => upsert(of.RestaurantId, entity))).ToArray();
        if (all.Length > 0)
            await StoreErrors.UpsertAsync(() => collection.Documents.BulkWriteAsync(all, new BulkWriteOptions { IsOrdered = false }, ct));
    }

    private Task MovePositionAsync(string restaurantId, long upTo, CancellationToken ct) =>
        StoreErrors.UpsertAsync(() => _database.Projections.UpdateOneAsync(
            new BsonDocument("_id", restaurantId), ReadModelPositions.Forward(upTo), new UpdateOptions { IsUpsert = true }, ct));
}
