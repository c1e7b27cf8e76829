using System.Text.Json.Nodes;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Clients.Conformance;

namespace RealtimeRestaurant.Tests.ClientRules;

/// <summary>What the client in C# does besides the conformance cases.</summary>
public sealed class LiveClientTests : IAsyncLifetime
{
    private static readonly SessionUser Kim = new("u_kim", "Kim", "kim@restaurant.test", "chef", "r_1", null);

    private readonly CaseClock _clock = new(new(2026, 11, 23, 20, 15, 0, TimeSpan.Zero));
    private readonly MemoryStore _store = new();
    private ScriptedServer _server = null!;
    private Session _session = null!;
    private LiveClient<KitchenSnapshot> _client = null!;

    [Fact]
    public async Task A_node_that_is_not_there_is_followed_by_the_next()
    {
        using var session = Session(TimeProvider.System, new Uri("http://127.0.0.1:1"), _server.Url);
        await using var client = new LiveClient<KitchenSnapshot>(LiveScreens.Kitchen, session).Start();

        await JoinAsync();
        await client.JoinedAsync().WaitAsync(Eventually.Timeout);

        client.Counts.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task A_handler_that_throws_stops_the_client_and_says_so()
    {
        _client.On<OrderCompleted>(_ => throw new InvalidOperationException("The screen is broken.")).Start();
        await JoinAsync();

        await _server.Socket!.SendAsync("OrderCompleted", Completed(41, prev: 40));

        var fault = await Should.ThrowAsync<InvalidOperationException>(_client.Completion.WaitAsync(Eventually.Timeout));
        fault.Message.ShouldBe("The screen is broken.");
        await Should.ThrowAsync<HandlerException>(_client.SendAsync<KitchenOrder>("SetOrderStatus", new { }));
    }

    [Fact]
    public void An_event_that_the_hub_does_not_send_cannot_be_waited_for() =>
        Should.Throw<ArgumentException>(() => _client.On<BillCreated>(_ => { })).Message.ShouldContain("BillCreated");

    [Fact]
    public async Task A_command_without_an_answer_in_time_says_under_which_id_to_ask_again()
    {
        _client.Start();
        await JoinAsync();

        var sending = _client.SendAsync<KitchenOrder>(
            "SetOrderStatus", new { orderId = "o", status = "ready" }, new() { CommandId = "tap_1" });
        await Eventually.True(() => !_server.Acts.IsEmpty, "the command is sent");
        _clock.Pass(TimeSpan.FromSeconds(30));

        (await Should.ThrowAsync<UnansweredException>(sending.WaitAsync(Eventually.Timeout))).CommandId.ShouldBe("tap_1");
    }

    [Fact]
    public async Task Where_it_is_not_allowed_it_stops_until_it_is_started_again()
    {
        _client.Start();
        await _server.DoAsync(await AskedAsync("refuses"));
        await _server.DoAsync(await AskedAsync("answers", 200, new JsonObject { ["hubs"] = new JsonArray("floor") }));

        await _client.Completion.WaitAsync(Eventually.Timeout);
        _client.State.Problem!.Code.ShouldBe("forbidden");
        (await Should.ThrowAsync<ProblemException>(_client.JoinedAsync())).Code.ShouldBe("forbidden");

        _server.Acts.Clear();
        _client.Start();
        await JoinAsync();
        await Eventually.True(() => _client.State.Is == LiveStatus.Live, "it is live");
    }

    [Fact]
    public async Task What_an_older_server_does_not_send_is_absent_and_costs_no_message()
    {
        var shown = new TaskCompletionSource<KitchenOrder>();
        _client.On<KitchenOrderCreated>(created => shown.SetResult(created.Order)).Start();
        await JoinAsync();

        var order = new JsonObject { ["id"] = "o41", ["number"] = 7 };
        await _server.Socket!.SendAsync("OrderCreated", Message(41, prev: 40, new JsonObject { ["order"] = order }));

        (await shown.Task.WaitAsync(Eventually.Timeout)).Number.ShouldBe(7);
    }

    [Fact]
    public void A_whole_number_of_a_request_stays_one_and_absent_members_are_null()
    {
        var request = WireObject.Request(new { quantity = 2, part = 0.5, note = (string?)null }, "tap_1");

        request["quantity"].ShouldBeOfType<long>().ShouldBe(2);
        request["part"].ShouldBe(0.5);
        request["note"].ShouldBeNull();
        request["commandId"].ShouldBe("tap_1");
    }

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync(WireProtocol.Json);
        await _store.WriteAsync(new("access-1", _clock.GetUtcNow().AddYears(100), "refresh-1", Kim, "x"), CancellationToken.None);
        _session = Session(_clock, _server.Url);
        _client = new(LiveScreens.Kitchen, _session);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        _session.Dispose();
        await _server.DisposeAsync();
    }

    private Session Session(TimeProvider clock, params Uri[] nodes) =>
        new(new SessionOptions { Nodes = nodes, Store = _store, Clock = clock, Random = () => 0 });

    // The client's Join gets a snapshot of nothing.
    private async Task JoinAsync()
    {
        await _server.DoAsync(await AskedAsync("accepts"));
        await Eventually.True(() => _server.Socket is { IsJoining: true }, "the client joins");
        _server.Acts.Clear();
        await _server.Socket!.ReplyAsync("Join", new JsonObject
        {
            ["epoch"] = "e7", ["seq"] = 40, ["streams"] = new JsonObject { ["restaurant"] = 40, ["role"] = 0, ["user"] = 0 },
            ["snapshot"] = new JsonObject { ["orders"] = new JsonArray() },
        }, error: null);
    }

    private async Task<JsonObject> AskedAsync(string does, int status = 0, JsonNode? body = null)
    {
        await Eventually.True(() => _server.IsAsked, "the client asks the server");
        return new JsonObject { ["server"] = does, ["status"] = status, ["body"] = body };
    }

    private static JsonObject Completed(long seq, long prev) => Message(seq, prev, new JsonObject { ["orderId"] = $"o{seq}" });

    private static JsonObject Message(long seq, long prev, JsonObject data) => new()
    {
        ["restaurantId"] = "r_1", ["seq"] = seq, ["stream"] = "restaurant", ["prev"] = prev, ["at"] = "2026-11-23T20:15:00.000Z",
        ["data"] = data,
    };
}
