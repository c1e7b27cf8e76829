using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using NoteChanged = RealtimeRestaurant.Hubs.Wire.NoteChanged;
using OrderTableChanged = RealtimeRestaurant.Hubs.Wire.OrderTableChanged;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>The kitchen's hub, with an order for soup in the kitchen.</summary>
public sealed class KitchenTests : IAsyncLifetime
{
    private HubTestHost _house = null!;
    private Order _soup = null!;

    private string Ticket => _soup.Items[0].Preparation.TicketId!;

    public async Task InitializeAsync()
    {
        _house = await HubTestHost.StartAsync();
        var dish = (await _house.DoAsync("r_1",
            new AddMenuItem("Soup", "Starters", 500, "grill", null, null, null, null, []))).State.Menu.Keys.Single();
        var table = (await _house.DoAsync("r_1", new AddTable(1, 4))).State.Tables.Keys.Single();
        await _house.DoAsync("r_1", new SetTableStatus(table, TableStatus.Occupied, 2, null, null));
        _soup = (await _house.DoAsync("r_1",
            new PlaceOrder(table, [new LineDraft(dish, 2, null, [], null, null)]))).State.Orders.Values.Single();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task No_answer_to_a_kitchen_holds_a_price()
    {
        var screen = await _house.ConnectAsync("kitchen", "manager");
        var (order, line) = (_soup.Id, _soup.Items[0]);
        (string Method, object Request)[] requests =
        [
            ("AcknowledgeTicket", new AcknowledgeTicketRequest { CommandId = "c1", TicketId = Ticket }),
            ("SetItemStatus", new SetItemStatusRequest { CommandId = "c2", OrderId = order, ItemId = line.Id, Status = "preparing" }),
            ("SetOrderStatus", new SetOrderStatusRequest { CommandId = "c3", OrderId = order, Status = "ready" }),
            ("RaiseAlert", new RaiseAlertRequest { CommandId = "c4", Message = "Fire", Priority = "high" }),
            ("SetAvailability", new SetAvailabilityRequest { CommandId = "c5", MenuItemId = line.Dish.MenuItemId, Available = false }),
        ];
        requests.Select(request => request.Method).ShouldBe(
            typeof(KitchenHub).GetMethods().Where(method => HubCommands.IsCommand(method)).Select(method => method.Name),
            ignoreOrder: true);

        foreach (var (method, request) in requests)
        {
            var reply = await screen.InvokeAsync<JsonNode>(method, request);
            reply["ok"]!.GetValue<bool>().ShouldBeTrue(reply.ToJsonString());
            WireShapes.NamesIn(reply["result"]).ShouldNotBeEmpty(method);
            WireShapes.NamesIn(reply["result"]).Intersect(WireShapes.NotForKitchens).ShouldBeEmpty(method);
        }
    }

    [Fact]
    public async Task Guests_who_move_take_their_ticket_along_on_every_display()
    {
        var other = (await _house.DoAsync("r_1", new AddTable(2, 4) { Name = "Terrace 2" })).State.Tables.Values
            .Single(table => table.Number == 2);
        var display = await _house.ConnectAsync("kitchen", "chef", user: "s_2");
        var heard = new ConcurrentQueue<OrderTableChanged>();
        display.On<LiveMessage<OrderTableChanged>>(nameof(OrderTableChanged), message => heard.Enqueue(message.Data));
        var before = (await display.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", new JoinRequest(null, null))).Snapshot!;
        var floor = await _house.ConnectAsync("floor", "manager");

        var reply = await floor.InvokeAsync<CommandReply<TableView>>("MoveParty",
            new MovePartyRequest { CommandId = "c1", TableId = _soup.Party.TableId, ToTableId = other.Id });

        reply.Problem.ShouldBeNull();
        (reply.Result!.Id, reply.Result.Guests).ShouldBe((other.Id, 2));
        await Eventually.True(() => heard.Count == 1, "the display hears of the new table");
        heard.Single().ShouldBe(new OrderTableChanged(_soup.Id, other.Id, 2, "Terrace 2", OriginTableId: null));

        // What the display shows after the message is what a display that joins now is given.
        var after = (await display.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", new JoinRequest(null, null))).Snapshot!;
        after.Tickets.Single().ShouldBe(
            before.Tickets.Single() with { TableNumber = 2, TableName = "Terrace 2", ItemIds = after.Tickets.Single().ItemIds });
        (after.Orders.Single().TableId, after.Orders.Single().TableName).ShouldBe((other.Id, "Terrace 2"));
    }

    [Fact]
    public async Task A_kitchen_is_told_which_note_was_put_right_until_it_cooks()
    {
        var display = await _house.ConnectAsync("kitchen", "chef", user: "s_2");
        var heard = new ConcurrentQueue<NoteChanged>();
        display.On<LiveMessage<NoteChanged>>(nameof(NoteChanged), message => heard.Enqueue(message.Data));
        await display.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", new JoinRequest(null, null));
        var (floor, item) = (await _house.ConnectAsync("floor", "waiter"), _soup.Items[0].Id);

        (await ChangeAsync("c1", item, "no salt")).Problem.ShouldBeNull();
        (await ChangeAsync("c2", null, "birthday")).Result!.Note.ShouldBe("birthday");
        await _house.DoAsync("r_1", new SetItemStatus(_soup.Id, item, ItemStatus.Preparing, null, null));
        (await ChangeAsync("c3", item, "much salt")).Problem!.Code.ShouldBe("illegalTransition");

        await Eventually.True(() => heard.Count == 2, "the display hears of both notes");
        heard.ShouldBe(
        [
            new(_soup.Id, _soup.Number, 1, item, "no salt", null, TableName: null),
            new(_soup.Id, _soup.Number, 1, null, "birthday", null, TableName: null),
        ]);
        var order = (await display.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", new JoinRequest(null, null))).Snapshot!.Orders.Single();
        (order.Note, order.Items.Single().Note).ShouldBe(("birthday", "no salt"));

        Task<CommandReply<OrderView>> ChangeAsync(string commandId, string? itemId, string note) =>
            floor.InvokeAsync<CommandReply<OrderView>>("ChangeNote",
                new ChangeNoteRequest { CommandId = commandId, OrderId = _soup.Id, ItemId = itemId, Note = note });
    }

    [Fact]
    public async Task A_ticket_that_one_display_acknowledges_is_acknowledged_on_every_display()
    {
        var (one, other) = (await _house.ConnectAsync("kitchen", "manager"), await _house.ConnectAsync("kitchen", "chef", user: "s_2"));
        var heard = new ConcurrentQueue<TicketStatusChanged>();
        other.On<LiveMessage<TicketStatusChanged>>(nameof(TicketStatusChanged), message => heard.Enqueue(message.Data));
        await other.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", new JoinRequest(null, null));

        (await one.InvokeAsync<CommandReply<object>>("AcknowledgeTicket",
            new AcknowledgeTicketRequest { CommandId = "c1", TicketId = Ticket })).Problem.ShouldBeNull();
        await _house.DoAsync("r_1", new CancelOrder(_soup.Id, "gone"));
        (await one.InvokeAsync<CommandReply<object>>("AcknowledgeTicket",
            new AcknowledgeTicketRequest { CommandId = "c2", TicketId = Ticket })).Problem.ShouldBeNull();

        await Eventually.True(() => heard.Count == 2, "the other display hears of the ticket twice");
        heard.ShouldBe([new(Ticket, _soup.Id, "seen"), new(Ticket, _soup.Id, "closed")]);
    }
}
