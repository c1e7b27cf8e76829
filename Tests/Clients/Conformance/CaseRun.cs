using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Tests.Clients.Conformance;

/// <summary>Plays a case against the client; throws at the first step where the client does something else.</summary>
internal abstract class CaseRun : IAsyncDisposable
{
    public abstract Task PlayAsync(JsonArray steps);

    public abstract ValueTask DisposeAsync();

    public static async Task<CaseRun> BeginAsync(string hub, WireProtocol protocol)
    {
        var server = await ScriptedServer.StartAsync(protocol);
        return hub switch
        {
            "kitchen" => await new CaseRun<KitchenSnapshot>(LiveScreens.Kitchen, server, protocol).BeginAsync(),
            "floor" => await new CaseRun<FloorSnapshot>(LiveScreens.Floor, server, protocol).BeginAsync(),
            "dashboard" => await new CaseRun<DashboardSnapshot>(LiveScreens.Dashboard, server, protocol).BeginAsync(),
            _ => throw new NotSupportedException($"There is no hub {hub}."),
        };
    }
}

/// <inheritdoc cref="CaseRun"/>
internal sealed class CaseRun<TSnapshot> : CaseRun where TSnapshot : class
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 20, 15, 0, TimeSpan.Zero);

    private readonly CaseClock _clock = new(Start);
    private readonly CaseVariables _variables = new();
    private readonly ConcurrentQueue<JsonNode> _shown = [];
    private readonly ConcurrentQueue<JsonNode> _answers = [];
    private readonly CancellationTokenSource _end = new();
    private readonly ScriptedServer _server;
    private readonly Session _session;
    private readonly LiveClient<TSnapshot> _client;
    private int _takenBefore;

    // Commands and streams that were cut off: each waits before it goes out again, as the connection does.
    private int _cutOff;

    public CaseRun(LiveScreen<TSnapshot> screen, ScriptedServer server, WireProtocol protocol)
    {
        _server = server;
        _session = new Session(new SessionOptions { Nodes = [server.Url], Clock = _clock, Random = () => 0.5 });
        _client = new LiveClient<TSnapshot>(screen, _session, new LiveClientOptions { Protocol = protocol })
            .OnSnapshot(snapshot => _shown.Enqueue(new JsonObject { ["snapshot"] = Json(snapshot) }))
            .OnEvent(@event => _shown.Enqueue(
                new JsonObject { ["event"] = @event.Event, ["seq"] = @event.Seq, ["data"] = Json(@event.Data) }));
    }

    // The session is one that was signed in before, as the client itself would have kept it.
    public async Task<CaseRun> BeginAsync()
    {
        var signingIn = _session.SignInAsync(new Credentials("kim@restaurant.test", "…"));
        await Eventually.True(() => _server.IsAsked, "the client signs in");
        _server.Acts.Clear();
        await _server.DoAsync(new JsonObject
        {
            ["server"] = "answers", ["status"] = 200, ["body"] = new JsonObject
            {
                ["accessToken"] = "access-1", ["expiresAt"] = "2026-11-23T20:30:00.000Z", ["refreshToken"] = "refresh-1",
                ["user"] = new JsonObject
                {
                    ["id"] = "u_kim", ["name"] = "Kim", ["email"] = "kim@restaurant.test", ["role"] = "manager", ["restaurantId"] = "r_1",
                },
            },
        });
        await signingIn;
        _client.Start();
        return this;
    }

    public override async Task PlayAsync(JsonArray steps)
    {
        for (var number = 0; number < steps.Count; number++)
        {
            var step = steps[number]!.AsObject();
            try { await TakeAsync(step, steps, number); }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Step {number + 1}, {step.ToJsonString()}: {fault.Message}", fault);
            }
        }
        await NothingElseAsync(TimeSpan.Zero);
    }

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _client.DisposeAsync();
        _session.Dispose();
        await _server.DisposeAsync();
        _end.Dispose();
    }

    private async Task TakeAsync(JsonObject step, JsonArray steps, int number)
    {
        if (step["clock"] is { } seconds)
        {
            await NothingElseAsync(NextActWithin(steps, number));
            _clock.Pass(TimeSpan.FromSeconds((double)seconds));
        }
        else if ((string?)step["server"] is { } does)
        {
            if (does == "accepts") (_takenBefore, _cutOff) = (_client.Taken, 0);
            if (does == "drops") _cutOff = _server.Socket!.Unanswered;
            await _server.DoAsync(step);
        }
        else if (step["people"] is not null)
        {
            await SettledAsync(TimeSpan.Zero);
            Act(step);
        }
        else await ExpectAsync(step);
    }

    private void Act(JsonObject step)
    {
        if ((string?)step["people"] == "send") _ = SendAsync((string)step["command"]!, step["request"]!);
        else _ = FollowAsync((string)step["stream"]!);
    }

    private async Task SendAsync(string command, JsonNode request) =>
        _answers.Enqueue(Json(await _client.SendAsync<DishAvailability>(command, request, ct: _end.Token))!);

    private async Task FollowAsync(string stream)
    {
        await foreach (var item in _client.StreamAsync<StatsView>(stream, _end.Token))
            _shown.Enqueue(new JsonObject { ["stream"] = stream, ["seq"] = item.Seq, ["data"] = Json(item.Data) });
    }

    private async Task ExpectAsync(JsonObject step)
    {
        switch ((string?)step["client"])
        {
            case "is": await BecomesAsync(step["state"], () => Json(StateOf(_client.State))); break;
            case "has": await BecomesAsync(step["position"], () => Json(_client.Position)); break;
            case "shows": await ShowsAsync(step["what"]!.AsArray()); break;
            case "gets": Same(step["answer"], await NextAsync(_answers, "an answer")); break;
            case "waits": await NothingElseAsync(TimeSpan.Zero); break;
            default: Same(step, await NextAsync(_server.Acts, "the client acts")); break;
        }
    }

    private async Task ShowsAsync(JsonArray what)
    {
        await Eventually.True(() => _shown.Count >= what.Count, "the client shows it");
        if (what.Count == 0) await SettledAsync(TimeSpan.Zero);
        var shown = new JsonArray();
        while (_shown.TryDequeue(out var one)) shown.Add(one);
        Same(what, shown);
    }

    private static Task BecomesAsync(JsonNode? expected, Func<JsonNode?> actual) =>
        Eventually.True(() => new CaseVariables().Difference(expected, actual()) is null, $"it becomes {expected?.ToJsonString()}");

    private static async Task<T> NextAsync<T>(ConcurrentQueue<T> queue, string what)
    {
        await Eventually.True(() => !queue.IsEmpty, what);
        return queue.TryDequeue(out var next) ? next : throw new InvalidOperationException("There is one reader.");
    }

    private void Same(JsonNode? expected, JsonNode? actual)
    {
        if (_variables.Difference(expected, actual) is { } difference)
            throw new InvalidOperationException($"{difference}; the client: {actual?.ToJsonString()}");
    }

    private async Task NothingElseAsync(TimeSpan? nextAct)
    {
        await SettledAsync(nextAct);
        if (_server.Acts.TryPeek(out var act)) throw new InvalidOperationException($"the client did something else: {act.ToJsonString()}");
    }

    /// <summary>The client has nothing left to do until the server or the clock does something.</summary>
    /// <param name="nextAct">
    /// When time alone will make it act, so that the timers for that are set by now; zero or null: it will not.
    /// </param>
    private Task SettledAsync(TimeSpan? nextAct) => Eventually.True(
        () => IsAtRest() && (nextAct is not { Ticks: > 0 } within || _clock.DueWithin(within) > _cutOff),
        "the client has nothing left to do");

    private bool IsAtRest()
    {
        var socket = _server.Socket;
        return _client.State.Is switch
        {
            LiveStatus.CatchingUp => socket is { IsJoining: true },
            LiveStatus.Live => socket is { IsJoining: false } && _client.Taken - _takenBefore == socket.Sent,
            LiveStatus.Offline => socket is null && (_server.IsAsked || _client.IsPausing),
            _ => socket is null,
        };
    }

    // The time from this step until the next act of the client that nothing but time leads to; null: the server or people come first.
    private static TimeSpan? NextActWithin(JsonArray steps, int number)
    {
        var within = TimeSpan.Zero;
        foreach (var step in steps.Skip(number).Select(step => step!.AsObject()))
        {
            if (step["clock"] is { } seconds) within += TimeSpan.FromSeconds((double)seconds);
            else if (step["client"] is null) return null;
            else if ((string?)step["client"] is "connects" or "calls" or "requests" or "closes") return within;
        }
        return null;
    }

    private static object StateOf(LiveState state) => new
    {
        @is = JsonNamingPolicy.CamelCase.ConvertName($"{state.Is}"), since = state.Since?.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"),
        code = state.Problem?.Code,
    };

    private static JsonNode? Json(object? value) => JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web);
}
