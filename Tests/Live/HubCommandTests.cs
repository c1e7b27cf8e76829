using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Floor;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Tests.Live;

public sealed class HubCommandTests : IAsyncLifetime
{
    private HubTestHost _house = null!;

    public async Task InitializeAsync() => _house = await HubTestHost.StartAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_command_is_answered_with_what_it_made_and_again_when_repeated()
    {
        var screen = await _house.ConnectAsync("kitchen", "chef");
        var call = new RaiseAlertRequest { CommandId = "c1", Message = "Fire in the hole", Priority = "urgent" };

        var first = await screen.InvokeAsync<CommandReply<object>>("RaiseAlert", call);
        var again = await screen.InvokeAsync<CommandReply<object>>("RaiseAlert", call);

        (first.Ok, first.Replayed, again.Ok, again.Replayed, again.Seq).ShouldBe((true, false, true, true, first.Seq));
        ((JsonElement)again.Result!).GetProperty("message").GetString().ShouldBe("Fire in the hole");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Invalid_fields_are_named_as_on_the_wire(bool messagePack)
    {
        var screen = await _house.ConnectAsync("floor", "waiter", messagePack: messagePack);

        var line = new LineRequest { MenuItemId = "m_1", Quantity = 0, Note = "a\0b", Modifiers = [null], Seat = 0 };
        var reply = await screen.InvokeAsync<CommandReply<object>>(
            "PlaceOrder", new PlaceOrderRequest { CommandId = " ", TableId = "t_1", Items = [line, null] });

        reply.Problem!.Code.ShouldBe("invalid");
        reply.Problem.Status.ShouldBe(400);
        reply.Problem.Errors!.Keys.ShouldBe(["commandId", "items[0].quantity", "items[0].note", "items[0].modifiers[0]", "items[0].seat",
            "items[1]"], ignoreOrder: true);
    }

    [Fact]
    public async Task Nonsense_is_answered_and_the_connection_lives_on()
    {
        var screen = await _house.ConnectAsync("kitchen", "chef");

        (await screen.InvokeAsync<CommandReply<object>>("RaiseAlert", null)).Problem!.Code.ShouldBe("invalid");
        (await screen.InvokeAsync<CommandReply<object>>("RaiseAlert", new { })).Problem!.Code.ShouldBe("invalid");
        var move = new SetItemStatusRequest { CommandId = "c1", OrderId = "o_1", ItemId = "i_1", Status = "5" };
        (await screen.InvokeAsync<CommandReply<object>>("SetItemStatus", move)).Problem!.Code.ShouldBe("invalid");
        foreach (var nonsense in (object[])[7, "x", new[] { 1 }, new { commandId = new Dictionary<string, object?> { ["$ne"] = null } }])
            await Should.ThrowAsync<HubException>(() => screen.InvokeAsync<CommandReply<object>>("RaiseAlert", nonsense));
        await Should.ThrowAsync<HubException>(() => screen.InvokeAsync<CommandReply<object>>("RaiseAlert"));
        await Should.ThrowAsync<HubException>(() => screen.InvokeAsync<CommandReply<object>>("NoSuchMethod", 1));
        await Should.ThrowAsync<HubException>(() => screen.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", "here"));

        (await screen.InvokeAsync<CommandReply<object>>("RaiseAlert",
            new RaiseAlertRequest { CommandId = "c2", Message = "still here", Priority = "low" })).Ok.ShouldBeTrue();
    }

    public static IEnumerable<object[]> Methods() =>
        from hub in (Type[])[typeof(KitchenHub), typeof(FloorHub)]
        from method in hub.GetMethods().Where(method => HubCommands.IsCommand(method))
        from messagePack in (bool[])[false, true]
        select (object[])[hub.Name[..^3].ToLowerInvariant(), method.Name, messagePack];

    [Theory, MemberData(nameof(Methods))]
    public async Task An_argument_of_a_megabyte_is_refused_and_nobody_loses_a_connection(string hub, string method, bool messagePack)
    {
        var screen = await _house.ConnectAsync(hub, "manager", messagePack: messagePack);
        var neighbour = await _house.ConnectAsync("kitchen", "chef", user: "s_2");
        var megabyte = new Dictionary<string, string> { ["commandId"] = new string('a', 1024 * 1024) };

        var reply = await screen.InvokeAsync<CommandReply<object>>(method, megabyte);

        (reply.Ok, reply.Problem!.Code).ShouldBe((false, "invalid"));
        (await screen.InvokeAsync<CommandReply<object>>(method, null)).Problem!.Code.ShouldBe("invalid");
        (await neighbour.InvokeAsync<CommandReply<object>>("RaiseAlert",
            new RaiseAlertRequest { CommandId = "c1", Message = "still here", Priority = "low" })).Ok.ShouldBeTrue();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_longest_order_that_the_rules_allow_is_taken(bool messagePack)
    {
        var (dish, table) = await SeatAsync();
        var screen = await _house.ConnectAsync("floor", "waiter", messagePack: messagePack);

        var note = new string('€', 200);
        var line = new LineRequest { MenuItemId = dish, Quantity = 99, Note = note, Modifiers = [], Course = 1, Seat = 1 };
        var reply = await screen.InvokeAsync<CommandReply<object>>("PlaceOrder",
            new PlaceOrderRequest { CommandId = "c1", TableId = table, Items = [.. Enumerable.Repeat(line, 100)] });

        reply.Problem.ShouldBeNull();
        (await _house.Restaurants.OpenAsync("r_1", CancellationToken.None)).State.Orders.Values.Single().Items.Length.ShouldBe(100);
    }

    [Fact]
    public async Task A_field_that_the_hub_does_not_know_is_refused_in_json_and_ignored_in_messagepack()
    {
        var (json, pack) = (await _house.ConnectAsync("kitchen", "chef"), await _house.ConnectAsync("kitchen", "chef", messagePack: true));
        Dictionary<string, string> Alert(string id, string message) =>
            new() { ["commandId"] = id, [message] = "Fire", ["priority"] = "low" };
        Dictionary<string, string> Misspelt(string id) => new(Alert(id, "message")) { ["prioritty"] = "high" };

        await Should.ThrowAsync<HubException>(() => json.InvokeAsync<CommandReply<object>>("RaiseAlert", Misspelt("c1")));
        await Should.ThrowAsync<HubException>(() => json.InvokeAsync<CommandReply<object>>("RaiseAlert", Alert("c1", "Message")));
        await Should.ThrowAsync<HubException>(() => json.InvokeAsync<object>("Join", new { afterwards = 1 }));

        (await pack.InvokeAsync<CommandReply<object>>("RaiseAlert", Misspelt("c2"))).Ok.ShouldBeTrue();
        (await pack.InvokeAsync<CommandReply<object>>("RaiseAlert", Alert("c3", "Message"))).Problem!.Code.ShouldBe("invalid");
        (await json.InvokeAsync<CommandReply<object>>("RaiseAlert", Alert("c1", "message"))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_foreign_id_is_not_found()
    {
        var screen = await _house.ConnectAsync("kitchen", "chef");

        var reply = await screen.InvokeAsync<CommandReply<object>>("SetOrderStatus",
            new SetOrderStatusRequest { CommandId = "c1", OrderId = "o_of_another", Status = "ready" });

        (reply.Ok, reply.Problem!.Code, reply.Problem.Status).ShouldBe((false, "notFound", 404));
    }

    private async Task<(string Dish, string Table)> SeatAsync()
    {
        var dish = (await _house.DoAsync("r_1",
            new AddMenuItem("Soup", "Starters", 500, "grill", null, null, null, null, []))).State.Menu.Keys.Single();
        var table = (await _house.DoAsync("r_1", new AddTable(1, 4))).State.Tables.Keys.Single();
        await _house.DoAsync("r_1", new SetTableStatus(table, TableStatus.Occupied, 2, null, null));
        return (dish, table);
    }
}
