using Microsoft.Extensions.Hosting;
using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Infrastructure.Mongo;

/// <summary>
/// Refuses a server that cannot give the log's guarantees, creates the indexes, and verifies them: without its unique key a collection
/// would accept duplicates silently.
/// </summary>
internal sealed class Schema(Database database) : IHostedService
{
    internal sealed record Index(IMongoCollection<BsonDocument> On, string Name, BsonDocument Keys, bool Unique = false);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var hello = await StoreErrors.TranslateAsync(() => database.HelloAsync(cancellationToken));
        if (!hello.Contains("setName") && hello.GetValue("msg", "") != "isdbgrid")
            throw new StoreUnusableException(
                "ConnectionStrings:Mongo names a standalone server, which cannot acknowledge for a majority. Start it as a replica set; "
                + "one member is enough (--replSet rs0, then rs.initiate()).");
        foreach (var index in Indexes()) await EnsureAsync(index, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The log and the read models are keyed by _id, which MongoDB keeps unique in every collection.
    internal IEnumerable<Index> Indexes() =>
    [
        new(database.Commits, "log", Keys("_id.r", "last")),
        new(database.Snapshots, "latest", Keys("_id.r", "_id.s")),
        ListIndex(database.Orders, "byTime"),
        ListIndex(database.Orders, "byStatus", "status"),
        ListIndex(database.Orders, "byTable", "tableId"),
        ListIndex(database.Orders, "byTableAndStatus", "tableId", "status"),
        ListIndex(database.Orders, "byNumber", "number"),
        ListIndex(database.Orders, "byKind", "kind"),
        ListIndex(database.Orders, "byKindAndStatus", "status", "kind"),
        ListIndex(database.Orders, "byFacet", ReadModelCollection.FacetsField),
        ListIndex(database.Bills, "byTime"),
        ListIndex(database.Bills, "byStatus", "status"),
        ListIndex(database.Bills, "byTable", "tableId"),
        ListIndex(database.Bills, "byTableAndStatus", "tableId", "status"),
        ListIndex(database.Bills, "byNumber", "number"),
        ListIndex(database.Bills, "byFacet", ReadModelCollection.FacetsField),
        ListIndex(database.Shifts, "byTime"),
        ListIndex(database.Shifts, "byStatus", "status"),
        ListIndex(database.Reservations, "byTime"),
        ListIndex(database.Reservations, "byStatus", "status"),
        new(database.Days, "byDay", Keys("_id.r", "_id.d")),
        new(database.Accounts, "email", Keys("email"), Unique: true),
        new(database.RefreshTokens, "family", Keys("familyId")),
        new(database.RefreshTokens, "account", Keys("accountId")),
        new(database.RefreshTokens, "expiry", Keys("expiresAt")),
        new(database.Presence, "byRestaurant", Keys("_id.r", "seenAt")),
        new(database.Presence, "byTime", Keys("seenAt")),
    ];

    private static Index ListIndex(ReadModelCollection collection, string name, params string[] by) =>
        new(collection.Documents, name, Keys(["_id.r", .. by, collection.TimeField, $"_id.{collection.IdField}"]));

    private static BsonDocument Keys(params string[] names) => [.. names.Select(name => new BsonElement(name, 1))];

    private static async Task EnsureAsync(Index index, CancellationToken ct)
    {
        var model = new CreateIndexModel<BsonDocument>(index.Keys, new CreateIndexOptions { Name = index.Name, Unique = index.Unique });
        try
        {
            await index.On.Indexes.CreateOneAsync(model, cancellationToken: ct);
        }
        catch (MongoCommandException refused)
        {
            throw Mismatch(index, refused.Message, refused);
        }
        using var found = await index.On.Indexes.ListAsync(ct);
        var made = (await found.ToListAsync(ct)).Find(one => one["name"] == index.Name) ?? throw Mismatch(index, "it is not there", null);
        var isRight = SameKeys(made["key"].AsBsonDocument, index.Keys) && made.GetValue("unique", false).ToBoolean() == index.Unique;
        if (!isRight) throw Mismatch(index, $"it is {made}", null);
    }

    // Servers return the directions as 1, 1.0 or NumberLong(1).
    private static bool SameKeys(BsonDocument made, BsonDocument wanted) =>
        made.Names.SequenceEqual(wanted.Names) && made.Values.All(direction => direction.ToInt32() == 1);

    private static StoreUnusableException Mismatch(Index index, string what, Exception? cause) => new(
        $"The index '{index.Name}' of '{index.On.CollectionNamespace}' should be {(index.Unique ? "unique " : "")}{index.Keys}: {what}. "
        + "Drop it if it differs, and start again.", cause);
}
