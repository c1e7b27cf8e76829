using System.Net;
using System.Text.Json;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

public sealed class FromTapToServed
{
    [Theory]
    [InlineData("sqlite", WireProtocol.Json)]
    [InlineData("sqlite", WireProtocol.MessagePack)]
    public Task An_order_travels_from_the_tap_to_the_table(string store, WireProtocol protocol) => TravelAsync(store, protocol);

    [MongoTheory]
    [InlineData("mongo", WireProtocol.Json)]
    [InlineData("mongo", WireProtocol.MessagePack)]
    public Task An_order_travels_from_the_tap_to_the_table_on_mongo(string store, WireProtocol protocol) => TravelAsync(store, protocol);

    private static async Task TravelAsync(string store, WireProtocol protocol)
    {
        await using var place = Place.Of(store);
        await using var node = Node.Start(place.Settings);
        await using var house = await DemoClients.OpenAsync(node.Address);
        var (kitchen, floor) = (await house.KitchenAsync(protocol), await house.FloorAsync(protocol));

        await floor.DoAsync("SetTableStatus", Seat(house.Tables[0]));
        var placed = await floor.DoAsync("PlaceOrder", Order(house.Tables[0], house.Dishes[0], house.Dishes[1]));
        await kitchen.HearsAsync("OrderCreated");
        var order = kitchen.Heard.Single(@event => @event.Event == "OrderCreated").As<KitchenOrderCreated>().Order;
        order.Items.Count.ShouldBe(2);
        placed.Seq.ShouldBeGreaterThan(0);

        foreach (var item in order.Items)
        {
            await kitchen.DoAsync("SetItemStatus", Move(order.Id, item.Id, "preparing"));
            await kitchen.DoAsync("SetItemStatus", Move(order.Id, item.Id, "ready"));
        }
        await floor.HearsAsync("ItemsReady", @event => @event.As<ItemsReady>().OrderComplete);

        foreach (var item in order.Items) await floor.DoAsync("SetItemStatus", Move(order.Id, item.Id, "served"));
        await kitchen.HearsAsync("OrderStatusChanged", @event => @event.As<OrderStatusChanged>().Status == "served");

        var read = await house.Waiter.GetAsync($"/api/orders/{order.Id}");
        read.Body.GetProperty("status").GetString().ShouldBe("served");
        await house.PayAsync(house.Tables[0]);
        await kitchen.HearsAsync("OrderCompleted");
        var freed = await house.Waiter.PatchAsync($"/api/tables/{house.Tables[0]}/status", new { status = "needsCleaning" });
        freed.Status.ShouldBe(HttpStatusCode.OK, freed.Text);
        await floor.HearsAsync("TableStatusChanged", @event => @event.As<TableStatusChanged>().Status == "needsCleaning");

        OnceAndInOrder(kitchen.Seqs("restaurant"));
        OnceAndInOrder(floor.Seqs("restaurant"));
        kitchen.Client.Counts.Gaps.ShouldBe(0);
        floor.Client.Counts.Gaps.ShouldBe(0);
        (await house.Waiter.GetAsync($"/api/orders/{order.Id}")).Status.ShouldBe(HttpStatusCode.OK,
            "its sitting is over, and history has it");
    }

    [Fact]
    public async Task The_same_tap_over_rest_and_hub_counts_once_and_gets_one_answer()
    {
        await using var place = Place.Of("sqlite");
        await using var node = Node.Start(place.Settings);
        await using var house = await DemoClients.OpenAsync(node.Address);
        var floor = await house.FloorAsync();
        var table = await house.SeatAsync(0);

        var overRest =
            await house.Waiter.PostAsync("/api/orders",
            new { tableId = table, items = new[] { new { menuItemId = house.Dishes[0], quantity = 1 } } }, key: "tap-1");
        var again = await house.Waiter.PostAsync("/api/orders",
            new { tableId = table, items = new[] { new { menuItemId = house.Dishes[0], quantity = 1 } } }, key: "tap-1");
        var overHub =
            await floor.DoAsync("PlaceOrder",
            new PlaceOrderRequest { CommandId = "tap-1", TableId = table, Items = [Line(house.Dishes[0])] });

        again.Headers["Idempotent-Replay"].ShouldBe("true");
        again.Text.ShouldBe(overRest.Text);
        overHub.Replayed.ShouldBeTrue();
        JsonSerializer.Serialize(overHub.Result).ShouldContain(overRest.Id);
        await floor.HearsAsync("OrderCreated");
        floor.Heard.Count(@event => @event.Event == "OrderCreated").ShouldBe(1);
    }

    private static SetTableStatusRequest Seat(string table) =>
        new() { CommandId = "seat-1", TableId = table, Status = "occupied", Guests = 2 };

    private static PlaceOrderRequest Order(string table, params string[] dishes) =>
        new() { CommandId = "order-1", TableId = table, Items = [.. dishes.Select(Line)] };

    internal static LineRequest Line(string dish) => new() { MenuItemId = dish, Quantity = 1 };

    internal static SetItemStatusRequest Move(string orderId, string itemId, string status) => 
        new() { CommandId = $"{itemId}-{status}", OrderId = orderId, ItemId = itemId, Status = status };

    internal static void OnceAndInOrder(IEnumerable<long> seqs)
    {
        var heard = seqs.ToList();
        heard.ShouldBe(heard.Distinct().Order());
    }
}
