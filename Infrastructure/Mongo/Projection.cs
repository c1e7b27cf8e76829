using System.Collections.Immutable;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;

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
    public async ValueTask FollowAsync(Commit commit, ImmutableArray<Order> touched, CancellationToken ct)
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

    public async ValueTask CatchUpAsync(string restaurantId, long upTo, ImmutableArray<Order> touched, CancellationToken ct) => await Faults.AskAsync(async () =>
    {
        await WriteAsync(restaurantId, touched, ct);
        await MoveAsync(restaurantId, upTo, ct);
    });

    private Task MoveAsync(string restaurantId, long upTo, CancellationToken ct) => Faults.UpsertAsync(() => database.Projections.UpdateOneAsync(
        new BsonDocument("_id", restaurantId), new BsonDocument("$max", new BsonDocument("upTo", upTo)), new UpdateOptions { IsUpsert = true }, ct));

    // One that is there and newer does not match; then the upsert tries to insert, and the key forbids it.
    private async Task WriteAsync(string restaurantId, ImmutableArray<Order> touched, CancellationToken ct)
    {
        if (touched.IsEmpty) return;
        var upserts = touched.Select(order => new ReplaceOneModel<BsonDocument>(
            OrderDocument.Key(restaurantId, order.Id).Add("seq", new BsonDocument("$lt", order.Seq)), OrderDocument.Of(restaurantId, order)) { IsUpsert = true }).ToArray();
        await Faults.UpsertAsync(() => database.Orders.BulkWriteAsync(upserts, new BulkWriteOptions { IsOrdered = false }, ct));
    }
}
