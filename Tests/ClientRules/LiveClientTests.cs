using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Tests.ClientRules;

public abstract class LiveClientTests(WireProtocol protocol) : IAsyncLifetime
{
    private readonly ScriptedServer _house = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly ConcurrentQueue<LiveEvent> _events = [];
    private readonly ConcurrentQueue<string> _snapshots = [];
    private readonly List<LiveClient<KitchenSnapshot>> _clients = [];
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(20));
    private int _tokens;

    [Fact]
    public async Task Messages_that_overtake_the_join_reply_are_kept_and_applied_once()
    {
        _house.OnJoin = async (_, _, caller) =>
        {
            await caller.OrderCompleted(Play.Completed(3, prev: 2));
            await caller.OrderCompleted(Play.Completed(4, prev: 3));
            return Play.Snapshot("e1", 3);
        };

        var client = await JoinedAsync();
        await UntilAsync(() => client.Counts.Duplicates == 1 && !_events.IsEmpty);

        _events.Select(@event => @event.Seq).ShouldBe([4]);
        _events.Single().As<OrderCompleted>().OrderId.ShouldBe("o4");
        client.Counts.Gaps.ShouldBe(0);
    }

    [Fact]
    public async Task A_gap_makes_it_join_again_and_nothing_is_applied_twice()
    {
        var client = await JoinedAsync();
        _house.OnJoin = (_, _, _) => Task.FromResult(Play.Resume("e1", 4, Play.Missed(2, 1), Play.Missed(3, 2), Play.Missed(4, 3)));

        await _house.Screens.OrderCompleted(Play.Completed(2, prev: 1));
        await _house.Screens.OrderCompleted(Play.Completed(4, prev: 3));
        await _house.Screens.OrderCompleted(Play.Completed(5, prev: 4));
        await UntilAsync(() => _events.Count == 4);

        _events.Select(@event => @event.Seq).ShouldBe([2, 3, 4, 5]);
        _events.ShouldAllBe(@event => @event.As<OrderCompleted>().OrderId == $"o{@event.Seq}");
        _house.Joins.Last().ShouldBe(new JoinRequest("e1", 1));
        client.Counts.ShouldBe(new LiveCounts(Connections: 1, Rejoins: 1, Gaps: 1, Snapshots: 1, Duplicates: 2));
    }

    [Fact]
    public async Task A_reply_with_a_hole_in_it_is_answered_by_starting_over()
    {
        var client = await JoinedAsync();
        _house.OnJoin = (request, _, _) =>
            Task.FromResult(request.Epoch is null ? Play.Snapshot("e1", 9) : Play.Resume("e1", 9, Play.Missed(9, 8)));

        await _house.Screens.OrderCompleted(Play.Completed(9, prev: 8));
        await UntilAsync(() => _snapshots.Count == 2 && client.Counts.Duplicates == 1);

        _events.ShouldBeEmpty();
        client.Position.ShouldBe(new LivePosition("e1", 9, 9, new StreamSeqs(9, 0, 0)));
    }

    [Fact]
    public async Task A_doubled_message_is_dropped()
    {
        var client = await JoinedAsync();

        await _house.Screens.OrderCompleted(Play.Completed(2, prev: 1));
        await _house.Screens.OrderCompleted(Play.Completed(2, prev: 1));
        await UntilAsync(() => client.Counts.Duplicates == 1);

        _events.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_beacon_finds_a_lost_last_message()
    {
        await JoinedAsync();
        _house.OnJoin = (_, _, _) => Task.FromResult(Play.Resume("e1", 2, Play.Missed(2, 1)));

        await _house.Screens.Beacon(Play.Beacon("e1", 2));
        await UntilAsync(() => !_events.IsEmpty);

        _events.Single().Seq.ShouldBe(2);
    }

    [Fact]
    public async Task A_beacon_that_agrees_moves_the_point_to_resume_from()
    {
        var client = await JoinedAsync();

        await _house.Screens.OrderCompleted(Play.Completed(7, prev: 1));
        await UntilAsync(() => !_events.IsEmpty);
        client.Position.After.ShouldBe(1);
        await _house.Screens.Beacon(Play.Beacon("e1", 7));
        await UntilAsync(() => client.Position.After == 7);

        client.Counts.Rejoins.ShouldBe(0);
    }

    [Fact]
    public async Task A_beacon_that_was_overtaken_by_messages_moves_the_point_to_resume_from_as_far_as_it_knows()
    {
        var client = await JoinedAsync();

        await _house.Screens.OrderCompleted(Play.Completed(7, prev: 1));
        await _house.Screens.OrderCompleted(Play.Completed(9, prev: 7));
        await UntilAsync(() => _events.Count == 2);
        await _house.Screens.Beacon(Play.Beacon("e1", 7));
        await UntilAsync(() => client.Position.After == 7);

        client.Position.Seq.ShouldBe(9);
        client.Counts.Rejoins.ShouldBe(0);
    }

    [Fact]
    public async Task Another_history_replaces_the_state()
    {
        var client = await JoinedAsync(seq: 50);
        _house.OnJoin = (_, _, _) => Task.FromResult(Play.Snapshot("e2", 3));

        await _house.Screens.Beacon(Play.Beacon("e2", 3));
        await UntilAsync(() => _snapshots.Count == 2);
        await _house.Screens.OrderCompleted(Play.Completed(4, prev: 3));
        await UntilAsync(() => !_events.IsEmpty);

        _snapshots.ShouldBe(["dish-at-50", "dish-at-3"]);
        client.Position.ShouldBe(new LivePosition("e2", 4, 3, new StreamSeqs(4, 0, 0)));
    }

    [Fact]
    public async Task Silence_ends_the_connection_and_the_next_one_resumes()
    {
        var client = await JoinedAsync();
        _house.OnJoin = (_, _, _) => Task.FromResult(Play.Resume("e1", 2, Play.Missed(2, 1)));

        _clock.Advance(TimeSpan.FromSeconds(29));
        client.Counts.Connections.ShouldBe(1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => client.Counts.Connections == 2);

        _house.Joins.Last().ShouldBe(new JoinRequest("e1", 1));
        _events.Single().Seq.ShouldBe(2);
    }

    [Fact]
    public async Task A_dropped_connection_is_replaced_with_a_token_asked_for_anew()
    {
        var client = await JoinedAsync();
        _house.OnJoin = (_, _, _) => Task.FromResult(Play.Resume("e1", 1));

        _house.DropEverybody();
        await UntilAsync(() => client.Counts.Connections == 2);

        _house.Tokens.ShouldBe(["Bearer token-1", "Bearer token-2"]);
        client.Counts.Snapshots.ShouldBe(1);
    }

    [Fact]
    public async Task A_node_that_is_not_there_is_followed_by_the_next()
    {
        var client = Client(new Uri("http://127.0.0.1:1"), _house.Url);

        await client.JoinedAsync(_patience.Token);

        client.Counts.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_without_an_answer_goes_out_again_under_its_id()
    {
        _house.OnCommand = (_, before) => before == 0 ? null : new CommandReply<object>(true, 5, true, new OrderCompleted("o5"), null);
        var client = await JoinedAsync();

        var reply = await client.CommandAsync("SetAvailability",
            new SetAvailabilityRequest { CommandId = "c1", MenuItemId = "m1", Available = false }, _patience.Token);

        _house.Commands.Select(command => command.CommandId).ShouldBe(["c1", "c1"]);
        WireObject.As<OrderCompleted>(reply.Result).OrderId.ShouldBe("o5");
    }

    [Fact]
    public async Task A_handler_that_throws_stops_the_client_and_says_so()
    {
        var client = Client(_ => throw new InvalidOperationException("The screen is broken."), _house.Url);
        await client.JoinedAsync(_patience.Token);

        await _house.Screens.OrderCompleted(Play.Completed(2, prev: 1));

        (await Should.ThrowAsync<InvalidOperationException>(client.Completion.WaitAsync(
            _patience.Token))).Message.ShouldBe("The screen is broken.");
    }

    public async Task InitializeAsync() => await _house.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var client in _clients) await client.DisposeAsync();
        await _house.DisposeAsync();
        _patience.Dispose();
    }

    private async Task<LiveClient<KitchenSnapshot>> JoinedAsync(long seq = 1)
    {
        if (seq > 1) _house.OnJoin = (_, _, _) => Task.FromResult(Play.Snapshot("e1", seq));
        var client = Client(_house.Url);
        await client.JoinedAsync(_patience.Token);
        return client;
    }

    private LiveClient<KitchenSnapshot> Client(params Uri[] nodes) => Client(_events.Enqueue, nodes);

    private LiveClient<KitchenSnapshot> Client(Action<LiveEvent> show, params Uri[] nodes)
    {
        var options = new LiveClientOptions
        {
            Nodes = nodes,
            Token = _ => ValueTask.FromResult<string?>($"token-{Interlocked.Increment(ref _tokens)}"),
            Protocol = protocol,
            Clock = _clock,
            Random = () => 0,
        };
        var client = new LiveClient<KitchenSnapshot>(LiveScreens.Kitchen, options)
        {
            OnEvent = @event =>
            {
                show(@event);
                return ValueTask.CompletedTask;
            },
            OnSnapshot = (_, snapshot) =>
            {
                _snapshots.Enqueue(snapshot.Menu[0].MenuItemId);
                return ValueTask.CompletedTask;
            },
        };
        _clients.Add(client);
        return client.Start();
    }

    private async Task UntilAsync(Func<bool> condition)
    {
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, _patience.Token);
    }
}

public sealed class LiveClientOverJson() : LiveClientTests(WireProtocol.Json);

public sealed class LiveClientOverMessagePack() : LiveClientTests(WireProtocol.MessagePack);
