using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Contracts.Mongo;

/// <summary>A database in which figures were taken from orders, and from bills with their <c>money</c>.</summary>
[NeedsMongo]
public sealed class MongoUpgradeTests : UpgradeContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly MongoDatabase _database = new();
    private bool _isMade;

    [Fact]
    public async Task Nodes_that_start_at_once_make_it_once()
    {
        await MakeAsync();

        await Task.WhenAll(OpenOnAnotherNodeAsync(), OpenOnAnotherNodeAsync(), OpenOnAnotherNodeAsync());

        (await ReportAsync()).ShouldBe(OldStore("report.json").Trim());
        (await IndexesAsync("bills")).ShouldNotContain("byMoney");
    }

    [Fact]
    public async Task What_a_node_of_the_old_program_appends_beside_it_is_found_and_counted()
    {
        var before = (await Store.Log.HeadsAsync([Restaurant], Ct))[Restaurant];
        var state = await new StateReader(Store.Log, Store.Snapshots).LoadAsync(Restaurant, (_, _) => { }, Ct);
        var order = TestData.HeldOrder("o_new", 1) with { PlacedOn = new(Last, 12) };
        var commit = TestData.Commit(Restaurant, before.Seq + 1, epoch: before.Epoch);
        await AppendAsTheOldProgramAsync(commit with { At = state.At, Events = [new Domain.Orders.OrderPlaced(order)] });

        var head = (await Store.Log.HeadsAsync([Restaurant], Ct))[Restaurant];
        (head.Seq, head.Projected).ShouldBe((before.Seq + 1, before.Seq));
        var (upTo, entities) = await new StateReader(Store.Log, Store.Snapshots).UnprojectedAsync(Restaurant, head, Ct);
        await Store.ReadModels.ProjectAsync(Restaurant, upTo, entities, Ct);

        (await ReportAsync()).ShouldBe(await RecountAsync());
        (await Store.Analytics.RangeAsync(Restaurant, Last, Last, Ct)).Totals.Orders.ShouldBe(1);
    }

    protected override async Task<Stores> OpenAsync()
    {
        if (!_isMade) await MakeAsync();
        return await _database.OpenAsync();
    }

    protected override async Task RemoveAsync() => await _database.RemoveAsync();

    private async Task MakeAsync()
    {
        _isMade = true;
        await _database.Rig.DropAsync();
        foreach (var collection in BsonDocument.Parse(OldStore("mongo-with-money-in-bills.json")))
            await Collection(collection.Name).InsertManyAsync(collection.Value.AsBsonArray.Select(document => document.AsBsonDocument));
        await Collection("bills").Indexes.CreateOneAsync(new CreateIndexModel<BsonDocument>(
            new BsonDocument { { "_id.r", 1 }, { "money.day", 1 } }, new CreateIndexOptions { Name = "byMoney" }));
    }

    private IMongoCollection<BsonDocument> Collection(string name) => _database.Rig.Database.GetCollection<BsonDocument>(name);

    // It knows the position as upTo, and no days.
    private async Task AppendAsTheOldProgramAsync(Commit commit)
    {
        await Collection("commits").InsertOneAsync(Infrastructure.Mongo.CommitDocument.Of(commit));
        await Collection("projections").UpdateOneAsync(
            new BsonDocument("_id", Restaurant), new BsonDocument("$set", new BsonDocument("upTo", commit.LastSeq)));
    }

    private async Task<List<string>> IndexesAsync(string collection)
    {
        using var indexes = await Collection(collection).Indexes.ListAsync();
        return (await indexes.ToListAsync()).ConvertAll(index => index["name"].AsString);
    }
}
