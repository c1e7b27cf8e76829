using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Tests.Live;

public sealed class HubCommandTests : IAsyncLifetime
{
    private LiveHouse _house = null!;

    public async Task InitializeAsync() => _house = await LiveHouse.StartAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_command_is_answered_with_what_it_made_and_again_when_repeated()
    {
        var screen = await _house.ConnectAsync("kitchen", "chef");
        var call = new RaiseAlertCall("c1", "Fire in the hole", "urgent");

        var first = await screen.InvokeAsync<CommandReply>("RaiseAlert", call);
        var again = await screen.InvokeAsync<CommandReply>("RaiseAlert", call);

        (first.Ok, first.Replayed, again.Ok, again.Replayed, again.Seq).ShouldBe((true, false, true, true, first.Seq));
        ((JsonElement)again.Result!).GetProperty("message").GetString().ShouldBe("Fire in the hole");
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Invalid_fields_are_named_as_on_the_wire(bool messagePack)
    {
        var screen = await _house.ConnectAsync("floor", "waiter", messagePack: messagePack);

        var reply = await screen.InvokeAsync<CommandReply>("PlaceOrder", new PlaceOrderCall(" ", "t_1", [new("m_1", 0, "a\0b", [null], null, 0), null]));

        reply.Problem!.Code.ShouldBe("invalid");
        reply.Problem.Status.ShouldBe(400);
        reply.Problem.Errors!.Keys.ShouldBe(["commandId", "items[0].quantity", "items[0].note", "items[0].modifiers[0]", "items[0].seat", "items[1]"], ignoreOrder: true);
    }

    [Fact]
    public async Task Nonsense_is_answered_and_the_connection_lives_on()
    {
        var screen = await _house.ConnectAsync("kitchen", "chef");

        (await screen.InvokeAsync<CommandReply>("RaiseAlert", null)).Problem!.Code.ShouldBe("invalid");
        (await screen.InvokeAsync<CommandReply>("RaiseAlert", new { })).Problem!.Code.ShouldBe("invalid");
        (await screen.InvokeAsync<CommandReply>("SetItemStatus", new SetItemStatusCall("c1", "o_1", "i_1", "5", null, null))).Problem!.Code.ShouldBe("invalid");
        foreach (var nonsense in (object[])[7, "x", new[] { 1 }, new { commandId = new Dictionary<string, object?> { ["$ne"] = null } }])
            await Should.ThrowAsync<HubException>(() => screen.InvokeAsync<CommandReply>("RaiseAlert", nonsense));
        await Should.ThrowAsync<HubException>(() => screen.InvokeAsync<CommandReply>("RaiseAlert"));
        await Should.ThrowAsync<HubException>(() => screen.InvokeAsync<CommandReply>("NoSuchMethod", 1));
        await Should.ThrowAsync<HubException>(() => screen.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", "here"));

        (await screen.InvokeAsync<CommandReply>("RaiseAlert", new RaiseAlertCall("c2", "still here", "low"))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_foreign_id_is_not_found()
    {
        var screen = await _house.ConnectAsync("kitchen", "chef");

        var reply = await screen.InvokeAsync<CommandReply>("SetOrderStatus", new SetOrderStatusCall("c1", "o_of_another", "ready"));

        (reply.Ok, reply.Problem!.Code, reply.Problem.Status).ShouldBe((false, "notFound", 404));
    }
}
