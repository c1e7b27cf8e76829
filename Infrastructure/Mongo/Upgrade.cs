using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Infrastructure.Serialization;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Fills <see cref="Database.Days"/> from the log before the host starts, in a database of an older program that had no such collection,
/// and gives orders and bills their facets where it had none. Several nodes may do so at once, and an interrupted upgrade is done again: an
/// increment that is there already adds nothing.
/// </summary>
internal sealed class Upgrade(Database database, ICommitLog log, ReadModels readModels) : IHostedService
{
    private const int Batch = 500;

    // A missing field is less than any number.
    private static readonly BsonDocument IsBehind = new("$expr", new BsonDocument("$lt", new BsonArray { "$projected", "$upTo" }));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var old = await StoreErrors.TranslateAsync(() => database.Projections.Find(IsBehind).ToListAsync(cancellationToken));
        foreach (var position in old) await CountAsync(position["_id"].AsString, position["upTo"].ToInt64(), cancellationToken);
        if (old.Count > 0) await DropUnusedIndexesAsync(cancellationToken);
        var logs = await StoreErrors.TranslateAsync(() => database.Projections.Find(new BsonDocument()).ToListAsync(cancellationToken));
        foreach (var restaurantId in logs.Select(position => position["_id"].AsString))
        {
            await FillFacetsAsync(database.Orders, StoredEntity.Order, Facets.Of, restaurantId, cancellationToken);
            await FillFacetsAsync(database.Bills, StoredEntity.Bill, Facets.Of, restaurantId, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CountAsync(string restaurantId, long upTo, CancellationToken ct)
    {
        var (replay, commits) = (new LogReplay(restaurantId), 0);
        await foreach (var commit in log.ReadAsync(restaurantId, 0, ct))
        {
            replay.Add(commit);
            if (++commits % Batch == 0) await AddAsync();
        }
        await AddAsync();

        // Orders, bills and shifts are there up to the old position.
        ValueTask AddAsync()
        {
            var increments = ChangedEntities.Nothing with { Increments = replay.TakeChangedEntities().Increments };
            return readModels.ProjectAsync(restaurantId, Math.Min(upTo, replay.State.Seq), increments, ct);
        }
    }

    // A missing field is null in the index of facets, so this reads nothing once all have some.
    private static async Task FillFacetsAsync<T>(
        ReadModelCollection collection, ReadEntity<T> read, Func<T, ImmutableArray<string>> facets, string restaurantId,
        CancellationToken ct)
    {
        var without = new BsonDocument { { "_id.r", restaurantId }, { ReadModelCollection.FacetsField, BsonNull.Value } };
        while (await StoreErrors.TranslateAsync(() => collection.Documents.Find(without).Limit(Batch).ToListAsync(ct)) is [_, ..] some)
        {
            var updates = some.Select(document => new UpdateOneModel<BsonDocument>(
                new BsonDocument { { "_id", document["_id"] }, { "seq", document["seq"] } },
                new BsonDocument("$set", new BsonDocument(
                    ReadModelCollection.FacetsField, new BsonArray(facets(ReadModelCollection.Read(document, read)))))));
            await StoreErrors.TranslateAsync(() => collection.Documents.BulkWriteAsync(updates, cancellationToken: ct));
        }
    }

    // The older program took its figures from orders and bills.
    private async Task DropUnusedIndexesAsync(CancellationToken ct)
    {
        var (orders, bills) = (database.Orders.Documents, database.Bills.Documents);
        foreach (var (collection, name) in new[] { (orders, "byDay"), (bills, "byDay"), (bills, "byMoney") })
        {
            try
            {
                await collection.Indexes.DropOneAsync(name, ct);
            }
            catch (MongoCommandException fault) when (fault.CodeName == "IndexNotFound")
            {
                // Another node has dropped it.
            }
            catch (Exception fault) when (StoreErrors.IsStoreFault(fault))
            {
                throw StoreErrors.Unavailable(fault);
            }
        }
    }
}
