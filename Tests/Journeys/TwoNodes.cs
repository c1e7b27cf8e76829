using System.Net;
using System.Text.Json;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

public sealed class TwoNodes
{
    [Theory]
    [InlineData("sqlite", "log")]
    [InlineData("sqlite", "backplane")]
    public Task An_order_on_one_node_is_on_the_displays_of_the_other(string store, string fanout) => AcrossAsync(store, fanout);

    [MongoTheory]
    [InlineData("mongo", "log")]
    [InlineData("mongo", "backplane")]
    public Task An_order_on_one_node_is_on_the_displays_of_the_other_on_mongo(string store, string fanout) => AcrossAsync(store, fanout);

    private static async Task AcrossAsync(string store, string fanout)
    {
        await using var system = await PairAsync(store, fanout);
        var (house, a, b) = (system.DemoClients, system.A.Address, system.B.Address);
        var kitchens = new[] { await house.KitchenAsync(WireProtocol.Json, a), await house.KitchenAsync(WireProtocol.MessagePack, b) };
        var floorOnB = await house.FloorAsync(WireProtocol.Json, b);
        var table = await house.SeatAsync(0);
        using var waiterOnB = await house.SignInAsync("waiter@demo.local", node: 1);

        for (var i = 0; i < 10; i++) await house.OrderAsync(table, by: i % 2 == 0 ? house.Waiter : waiterOnB);
        var last = await house.OrderAsync(table);

        foreach (var kitchen in kitchens)
        {
            await kitchen.ReachesAsync(last.GetProperty("seq").GetInt64());
            kitchen.Heard.Count(@event => @event.Event == "OrderCreated").ShouldBe(11);
            FromTapToServed.OnceAndInOrder(kitchen.Seqs("restaurant"));
        }
        await floorOnB.ReachesAsync(last.GetProperty("seq").GetInt64());
        floorOnB.Heard.Count(@event => @event.Event == "OrderCreated").ShouldBe(11);
    }

    [MongoFact]
    public async Task Two_chefs_on_two_nodes_start_one_item_and_one_wins()
    {
        await using var system = await PairAsync("mongo", "log");
        var house = system.DemoClients;
        var order = await house.OrderAsync(await house.SeatAsync(0));
        var path = $"/api/orders/{order.GetProperty("id").GetString()}/items/{order.GetProperty("items")[0].GetProperty("id")
            .GetString()}/status";
        using var managerOnB = await house.SignInAsync("manager@demo.local", node: 1);

        var answers =
            await Task.WhenAll(house.Chef.PatchAsync(path, new { status = "preparing" }),
            managerOnB.PatchAsync(path, new { status = "preparing" }));

        answers.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
        var lost = answers.Single(answer => answer.Status == HttpStatusCode.Conflict);
        lost.Code.ShouldBe("alreadyTaken");
        var winner = answers[0].Status == HttpStatusCode.OK ? house.Chef : house.Manager;
        lost.Body.GetProperty("detail").GetString()!.ShouldContain(winner.Session.GetProperty("user").GetProperty("name").GetString()!);
    }

    [MongoFact]
    public async Task Two_hundred_orders_at_once_for_the_last_ten_portions_sell_ten()
    {
        await using var system = await PairAsync("mongo", "log");
        var house = system.DemoClients;
        var table = await house.SeatAsync(0);
        var dish = house.Dishes[0];
        (await house.Manager.PatchAsync($"/api/menu/items/{dish}", new { stock = 10 })).Status.ShouldBe(HttpStatusCode.OK);
        using var waiterOnB = await house.SignInAsync("waiter@demo.local", node: 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? house.Waiter : waiterOnB)
            .PostAsync("/api/orders", new { tableId = table, items = new[] { new { menuItemId = dish, quantity = 1 } } })));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(10);
        answers.Where(answer => answer.Status != HttpStatusCode.Created)
            .ShouldAllBe(answer => answer.Code == "outOfStock" || answer.Code == "itemUnavailable");
        var menu = await house.Waiter.GetAsync("/api/menu");
        var left = menu.Body.GetProperty("categories").EnumerateArray()
            .SelectMany(category => category.GetProperty("items").EnumerateArray())
            .Single(item => item.GetProperty("id").GetString() == dish);
        left.GetProperty("stock").GetInt32().ShouldBe(0);
        left.GetProperty("available").GetBoolean().ShouldBeFalse();
    }

    [MongoFact]
    public async Task Two_waiters_on_two_nodes_add_lines_at_once_and_both_are_kept()
    {
        await using var system = await PairAsync("mongo", "log");
        var house = system.DemoClients;
        var order = await house.OrderAsync(await house.SeatAsync(0));
        var path = $"/api/orders/{order.GetProperty("id").GetString()}/items";
        using var waiterOnB = await house.SignInAsync("waiter@demo.local", node: 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? house.Waiter : waiterOnB)
            .PostAsync(path, new { items = new[] { new { menuItemId = house.Dishes[i % 3], quantity = 1 + i } } })));

        answers.ShouldAllBe(answer => (int)answer.Status < 300);
        var last = answers.Max(answer => answer.Body.GetProperty("seq").GetInt64());
        var read = default(JsonElement);
        await Eventually.True(async () =>
            (read = (await house.Waiter.GetAsync($"/api/orders/{order.GetProperty("id").GetString()}")).Body).GetProperty("seq")
            .GetInt64() >= last);
        var lines = read.GetProperty("items");
        lines.EnumerateArray().Skip(1).Select(line => line.GetProperty("quantity").GetInt32())
            .ShouldBe(Enumerable.Range(1, 10), ignoreOrder: true);
    }

    [MongoFact]
    public async Task One_command_sent_to_both_nodes_many_times_counts_once()
    {
        await using var system = await PairAsync("mongo", "log");
        var house = system.DemoClients;
        var table = await house.SeatAsync(0);
        using var waiterOnB = await house.SignInAsync("waiter@demo.local", node: 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? house.Waiter : waiterOnB)
            .PostAsync("/api/orders", new { tableId = table, items = new[] { new { menuItemId = house.Dishes[0], quantity = 1 } } },
                key: "one-tap")));

        answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => !answer.Headers.ContainsKey("Idempotent-Replay")).ShouldBe(1);
    }

    internal static async Task<Pair> PairAsync(string store, string fanout, Func<NodeSettings, NodeSettings>? with = null)
    {
        var place = Place.Of(store);
        var redis = await RedisRig.OfItsOwn();
        var settings = place.Settings with { Redis = redis.ConnectionString, Fanout = fanout };
        if (with is not null) settings = with(settings);
        var a = Node.Start(settings);
        var b = Node.Start(settings);
        return new Pair(place, redis, a, b, await DemoClients.OpenAsync(a.Address, b.Address));
    }

    /// <summary>
    /// For an evening that is busier than a real one. A screen resumes from its last beacon, and 500 events are the most it is told again;
    /// with ten seconds between two beacons more than that have happened, and it would start over.
    /// </summary>
    internal static NodeSettings BeaconEverySecond(NodeSettings settings) => settings.With("Live:BeaconInterval", "00:00:01");

    /// <summary>Two nodes that are one system.</summary>
    internal sealed record Pair(Place Place, RedisRig Redis, Node A, Node B, DemoClients DemoClients) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await DemoClients.DisposeAsync();
            await A.DisposeAsync();
            await B.DisposeAsync();
            await Redis.DisposeAsync();
            await Place.DisposeAsync();
        }
    }
}
