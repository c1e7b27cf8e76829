using Microsoft.Extensions.Hosting;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Refuses a server that cannot keep the log's promises, makes the indexes, and looks whether they are what they should be: a log without
/// its unique key would lose its fence in silence.
/// </summary>
internal sealed class Schema(Database database) : IHostedService
{
    internal sealed record Index(IMongoCollection<BsonDocument> On, string Name, BsonDocument Keys, bool Unique = false);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var hello = await StoreErrors.AskAsync(() => database.HelloAsync(cancellationToken));
        if (!hello.Contains("setName") && hello.GetValue("msg", "") != "isdbgrid")
            throw new StoreUnusableException(
                "ConnectionStrings:Mongo names a standalone server, which cannot acknowledge for a majority. Start it as a replica set, of one member if need be (--replSet rs0, then rs.initiate()).");
        foreach (var index in Indexes()) await BringAsync(index, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The keys of the log and of the read models are their _id, which every collection keeps unique by itself.
    internal IEnumerable<Index> Indexes() =>
    [
        new(database.Commits, "log", Keys("_id.r", "last")),
        new(database.Snapshots, "latest", Keys("_id.r", "_id.s")),
        ForLists(database.Orders, "byTime"),
        ForLists(database.Orders, "byStatus", "status"),
        ForLists(database.Orders, "byTable", "tableId"),
        ForLists(database.Orders, "byTableAndStatus", "tableId", "status"),
        ForLists(database.Bills, "byTime"),
        ForLists(database.Bills, "byStatus", "status"),
        ForLists(database.Bills, "byTable", "tableId"),
        ForLists(database.Bills, "byTableAndStatus", "tableId", "status"),
        ForLists(database.Shifts, "byTime"),
        ForLists(database.Shifts, "byStatus", "status"),
        new(database.Days, "byDay", Keys("_id.r", "_id.d")),
        new(database.Accounts, "email", Keys("email"), Unique: true),
        new(database.RefreshTokens, "family", Keys("familyId")),
        new(database.RefreshTokens, "account", Keys("accountId")),
        new(database.RefreshTokens, "expiry", Keys("expiresAt")),
        new(database.Presence, "byRestaurant", Keys("_id.r", "seenAt")),
        new(database.Presence, "byTime", Keys("seenAt")),
    ];

    private static Index ForLists(Kept kept, string name, params string[] by) =>
        new(kept.In, name, Keys(["_id.r", .. by, kept.Time, $"_id.{kept.IdName}"]));

    private static BsonDocument Keys(params string[] names) => [.. names.Select(name => new BsonElement(name, 1))];

    private static async Task BringAsync(Index index, CancellationToken ct)
    {
        var model = new CreateIndexModel<BsonDocument>(index.Keys, new CreateIndexOptions { Name = index.Name, Unique = index.Unique });
        try
        {
            await index.On.Indexes.CreateOneAsync(model, cancellationToken: ct);
        }
        catch (MongoCommandException refused)
        {
            throw Wrong(index, refused.Message, refused);
        }
        using var found = await index.On.Indexes.ListAsync(ct);
        var made = (await found.ToListAsync(ct)).Find(one => one["name"] == index.Name) ?? throw Wrong(index, "it is not there", null);
        if (!SameKeys(made["key"].AsBsonDocument, index.Keys) || made.GetValue("unique", false)
            .ToBoolean() != index.Unique) throw Wrong(index, $"it is {made}", null);
    }

    // Servers give the directions back as they like: 1, 1.0, NumberLong(1).
    private static bool SameKeys(BsonDocument made, BsonDocument wanted) =>
        made.Names.SequenceEqual(wanted.Names) && made.Values.All(direction => direction.ToInt32() == 1);

    private static StoreUnusableException Wrong(Index index, string what, Exception? refused) => new(
        $"The index '{index.Name}' of '{index.On.CollectionNamespace}' should be {(index.Unique ? "unique "
            : "")}{index.Keys}: {what}. Drop it if it differs, and start again.", refused);
}
