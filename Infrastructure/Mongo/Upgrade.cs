using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Makes the <see cref="Database.Days"/> of a database that a program left which had none: from the log, once. Several nodes may do it at once, and it may be broken off: an increment
/// that is there already adds nothing.
/// </summary>
internal sealed class Upgrade(Database database)
{
    private const int Batch = 500;
    private readonly CommitLog _log = new(database);
    private readonly Projection _projection = new(database);
    private readonly DayRows _days = new(database);

    public async Task RunAsync(CancellationToken ct)
    {
        var old = await StoreErrors.AskAsync(() => database.Projections.Find(new BsonDocument("projected", new BsonDocument("$exists", false))).ToListAsync(ct));
        foreach (var position in old) await CountAsync(position["_id"].AsString, position["upTo"].ToInt64(), ct);
        if (old.Count > 0) await DropUnusedIndexesAsync(ct);
    }

    // The position comes last, and is the old one: orders and bills beyond it may not have been written.
    private async Task CountAsync(string restaurantId, long projected, CancellationToken ct)
    {
        var (replay, commits) = (new LogReplay(restaurantId), 0);
        await foreach (var commit in _log.ReadAsync(restaurantId, 0, ct))
        {
            replay.Add(commit);
            if (++commits % Batch == 0) await AddAsync();
        }
        await AddAsync();
        await StoreErrors.AskAsync(() => _projection.MoveAsync(restaurantId, projected, ct));

        async Task AddAsync()
        {
            var increments = replay.TakeTouched().Increments;
            await StoreErrors.AskAsync(() => _days.AddAsync(restaurantId, increments, ct));
        }
    }

    // Figures are no longer taken from orders and bills.
    private async Task DropUnusedIndexesAsync(CancellationToken ct)
    {
        foreach (var (collection, name) in new[] { (database.Orders.In, "byDay"), (database.Bills.In, "byDay"), (database.Bills.In, "byMoney") })
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
