using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Restores into the database itself: sets the mark, removes what is there, creates the indexes, then appends commits and writes the read
/// models as a running node does.
/// </summary>
internal sealed class Restore(Database database, Schema schema, ReadModels readModels) : IRestore
{
    private const int Batch = 5000;
    private static readonly BsonDocument Mark = new("_id", "restore");
    private static readonly UpdateOptions Upsert = new() { IsUpsert = true };

    private IMongoCollection<BsonDocument>[] OfRestaurants =>
    [
        database.Commits, database.Snapshots, database.Orders.Documents, database.Bills.Documents, database.Shifts.Documents,
        database.Reservations.Documents, database.Days, database.Presence,
    ];

    private IMongoCollection<BsonDocument>[] All =>
        [.. OfRestaurants, database.Projections, database.Accounts, database.RefreshTokens, database.EndedFamilies];

    public async ValueTask BeginAsync(string? restaurantId, CancellationToken ct) => await StoreErrors.TranslateAsync(async () =>
    {
        var wanted = (BsonValue?)restaurantId ?? BsonNull.Value;
        var another = new BsonDocument("restaurantId", new BsonDocument("$ne", wanted));
        if (restaurantId is not null && await database.RestoreMark.Find(another).AnyAsync(ct))
            throw new RestoreRefusedException("Another restore was interrupted here. Finish that one first, or restore everything.");
        var mark = new BsonDocument("$set", new BsonDocument("restaurantId", wanted));
        await StoreErrors.UpsertAsync(() => database.RestoreMark.UpdateOneAsync(Mark, mark, Upsert, ct));
        await (restaurantId is null ? DropAsync(ct) : RemoveAsync(restaurantId, ct));
        await schema.StartAsync(ct);
    });

    public async ValueTask AppendAsync(IReadOnlyList<Commit> commits, ChangedEntities entities, CancellationToken ct)
    {
        var (restaurantId, first, last) = (commits[0].RestaurantId, commits[0].FirstSeq, commits[^1].LastSeq);
        if (first == 1) await readModels.BeginAsync(restaurantId, ct);
        try
        {
            var (documents, inOrder) = (commits.Select(CommitDocument.Of), new InsertManyOptions { IsOrdered = true });
            await StoreErrors.TranslateAsync(() => database.Commits.InsertManyAsync(documents, inOrder, ct));
        }
        catch (StoreUnavailableException fault) when (fault.InnerException is { } inner && StoreErrors.IsDuplicateKey(inner))
        {
            throw new ConcurrentWriteException(
                $"Another writer has appended to the log of {restaurantId} after event {first - 1}.", fault);
        }
        await readModels.ProjectNextAsync(restaurantId, first, last, entities, ct);
    }

    public async ValueTask EndAsync(CancellationToken ct) =>
        await StoreErrors.TranslateAsync(() => database.RestoreMark.DeleteOneAsync(Mark, ct));

    public async ValueTask<bool> IsUnfinishedAsync(CancellationToken ct) =>
        await StoreErrors.TranslateAsync(() => database.RestoreMark.Find(Mark).AnyAsync(ct));

    private async Task DropAsync(CancellationToken ct)
    {
        foreach (var collection in All) await collection.Database.DropCollectionAsync(collection.CollectionNamespace.CollectionName, ct);
    }

    private async Task RemoveAsync(string restaurantId, CancellationToken ct)
    {
        foreach (var collection in OfRestaurants) await RemoveAsync(collection, "_id.r", restaurantId, ct);
        await RemoveAsync(database.Projections, "_id", restaurantId, ct);
    }

    // In batches: the driver waits five seconds for an answer, and a long log takes longer.
    private static async Task RemoveAsync(IMongoCollection<BsonDocument> from, string key, string restaurantId, CancellationToken ct)
    {
        List<BsonDocument> batch;
        do
        {
            batch = await from.Find(new BsonDocument(key, restaurantId)).Project(new BsonDocument("_id", 1)).Limit(Batch).ToListAsync(ct);
            var ids = new BsonArray(batch.Select(document => document["_id"]));
            await from.DeleteManyAsync(new BsonDocument("_id", new BsonDocument("$in", ids)), ct);
        }
        while (batch.Count == Batch);
    }
}
