using System.Collections.Concurrent;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Writes the read models. An entity is replaced only by a later state of itself, and an increment counts once. So a write may come twice,
/// late, or from two nodes at once.
/// </summary>
internal sealed class ReadModels(Database database) : IReadModels, IAsyncDisposable
{
    private readonly DayRows _days = new(database);
    private readonly ConcurrentDictionary<string, ReadModelQueue> _queues = new();

    /// <summary>Creates the restaurant's position before its first commit: <see cref="CommitLog.HeadsAsync"/> finds a log by it.</summary>
    public async ValueTask BeginAsync(string restaurantId, CancellationToken ct) =>
        await StoreErrors.TranslateAsync(() => MovePositionAsync(restaurantId, 0, ct));

    /// <summary>Where the appends of this node leave what they changed.</summary>
    public ReadModelQueue QueueOf(string restaurantId) => _queues.GetOrAdd(restaurantId, id => new ReadModelQueue(id, this));

    public ValueTask FlushAsync(string restaurantId, CancellationToken ct) =>
        _queues.TryGetValue(restaurantId, out var queue) ? queue.FlushAsync(ct) : ValueTask.CompletedTask;

    /// <summary>Writes what still waits, so that another node need not.</summary>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_queues.Values.Select(queue => queue.CloseAsync()));

    public async ValueTask ProjectAsync(string restaurantId, long upTo, ChangedEntities entities, CancellationToken ct) =>
        await StoreErrors.TranslateAsync(async () =>
        {
            await WriteAsync(restaurantId, entities, ct);
            await MovePositionAsync(restaurantId, upTo, ct);
        });

    /// <summary>Moves the position up to <paramref name="upTo"/> if the read models show all before <paramref name="from"/>.</summary>
    /// <returns>False if they do not: an earlier commit is missing, which this or another node has still to write.</returns>
    public async Task<bool> TryMovePositionAsync(string restaurantId, long from, long upTo)
    {
        var reached = new BsonDocument { { "_id", restaurantId }, { "projected", new BsonDocument("$gte", from - 1) } };
        var moved = await database.Projections.UpdateOneAsync(reached, Forward(upTo));
        return moved.MatchedCount == 1;
    }

    /// <summary>Writes what changed, and leaves the position where it is.</summary>
    public Task WriteAsync(string restaurantId, ChangedEntities entities, CancellationToken ct) => Task.WhenAll(
        WriteAsync(database.Orders, entities.Orders.Select(order =>
            database.Orders.Upsert(restaurantId, HistoryKey.Of(order), order.Seq, order.Party.TableId, order, Facets.Of(order))), ct),
        WriteAsync(database.Bills, entities.Bills.Select(bill =>
            database.Bills.Upsert(restaurantId, HistoryKey.Of(bill), bill.Seq, bill.Party.TableId, bill, Facets.Of(bill))), ct),
        WriteAsync(database.Shifts, entities.Shifts.Select(shift =>
            database.Shifts.Upsert(restaurantId, HistoryKey.Of(shift), shift.Seq, tableId: null, shift)), ct),
        WriteAsync(database.Reservations, entities.Reservations.Select(reservation => database.Reservations.Upsert(
            restaurantId, HistoryKey.Of(reservation), reservation.Seq, tableId: null, reservation)), ct),
        _days.AddAsync(restaurantId, entities.Increments, ct));

    private static BsonDocument Forward(long upTo) => new("$max", new BsonDocument("projected", upTo));

    private Task MovePositionAsync(string restaurantId, long upTo, CancellationToken ct) =>
        StoreErrors.UpsertAsync(() => database.Projections.UpdateOneAsync(
            new BsonDocument("_id", restaurantId), Forward(upTo), new UpdateOptions { IsUpsert = true }, ct));

    private static async Task WriteAsync(
        ReadModelCollection collection, IEnumerable<ReplaceOneModel<BsonDocument>> upserts, CancellationToken ct)
    {
        var all = upserts.ToArray();
        if (all.Length > 0)
            await StoreErrors.UpsertAsync(() => collection.Documents.BulkWriteAsync(all, new BulkWriteOptions { IsOrdered = false }, ct));
    }
}
