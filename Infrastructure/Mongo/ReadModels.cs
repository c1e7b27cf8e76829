using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Writes the read models. An entity is replaced only by a later state of itself, and an increment counts once. So a write may come twice,
/// late, or from two nodes at once.
/// </summary>
internal sealed class ReadModels(Database database) : IReadModels
{
    private readonly DayRows _days = new(database);

    /// <summary>Creates the restaurant's position before its first commit: <see cref="CommitLog.HeadsAsync"/> finds a log by it.</summary>
    public async ValueTask BeginAsync(string restaurantId, CancellationToken ct) =>
        await StoreErrors.TranslateAsync(() => MovePositionAsync(restaurantId, 0, ct));

    /// <summary>
    /// Writes what a commit changed, right after its append. If that fails, the position stays behind, and a node writes it later.
    /// </summary>
    public async ValueTask ProjectCommitAsync(Commit commit, ChangedEntities entities, CancellationToken ct)
    {
        try
        {
            await ProjectNextAsync(commit.RestaurantId, commit.FirstSeq, commit.LastSeq, entities, ct);
        }
        catch (Exception)
        {
            // The commit is durable, and the caller must hear so whatever happened to the read models.
        }
    }

    /// <summary>
    /// Writes what the events from <paramref name="first"/> to <paramref name="last"/> changed. The position moves only from right before
    /// them: otherwise the read models lack what came before, and a node writes that later.
    /// </summary>
    public async ValueTask ProjectNextAsync(string restaurantId, long first, long last, ChangedEntities entities, CancellationToken ct) =>
        await StoreErrors.TranslateAsync(async () =>
        {
            await WriteAsync(restaurantId, entities, ct);
            await database.Projections.UpdateOneAsync(
                new BsonDocument { { "_id", restaurantId }, { "projected", first - 1 } },
                new BsonDocument("$set", new BsonDocument("projected", last)), cancellationToken: ct);
        });

    public async ValueTask ProjectAsync(string restaurantId, long upTo, ChangedEntities entities, CancellationToken ct) =>
        await StoreErrors.TranslateAsync(async () =>
        {
            await WriteAsync(restaurantId, entities, ct);
            await MovePositionAsync(restaurantId, upTo, ct);
        });

    private Task MovePositionAsync(string restaurantId, long upTo, CancellationToken ct)
    {
        var forward = new BsonDocument("$max", new BsonDocument("projected", upTo));
        return StoreErrors.UpsertAsync(() => database.Projections.UpdateOneAsync(
            new BsonDocument("_id", restaurantId), forward, new UpdateOptions { IsUpsert = true }, ct));
    }

    private Task WriteAsync(string restaurantId, ChangedEntities entities, CancellationToken ct) => Task.WhenAll(
        WriteAsync(database.Orders, entities.Orders.Select(order =>
            database.Orders.Upsert(restaurantId, HistoryKey.Of(order), order.Seq, order.Party.TableId, order, Facets.Of(order))), ct),
        WriteAsync(database.Bills, entities.Bills.Select(bill =>
            database.Bills.Upsert(restaurantId, HistoryKey.Of(bill), bill.Seq, bill.Party.TableId, bill, Facets.Of(bill))), ct),
        WriteAsync(database.Shifts, entities.Shifts.Select(shift =>
            database.Shifts.Upsert(restaurantId, HistoryKey.Of(shift), shift.Seq, tableId: null, shift)), ct),
        WriteAsync(database.Reservations, entities.Reservations.Select(reservation => database.Reservations.Upsert(
            restaurantId, HistoryKey.Of(reservation), reservation.Seq, tableId: null, reservation)), ct),
        _days.AddAsync(restaurantId, entities.Increments, ct));

    private static async Task WriteAsync(
        ReadModelCollection collection, IEnumerable<ReplaceOneModel<BsonDocument>> upserts, CancellationToken ct)
    {
        var all = upserts.ToArray();
        if (all.Length > 0)
            await StoreErrors.UpsertAsync(() => collection.Documents.BulkWriteAsync(all, new BulkWriteOptions { IsOrdered = false }, ct));
    }
}
