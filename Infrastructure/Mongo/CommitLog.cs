using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// One document per commit; its unique <c>_id</c> is the fence. The insert is the whole commit, and all that an answer waits for. The read
/// models are written after it, see <see cref="ReadModelQueue"/>, and any node may write them again at any time.
/// </summary>
internal sealed class CommitLog(Database database, ReadModels readModels) : ICommitLog
{
    private const int Page = 200;
    private static readonly BsonDocument InOrder = new() { { "_id.r", 1 }, { "last", 1 } };

    // For each restaurant the last seq of a commit that this node knows to be durable.
    private readonly ConcurrentDictionary<string, (string Epoch, long Seq)> _ends = new();

    public async ValueTask<AppendResult> AppendAsync(Commit commit, ChangedEntities entities, CancellationToken ct)
    {
        await readModels.Queue.ReserveAsync(ct);
        var appended = false;
        try
        {
            appended = await FollowsDurableCommitAsync(commit, ct) && await InsertAsync(commit, ct) == AppendResult.Appended;
        }
        finally
        {
            if (!appended) readModels.Queue.GiveBack();
        }
        if (!appended) return AppendResult.Conflict;
        _ends[commit.RestaurantId] = (commit.Epoch, commit.LastSeq);
        readModels.Queue.Add(commit, entities);
        return AppendResult.Appended;
    }

    public async IAsyncEnumerable<Commit> ReadAsync(string restaurantId, long afterSeq, [EnumeratorCancellation] CancellationToken ct)
    {
        var filter = new BsonDocument { { "_id.r", restaurantId }, { "last", new BsonDocument("$gt", afterSeq) } };
        var find = database.Commits.Find(filter, new FindOptions { BatchSize = Page }).Sort(InOrder);
        using var cursor = await StoreErrors.TranslateAsync(() => find.ToCursorAsync(ct));
        var expected = afterSeq + 1;
        while (await StoreErrors.TranslateAsync(() => cursor.MoveNextAsync(ct)))
            foreach (var document in cursor.Current)
            {
                var commit = CommitDocument.Read(document);
                if (commit.FirstSeq > expected)
                    throw new InvalidDataException($"The log of {restaurantId} lacks event {expected} before {commit.FirstSeq}.");
                expected = commit.LastSeq + 1;
                yield return commit;
            }
    }

    public async ValueTask<Commit?> FindAsync(string restaurantId, long seq, CancellationToken ct)
    {
        var filter = new BsonDocument { { "_id.r", restaurantId }, { "last", new BsonDocument("$gte", seq) } };
        var find = database.Commits.Find(filter).Sort(InOrder).Limit(1);
        var found = await StoreErrors.TranslateAsync(() => find.FirstOrDefaultAsync(ct));
        return found is not null && CommitDocument.Read(found) is var commit && commit.FirstSeq <= seq ? commit : null;
    }

    public async ValueTask<IReadOnlyDictionary<string, Head>> HeadsAsync(IReadOnlyCollection<string> restaurantIds, CancellationToken ct)
    {
        if (restaurantIds.Count == 0) return ImmutableDictionary<string, Head>.Empty;
        var found = await StoreErrors.TranslateAsync(async () =>
        {
            var heads = await database.Projections.AggregateAsync<BsonDocument>(Heads(restaurantIds), cancellationToken: ct);
            return await heads.ToListAsync(ct);
        });
        return found.ToDictionary(document => document["_id"].AsString, HeadOf);
    }

    // The unique key refuses a commit that begins where this one does. A commit that began earlier and overlaps this one is excluded by one
    // that ends right before it. The node has usually appended that one itself, so it queries only after it took the restaurant over from
    // another node.
    private async ValueTask<bool> FollowsDurableCommitAsync(Commit commit, CancellationToken ct)
    {
        var before = commit.FirstSeq - 1;
        if (_ends.TryGetValue(commit.RestaurantId, out var end) && end == (commit.Epoch, before)) return true;
        if (before == 0)
        {
            await readModels.BeginAsync(commit.RestaurantId, ct);
            return true;
        }
        var previous = new BsonDocument { { "_id.r", commit.RestaurantId }, { "last", before }, { "epoch", commit.Epoch } };
        return await StoreErrors.TranslateAsync(() => database.Commits.Find(previous).AnyAsync(ct));
    }

    private async ValueTask<AppendResult> InsertAsync(Commit commit, CancellationToken ct)
    {
        try
        {
            await database.Commits.InsertOneAsync(CommitDocument.Of(commit), cancellationToken: ct);
            return AppendResult.Appended;
        }
        catch (Exception fault) when (StoreErrors.IsStoreFault(fault))
        {
            return await ResolveAsync(commit, fault, ct);
        }
    }

    // Either a commit is at the key, or the outcome is unknown: a lost answer and a write concern timeout undo nothing. What a majority has
    // at the key decides. If a majority has nothing yet, the insert may still be on its way.
    private async ValueTask<AppendResult> ResolveAsync(Commit commit, Exception fault, CancellationToken ct)
    {
        var find = database.Commits.Find(CommitDocument.Key(commit)).Project(new BsonDocument("id", 1));
        var stored = await StoreErrors.TranslateAsync(() => find.FirstOrDefaultAsync(ct));
        if (stored is null) throw new StoreUnavailableException($"Whether the commit was appended is not known: {fault.Message}", fault);
        return stored["id"] == commit.Id.ToString() ? AppendResult.Appended : AppendResult.Conflict;
    }

    // One seek in the log's index for each restaurant, in one query.
    private static BsonDocument[] Heads(IReadOnlyCollection<string> restaurantIds) =>
    [
        new("$match", new BsonDocument("_id", new BsonDocument("$in", new BsonArray(restaurantIds)))),
        new("$lookup", new BsonDocument
        {
            { "from", "commits" },
            { "localField", "_id" },
            { "foreignField", "_id.r" },
            {
                "pipeline", new BsonArray
                {
                    new BsonDocument("$sort", new BsonDocument { { "_id.r", -1 }, { "last", -1 } }),
                    new BsonDocument("$limit", 1),
                    new BsonDocument("$project", new BsonDocument { { "_id", 0 }, { "epoch", 1 }, { "last", 1 } }),
                }
            },
            { "as", "head" },
        }),
        new("$unwind", "$head"),
    ];

    private static Head HeadOf(BsonDocument document)
    {
        var last = document["head"]["last"].ToInt64();
        return new(document["head"]["epoch"].AsString, last, Math.Min(document.GetValue("projected", 0).ToInt64(), last));
    }
}
