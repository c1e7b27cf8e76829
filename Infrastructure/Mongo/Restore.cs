using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// In the database itself: emptied after the mark is set, then filled by what projects live. Its indexes are made first, since there may
/// be none yet.
/// </summary>
internal sealed class Restore(Database database, Schema schema, ReadModels readModels) : IRestore
{
    private const int AtOnce = 5000;
    private static readonly BsonDocument Mark = new("_id", "restore");

    private IMongoCollection<BsonDocument>[] OfRestaurants =>
        [database.Commits, database.Snapshots, database.Orders.In, database.Bills.In, database.Shifts.In, database.Days, database.Presence];

    private IMongoCollection<BsonDocument>[] All =>
        [.. OfRestaurants, database.Projections, database.Accounts, database.RefreshTokens, database.EndedFamilies];

    public async ValueTask BeginAsync(string? restaurantId, CancellationToken ct) => await StoreErrors.AskAsync(async () =>
    {
        if (restaurantId is not null
            && await database.RestoreMark.Find(new BsonDocument("restaurantId", new BsonDocument("$ne", restaurantId))).AnyAsync(ct))
            throw new RestoreRefusedException("Another restore was broken off here. Finish that one first, or restore everything.");
        await StoreErrors.UpsertAsync(() => database.RestoreMark.UpdateOneAsync(
            Mark, new BsonDocument("$set", new BsonDocument("restaurantId", (BsonValue?)restaurantId ?? BsonNull.Value)),
            new UpdateOptions { IsUpsert = true }, ct));
        await (restaurantId is null ? DropAsync(ct) : RemoveAsync(restaurantId, ct));
        await schema.StartAsync(ct);
    });

    public async ValueTask AppendAsync(IReadOnlyList<Commit> commits, ChangedEntities entities, CancellationToken ct)
    {
        var (restaurantId, last) = (commits[0].RestaurantId, commits[^1].LastSeq);
        try
        {
            await StoreErrors.AskAsync(() =>
                database.Commits.InsertManyAsync(commits.Select(CommitDocument.Of), new InsertManyOptions { IsOrdered = true }, ct));
        }
        catch (StoreUnavailableException fault) when (fault.InnerException is { } inner && StoreErrors.IsDuplicateKey(inner))
        {
            throw new ConcurrentWriteException($"Somebody else has written to the log of {restaurantId} after event {commits[
                0].FirstSeq - 1}.", fault);
        }
        await readModels.ProjectAsync(restaurantId, last, entities, ct);
    }

    public async ValueTask EndAsync(CancellationToken ct) =>
        await StoreErrors.AskAsync(() => database.RestoreMark.DeleteOneAsync(Mark, ct));

    public async ValueTask<bool> IsUnfinishedAsync(CancellationToken ct) =>
        await StoreErrors.AskAsync(() => database.RestoreMark.Find(Mark).AnyAsync(ct));

    private async Task DropAsync(CancellationToken ct)
    {
        foreach (var all in All) await all.Database.DropCollectionAsync(all.CollectionNamespace.CollectionName, ct);
    }

    private async Task RemoveAsync(string restaurantId, CancellationToken ct)
    {
        foreach (var some in OfRestaurants) await RemoveAsync(some, "_id.r", restaurantId, ct);
        await RemoveAsync(database.Projections, "_id", restaurantId, ct);
    }

    // In parts: the driver waits five seconds for an answer, and a long log takes longer.
    private static async Task RemoveAsync(IMongoCollection<BsonDocument> from, string key, string restaurantId, CancellationToken ct)
    {
        List<BsonDocument> some;
        do
        {
            some = await from.Find(new BsonDocument(key, restaurantId)).Project(new BsonDocument("_id", 1)).Limit(AtOnce).ToListAsync(ct);
            await from.DeleteManyAsync(new BsonDocument("_id",
                new BsonDocument("$in", new BsonArray(some.Select(document => document["_id"])))), ct);
        }
        while (some.Count == AtOnce);
    }
}
