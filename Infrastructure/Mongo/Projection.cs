using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>Brings the read models up to the log. Everything here only ever goes forward, so it may be done twice, late, or by two nodes at once.</summary>
internal sealed class Projection(Database database)
{
    /// <summary>Before the first commit of a log, so that every log has its position, and <see cref="CommitLog.HeadsAsync"/> finds it.</summary>
    public async ValueTask BeginAsync(string restaurantId, CancellationToken ct) => await Faults.AskAsync(async () =>
    {
        await MoveAsync(restaurantId, 0, ct);
    });

    /// <summary>Right after an append. What fails here is done later: the position tells.</summary>
    public async ValueTask FollowAsync(Commit commit, Touched touched, CancellationToken ct)
    {
        try
        {
            await WriteAsync(commit.RestaurantId, touched, ct);
            // Only from right before this commit: else another one has not been written yet.
            await database.Projections.UpdateOneAsync(
                new BsonDocument { { "_id", commit.RestaurantId }, { "upTo", commit.FirstSeq - 1 } },
                new BsonDocument("$set", new BsonDocument("upTo", commit.LastSeq)), cancellationToken: ct);
        }
        catch (Exception)
        {
            // An edge: the commit is durable whatever becomes of this, and its caller must hear so. The position stays behind, which is seen and healed.
        }
    }

    public async ValueTask CatchUpAsync(string restaurantId, long upTo, Touched touched, CancellationToken ct) => await Faults.AskAsync(async () =>
    {
        await WriteAsync(restaurantId, touched, ct);
        await MoveAsync(restaurantId, upTo, ct);
    });

    private Task MoveAsync(string restaurantId, long upTo, CancellationToken ct) => Faults.UpsertAsync(() => database.Projections.UpdateOneAsync(
        new BsonDocument("_id", restaurantId), new BsonDocument("$max", new BsonDocument("upTo", upTo)), new UpdateOptions { IsUpsert = true }, ct));

    private async Task WriteAsync(string restaurantId, Touched touched, CancellationToken ct)
    {
        await WriteAsync(database.Orders, touched.Orders.Select(order => database.Orders.Upsert(restaurantId, order.Id, order.Seq, order)), ct);
        await WriteAsync(database.Bills, touched.Bills.Select(bill => database.Bills.Upsert(restaurantId, bill.Id, bill.Seq, bill, Kept.Money(bill))), ct);
        await WriteAsync(database.Shifts, touched.Shifts.Select(shift => database.Shifts.Upsert(restaurantId, shift.Id, shift.Seq, shift)), ct);
    }

    private static async Task WriteAsync(Kept kept, IEnumerable<ReplaceOneModel<BsonDocument>> upserts, CancellationToken ct)
    {
        var all = upserts.ToArray();
        if (all.Length > 0) await Faults.UpsertAsync(() => kept.In.BulkWriteAsync(all, new BulkWriteOptions { IsOrdered = false }, ct));
    }
}
