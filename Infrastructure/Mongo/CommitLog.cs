using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// One document a commit; its <c>_id</c> is the fence. The insert is the whole commit; the read models follow right after it, and may be
/// redone by anybody at any time.
/// </summary>
internal sealed class CommitLog(Database database, ReadModels readModels) : ICommitLog
{
    private const int Page = 200;

    // For each restaurant a seq that a durable commit is known to end at; the last one seen.
    private readonly ConcurrentDictionary<string, (string Epoch, long Seq)> _ends = new();

    public async ValueTask<AppendResult> AppendAsync(Commit commit, ChangedEntities entities, CancellationToken ct)
    {
        if (!await ContinuesAsync(commit, ct)) return AppendResult.Conflict;
        if (await InsertAsync(commit, ct) == AppendResult.Conflict) return AppendResult.Conflict;
        _ends[commit.RestaurantId] = (commit.Epoch, commit.LastSeq);
        await readModels.FollowAsync(commit, entities, ct);
        return AppendResult.Appended;
    }

    public async IAsyncEnumerable<Commit> ReadAsync(string restaurantId, long afterSeq, [EnumeratorCancellation] CancellationToken ct)
    {
        var filter = new BsonDocument { { "_id.r", restaurantId }, { "last", new BsonDocument("$gt", afterSeq) } };
        var find = database.Commits.Find(filter, new FindOptions { BatchSize = Page })
            .Sort(new BsonDocument { { "_id.r", 1 }, { "last", 1 } });
        using var cursor = await StoreErrors.AskAsync(() => find.ToCursorAsync(ct));
        var expected = afterSeq + 1;
        while (await StoreErrors.AskAsync(() => cursor.MoveNextAsync(ct)))
            foreach (var document in cursor.Current)
            {
                var commit = CommitDocument.Read(document);
                if (commit.FirstSeq > expected) throw new InvalidDataException(
                    $"The log of {restaurantId} has a hole: {expected} is missing before {commit.FirstSeq}.");
                expected = commit.LastSeq + 1;
                yield return commit;
            }
    }

    public async ValueTask<Commit?> FindAsync(string restaurantId, long seq, CancellationToken ct)
    {
        var filter = new BsonDocument { { "_id.r", restaurantId }, { "last", new BsonDocument("$gte", seq) } };
        var found = await StoreErrors.AskAsync(() =>
            database.Commits.Find(filter).Sort(new BsonDocument { { "_id.r", 1 }, { "last", 1 } }).Limit(1).FirstOrDefaultAsync(ct));
        return found is not null && CommitDocument.Read(found) is var commit && commit.FirstSeq <= seq ? commit : null;
    }

    public async ValueTask<IReadOnlyDictionary<string, Head>> HeadsAsync(IReadOnlyCollection<string> restaurantIds, CancellationToken ct)
    {
        if (restaurantIds.Count == 0) return ImmutableDictionary<string, Head>.Empty;
        var found = await StoreErrors.AskAsync(() =>
            database.Projections.Aggregate<BsonDocument>(Heads(restaurantIds), cancellationToken: ct).ToListAsync(ct));
        return found.ToDictionary(document => document["_id"].AsString, document => new Head(
            document["head"]["epoch"].AsString, document["head"]["last"].ToInt64(),
            Math.Min(document.GetValue("projected", 0).ToInt64(), document["head"]["last"].ToInt64())));
    }

    // The key catches a commit that begins where this one does. That none reaches over its beginning is known once one ends right
    // before it: the caller has usually just appended that one itself, so this asks only after a node took a restaurant over.
    private async ValueTask<bool> ContinuesAsync(Commit commit, CancellationToken ct)
    {
        var before = commit.FirstSeq - 1;
        if (_ends.TryGetValue(commit.RestaurantId, out var end) && end == (commit.Epoch, before)) return true;
        if (before > 0) return await StoreErrors.AskAsync(() =>
            database.Commits.Find(new BsonDocument { { "_id.r", commit.RestaurantId }, { "last", before }, { "epoch", commit.Epoch } })
            .AnyAsync(ct));
        await readModels.BeginAsync(commit.RestaurantId, ct);
        return true;
    }

    private async ValueTask<AppendResult> InsertAsync(Commit commit, CancellationToken ct)
    {
        try
        {
            await database.Commits.InsertOneAsync(CommitDocument.Of(commit), cancellationToken: ct);
            return AppendResult.Appended;
        }
        catch (Exception fault) when (StoreErrors.IsOfStore(fault))
        {
            return await ResolveAsync(commit, fault, ct);
        }
    }

    // Something is at the key, or nobody knows: a lost answer and a wtimeout undo nothing. What a majority has at the key decides; where
    // it has nothing yet, the insert may still be on its way.
    private async ValueTask<AppendResult> ResolveAsync(Commit commit, Exception fault, CancellationToken ct)
    {
        var there = await StoreErrors.AskAsync(() =>
            database.Commits.Find(CommitDocument.Key(commit)).Project(new BsonDocument("id", 1)).FirstOrDefaultAsync(ct));
        if (there is null) throw new StoreUnavailableException($"Whether the commit was appended is not known: {fault.Message}", fault);
        return there["id"] == commit.Id.ToString() ? AppendResult.Appended : AppendResult.Conflict;
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
}
