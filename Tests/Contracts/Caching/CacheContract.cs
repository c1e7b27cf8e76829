using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Tests.Contracts.Caching;

/// <summary>What <see cref="QueryCache"/> promises over every store.</summary>
public abstract class CacheContract : StoreContract
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private readonly Infrastructure.InProcess.Doorbell _doorbell = new();
    private readonly List<CachedNode> _nodes = [];

    [Fact]
    public async Task What_was_asked_before_is_not_asked_of_the_store_again()
    {
        var node = Node();
        var state = await LevelAsync(node, await node.OrderAsync(await node.OpenHouseAsync()));
        for (var time = 0; time < 10; time++)
        {
            (await node.OrdersAsync(state)).ShouldHaveSingleItem();
            (await node.ReportAsync(state)).Totals.Orders.ShouldBe(1);
            (await node.History.ListAsync(HistorySources.Bills, state, new(), null, 50, Ct)).ShouldBeEmpty();
            (await node.History.ListAsync(HistorySources.Shifts, state, new(), null, 50, Ct)).ShouldBeEmpty();
            (await node.History.ListAsync(HistorySources.Reservations, state, new(), null, 50, Ct)).ShouldBeEmpty();
        }

        node.Asked.Times.ShouldBe(5);
        node.Cache.Counts(state.Id).Where(one => one.Family != CacheFamily.Menu)
            .ShouldAllBe(one => one.Hits == 9 && one.Misses == 1 && one.HitRatio == 0.9);
        node.Cache.Counts(TestData.NewRestaurant()).ShouldAllBe(one => one.Hits == 0 && one.Misses == 0 && one.HitRatio == 0);
    }

    [Fact]
    public async Task Of_three_hundred_who_ask_at_once_one_asks_the_store()
    {
        var node = Node();
        var state = await LevelAsync(node, await node.OrderAsync(await node.OpenHouseAsync()));
        var begin = new TaskCompletionSource();

        var asking = Enumerable.Range(0, 300).Select(_ => Task.Run(async () =>
        {
            await begin.Task;
            return (await node.OrdersAsync(state)).Length;
        })).ToArray();
        begin.SetResult();

        (await Task.WhenAll(asking)).ShouldAllBe(length => length == 1);
        node.Asked.Times.ShouldBe(1);
    }

    [Fact]
    public async Task Different_questions_have_different_answers()
    {
        var node = Node();
        var opened = await node.OpenHouseAsync(tables: 2);
        var state = await LevelAsync(node, await node.OrderAsync(await node.OrderAsync(opened), table: 2));
        HistoryFilter<OrderStatus>[] filters =
        [
            new(), new(OrderStatus.Placed), new(OrderStatus.Served), new(TableId: state.Tables.Keys.First()), new(TableId: "1/"),
            new(TableId: "/1"), new(From: state.At.AddDays(1)), new(To: state.At.AddDays(-1)),
            new(Facets: ["a/b"]), new(Facets: ["a", "b"]), new(Facets: [Facets.Dish(state.Orders.Values.First().Items[0].Dish.MenuItemId)]),
        ];
        for (var time = 0; time < 2; time++)
        {
            var lengths = new List<int>();
            foreach (var filter in filters)
                lengths.Add((await node.History.ListAsync(HistorySources.Orders, state, filter, null, 50, Ct)).Length);
            lengths.ShouldBe([2, 2, 0, 1, 0, 0, 0, 0, 0, 0, 2]);
            (await node.OrdersAsync(state, limit: 1)).Length.ShouldBe(1);
            var after = HistoryKey.Of((await node.OrdersAsync(state))[0]);
            (await node.History.ListAsync(HistorySources.Orders, state, new(), after, 50, Ct)).Length.ShouldBe(1);
        }
        node.Asked.Times.ShouldBe(filters.Length + 3);
        (await node.OrdersAsync(await node.OpenHouseAsync())).ShouldBeEmpty("another restaurant's orders are not there");
    }

    [Fact]
    public async Task A_state_that_has_moved_on_does_not_find_what_was_kept_before()
    {
        var (writer, reader) = (Node(), Node());
        var state = await LevelAsync(writer, await writer.OrderAsync(await writer.OpenHouseAsync()));
        await FollowedAsync(reader, state);
        (await reader.OrdersAsync(state)).Length.ShouldBe(1);
        (await reader.ReportAsync(state)).Totals.Orders.ShouldBe(1);

        state = await LevelAsync(writer, await writer.OrderAsync(state));
        var here = await FollowedAsync(reader, state);

        (await reader.OrdersAsync(here)).Length.ShouldBe(2);
        (await reader.ReportAsync(here)).Totals.Orders.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_over_is_kept_while_the_evening_goes_on()
    {
        var node = Node();
        var (over, state) = await DinnerIsOverAsync(node);
        var today = DateOnly.FromDateTime(state.At.UtcDateTime);
        await AskAsync(state);
        var asked = node.Asked.Times;
        for (var order = 0; order < 5; order++) await AskAsync(state = await LevelAsync(node, await node.OrderAsync(state)));

        node.Asked.Times.ShouldBe(asked);

        async Task AskAsync(Restaurant now)
        {
            (await node.OrdersAsync(now, to: over)).ShouldHaveSingleItem().Status.ShouldBe(OrderStatus.Completed);
            (await node.History.ListAsync(HistorySources.Bills, now, new(To: over), null, 50, Ct))
                .ShouldHaveSingleItem().IsSettled.ShouldBeTrue();
            (await node.History.FindAsync(HistorySources.Orders, now, (await node.OrdersAsync(now, to: over))[0].Id, Ct)).ShouldNotBeNull();
            (await node.Analytics.RangeAsync(now, today.AddDays(-30), today.AddDays(-2), Ct)).Totals.Orders.ShouldBe(0);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_asked_for_every_time()
    {
        var node = Node();
        var state = await LevelAsync(node, await node.OrderAsync(await node.OpenHouseAsync()));
        for (var time = 0; time < 3; time++) (await node.History.FindAsync(HistorySources.Orders, state, "nothing", Ct)).ShouldBeNull();
        node.Asked.Times.ShouldBe(3);
        await node.History.FindAsync(HistorySources.Orders, state, state.Orders.Keys.Single(), Ct);
        node.Asked.Times.ShouldBe(3, "what is open is in the live state");
    }

    [Fact]
    public async Task What_the_read_models_do_not_show_yet_is_told_and_not_kept()
    {
        var node = Node();
        var state = await LevelAsync(node, await node.OrderAsync(await node.OpenHouseAsync()));
        // A node that is ahead of all that the read models know.
        var ahead = state with { Seq = state.Seq + 1, Changed = state.Changed with { Orders = state.Seq + 1, Counted = state.Seq + 1 } };
        for (var time = 1; time <= 3; time++)
        {
            (await node.OrdersAsync(ahead)).Length.ShouldBe(1);
            (await node.ReportAsync(ahead)).Totals.Orders.ShouldBe(1);
            node.Asked.Times.ShouldBe(2 * time);
        }
        (await node.OrdersAsync(state with { Epoch = "another" })).Length.ShouldBe(1);
        (await node.OrdersAsync(state with { Epoch = "another" })).Length.ShouldBe(1);
        node.Asked.Times.ShouldBe(8, "another history's heads say nothing");
    }

    [Fact]
    public async Task Clearing_drops_one_family_or_all_of_one_restaurant_and_nothing_else()
    {
        var node = Node();
        var (mine, other) =
            (await LevelAsync(node, await node.OrderAsync(await node.OpenHouseAsync())),
            await LevelAsync(node, await node.OrderAsync(await node.OpenHouseAsync())));
        await AskAsync(4);
        await node.Cache.ClearAsync(mine.Id, CacheFamily.Orders, Ct);
        await AskAsync(5);
        await node.Cache.ClearAsync(mine.Id, family: null, Ct);
        await AskAsync(7);
        await AskAsync(7);

        async Task AskAsync(int times)
        {
            foreach (var state in new[] { mine, other })
            {
                await node.OrdersAsync(state);
                await node.ReportAsync(state);
            }
            node.Asked.Times.ShouldBe(times);
        }
    }

    [Fact]
    public async Task In_a_thousand_interleavings_of_writing_and_reading_no_node_answers_with_less_than_it_knows() =>
        await Task.WhenAll(Enumerable.Range(1123, 4).Select(seed => new Interleavings(Store, [Node(), Node()]).RunAsync(seed, times: 250)));

    public override async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await base.DisposeAsync();
    }

    private CachedNode Node()
    {
        var node = new CachedNode(Store, _doorbell);
        _nodes.Add(node);
        return node;
    }

    // The read models show it: on MongoDB a moment after the log.
    private async Task<Restaurant> LevelAsync(CachedNode node, Restaurant state)
    {
        await Eventually.True(async () => (await Store.Log.HeadsAsync([state.Id], Ct))[state.Id].Projected >= state.Seq);
        return await node.StateAsync(state.Id);
    }

    private static async Task<Restaurant> FollowedAsync(CachedNode node, Restaurant state)
    {
        await Eventually.True(async () => (await node.StateAsync(state.Id)).Seq >= state.Seq);
        return await node.StateAsync(state.Id);
    }

    // Guests have eaten, paid and gone, and a moment has passed.
    private async Task<(DateTimeOffset Over, Restaurant State)> DinnerIsOverAsync(CachedNode node)
    {
        var state = await node.OrderAsync(await node.OpenHouseAsync());
        var order = state.Orders.Values.Single();
        await node.DoAsync(state.Id, new SetOrderStatus(order.Id, ItemStatus.Preparing));
        await node.DoAsync(state.Id, new SetOrderStatus(order.Id, ItemStatus.Ready));
        await node.DoAsync(state.Id, new SetOrderStatus(order.Id, ItemStatus.Served));
        state = await node.DoAsync(state.Id, new Domain.Bills.CreateBill(order.Party.TableId, []));
        var bill = state.Bills.Values.Single();
        await node.DoAsync(state.Id,
            new Domain.Bills.PayBill(bill.Id, bill.Due, Domain.Bills.PaymentMethod.Card, 0, null, bill.Revision, null, null));
        var over = (await node.StateAsync(state.Id)).At.AddMilliseconds(1);
        await Eventually.True(() => TimeProvider.System.GetUtcNow() > over.AddMilliseconds(2));
        await node.DoAsync(state.Id,
            new Domain.Tables.SetTableStatus(order.Party.TableId!, Domain.Tables.TableStatus.NeedsCleaning, null, null, null));
        state = await node.DoAsync(state.Id,
            new Domain.Tables.SetTableStatus(order.Party.TableId!, Domain.Tables.TableStatus.Available, null, null, null));
        state.Orders.ShouldBeEmpty();
        return (over, await LevelAsync(node, state));
    }
}
