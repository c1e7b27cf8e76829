using Microsoft.Extensions.Hosting;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Makes the <see cref="Database.Days"/> of a database from a program that kept none: from the log, before the host starts. Several nodes
/// may do it at once, and it may be broken off and begun again: an increment that is there already adds nothing.
/// </summary>
internal sealed class Upgrade(Database database, ICommitLog log, ReadModels readModels) : IHostedService
{
    private const int Batch = 500;

    // What is not there is less than any number.
    private static readonly BsonDocument IsBehind = new("$expr", new BsonDocument("$lt", new BsonArray { "$projected", "$upTo" }));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var old = await StoreErrors.AskAsync(() => database.Projections.Find(IsBehind).ToListAsync(cancellationToken));
        foreach (var position in old) await CountAsync(position["_id"].AsString, position["upTo"].ToInt64(), cancellationToken);
        if (old.Count > 0) await DropUnusedIndexesAsync(cancellationToken);
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

        // Orders and bills are there up to the old position.
        ValueTask AddAsync() => readModels.ProjectAsync(
            restaurantId, Math.Min(upTo, replay.State.Seq),
            ChangedEntities.Nothing with { Increments = replay.TakeChangedEntities().Increments }, ct);
    }

    // Figures are no longer taken from orders and bills.
    private async Task DropUnusedIndexesAsync(CancellationToken ct)
    {
        foreach (var (collection, name) in new[] { (database.Orders.In, "byDay"), (database.Bills.In, "byDay"),
            (database.Bills.In, "byMoney") })
        {
            try
            {
                await collection.Indexes.DropOneAsync(name, ct);
            }
            catch (MongoCommandException fault) when (fault.CodeName == "IndexNotFound")
            {
                // Another node was first.
            }
            catch (Exception fault) when (StoreErrors.IsOfStore(fault))
            {
                throw StoreErrors.Unavailable(fault);
            }
        }
    }
}
