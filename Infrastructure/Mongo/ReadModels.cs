using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Brings the read models up to the log. Entities only ever go forward and an increment counts once, so it may be done twice, late, or by
/// two nodes at once.
/// </summary>
internal sealed class ReadModels(Database database) : IReadModels
{
    private readonly DayRows _days = new(database);

    /// <summary>
    /// Before the first commit of a log, so that every log has its position, and <see cref="CommitLog.HeadsAsync"/> finds it.
    /// </summary>
    public async ValueTask BeginAsync(string restaurantId, CancellationToken ct) => await StoreErrors.AskAsync(async () =>
    {
        await MoveAsync(restaurantId, 0, ct);
    });

    /// <summary>Right after an append. What fails here is done later: the position tells.</summary>
    public async ValueTask FollowAsync(Commit commit, ChangedEntities entities, CancellationToken ct)
    {
        try
        {
            await WriteAsync(commit.RestaurantId, entities, ct);
            // Only from right before this commit: else another one has not been written yet.
            await database.Projections.UpdateOneAsync(
                new BsonDocument { { "_id", commit.RestaurantId }, { "projected", commit.FirstSeq - 1 } },
                new BsonDocument("$set", new BsonDocument("projected", commit.LastSeq)), cancellationToken: ct);
        }
        catch (Exception)
        {
            // An edge: the commit is durable whatever becomes of this, and its caller must hear so. The position stays behind, which is
            // seen and healed.
        }
    }

    public async ValueTask ProjectAsync(string restaurantId, long upTo, ChangedEntities entities, CancellationToken ct) =>
        await StoreErrors.AskAsync(async () =>
    {
        await WriteAsync(restaurantId, entities, ct);
        await MoveAsync(restaurantId, upTo, ct);
    });

    private Task MoveAsync(string restaurantId, long upTo, CancellationToken ct) =>
        StoreErrors.UpsertAsync(() => database.Projections.UpdateOneAsync(
        new BsonDocument("_id", restaurantId), new BsonDocument("$max", new BsonDocument("projected", upTo)),
        new UpdateOptions { IsUpsert = true }, ct));

    private Task WriteAsync(string restaurantId, ChangedEntities entities, CancellationToken ct) => Task.WhenAll(
        WriteAsync(database.Orders, entities.Orders.Select(order => database.Orders.Upsert(restaurantId, order.Id, order.Seq, order)), ct),
        WriteAsync(database.Bills, entities.Bills.Select(bill => database.Bills.Upsert(restaurantId, bill.Id, bill.Seq, bill)), ct),
        WriteAsync(database.Shifts, entities.Shifts.Select(shift => database.Shifts.Upsert(restaurantId, shift.Id, shift.Seq, shift)), ct),
        _days.AddAsync(restaurantId, entities.Increments, ct));

    private static async Task WriteAsync(Kept kept, IEnumerable<ReplaceOneModel<BsonDocument>> upserts, CancellationToken ct)
    {
        var all = upserts.ToArray();
        if (all.Length > 0) await StoreErrors.UpsertAsync(() =>
            kept.In.BulkWriteAsync(all, new BulkWriteOptions { IsOrdered = false }, ct));
    }
}
