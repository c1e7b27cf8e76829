using MongoDB.Bson;
using MongoDB.Driver;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Tests.Rigs;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts.Mongo;

/// <summary>
/// Where the rows of days are written after the append, and healed from the log: in any order, by several nodes at once, and each event
/// once.
/// </summary>
[NeedsMongo]
public sealed class MongoDayRowsTests : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateOnly First = new(2026, 10, 20), Last = new(2026, 11, 3);
    private readonly string _restaurant = NewRestaurant();
    private readonly MongoDatabase _database = new();

    protected override Task<Stores> OpenAsync() => _database.OpenAsync();

    protected override Task RemoveAsync() => _database.RemoveAsync();

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task What_nodes_project_late_at_once_and_in_any_order_counts_once(int seed)
    {
        var (trade, another) = (new Trade(_restaurant, seed, size: 10), await OpenOnAnotherNodeAsync());
        foreach (var (commit, _) in trade.Commits) await Store.Log.AppendAsync(commit, ChangedEntities.Nothing, Ct);

        ChangedEntities[][] orders = [trade.Shuffled(), trade.Shuffled(), trade.Shuffled(), trade.Shuffled()];

        await Task.WhenAll(orders.Select((entities, i) => Task.Run(() => ProjectAsync(i % 2 == 0 ? Store : another, entities))));

        await ShouldBeRecountedAsync(trade);
    }

    [Theory, InlineData(5), InlineData(6)]
    public async Task What_is_projected_together_counts_once_though_some_of_it_is_there(int seed)
    {
        var trade = new Trade(_restaurant, seed, size: 10);
        foreach (var (commit, _) in trade.Commits) await Store.Log.AppendAsync(commit, ChangedEntities.Nothing, Ct);
        var all = trade.Commits.ConvertAll(one => one.Entities);

        await ProjectAsync(Store, all.Where((_, at) => at % 3 == 0));
        await ProjectAsync(Store, [ChangedEntities.Merge(all.Take(all.Count / 2)), ChangedEntities.Merge([.. all, .. all])]);

        await ShouldBeRecountedAsync(trade);
    }

    [Fact]
    public async Task What_a_node_that_died_left_undone_is_healed_from_the_log_once_by_two_nodes_at_once()
    {
        var (trade, another) = (new Trade(_restaurant, seed: 4, size: 10), await OpenOnAnotherNodeAsync());
        foreach (var (commit, entities) in trade.Commits.Take(8)) await Store.Log.AppendAsync(commit, entities, Ct);
        await Store.FlushAsync();
        var days = await DaysAsync();
        await _database.Rig.Database.DropCollectionAsync("days");
        await _database.Rig.Database.CreateViewAsync("days", "commits", new EmptyPipelineDefinition<BsonDocument>());
        foreach (var (commit, entities) in trade.Commits.Skip(8))
            (await Store.Log.AppendAsync(commit, entities, Ct)).ShouldBe(AppendResult.Appended);
        await Store.FlushAsync();
        await _database.Rig.Database.DropCollectionAsync("days");
        await _database.Rig.Database.GetCollection<BsonDocument>("days").InsertManyAsync(days);

        var head = (await Store.Log.HeadsAsync([_restaurant], Ct))[_restaurant];
        head.Projected.ShouldBe(trade.Commits[7].Commit.LastSeq);
        await Task.WhenAll(new[] { Store, another }.Select(node => Task.Run(async () =>
        {
            var (upTo, entities) = await new StateReader(node.Log, node.Snapshots).UnprojectedAsync(_restaurant, head, Ct);
            await node.ReadModels.ProjectAsync(_restaurant, upTo, entities, Ct);
        })));

        await ShouldBeRecountedAsync(trade);
        (await Store.Log.HeadsAsync([_restaurant], Ct))[_restaurant].Projected.ShouldBe(trade.LastSeq);
    }

    [Fact]
    public async Task What_lies_in_a_day_can_be_read_by_people()
    {
        var order = HeldOrder("o_1", 1);
        order = order with { Party = order.Party with { WaiterName = "J. Çelik" }, PlacedOn = new(Day, 20) };
        var commit = Commit(_restaurant, 1) with { Events = [new Domain.Orders.OrderPlaced(order)] };
        var replay = new LogReplay(_restaurant);
        replay.Add(commit);
        await Store.Log.AppendAsync(commit, replay.TakeChangedEntities(), Ct);
        await Store.FlushAsync();

        (await DaysAsync()).ShouldHaveSingleItem().ShouldBe(BsonDocument.Parse(
            $$"""
            {
              _id: { r: "{{_restaurant}}", d: "2026-11-23" },
              rows: { "waiter/s_1/J%2E%20%C3%87elik": { orders: NumberLong(1) } },
              seqs: [NumberLong(1)]
            }
            """));
    }

    private async Task ProjectAsync(Stores node, IEnumerable<ChangedEntities> all)
    {
        foreach (var entities in all) await node.ReadModels.ProjectAsync(_restaurant, 0, entities, Ct);
    }

    private Task<List<BsonDocument>> DaysAsync() =>
        _database.Rig.Database.GetCollection<BsonDocument>("days").Find(new BsonDocument()).ToListAsync();

    private async Task ShouldBeRecountedAsync(Trade trade)
    {
        var expected = new RecountedReport(trade.Events, First, Last).Report();
        Text(await Store.Analytics.RangeAsync(_restaurant, First, Last, Ct)).ShouldBe(Text(expected));
    }
}
