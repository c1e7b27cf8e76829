using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Tests.ClientRules;

/// <summary>A kitchen hub on a real socket that plays what a test writes, however wrong.</summary>
public sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    public ScriptedServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(this).AddSignalR().AddMessagePackProtocol();
        _app = builder.Build();
        _app.MapHub<ScriptedHub>("/hubs/kitchen");
    }

    public Uri Url => new(_app.Urls.First());

    /// <summary>Answers a join; told how many came before.</summary>
    public Func<JoinRequest, int, IKitchenClient, Task<JoinReply<KitchenSnapshot>>> OnJoin { get; set; } =
        (_, _, _) => Task.FromResult(Play.Snapshot("e1", 1));

    /// <summary>Answers a command; null leaves it without an answer and drops the connection.</summary>
    public Func<SetAvailabilityRequest, int, CommandReply<object>?> OnCommand { get; set; } = (_, _) => null;

    public ConcurrentQueue<JoinRequest> Joins { get; } = [];

    public ConcurrentQueue<string> Tokens { get; } = [];

    public ConcurrentQueue<SetAvailabilityRequest> Commands { get; } = [];

    public ConcurrentDictionary<string, HubCallerContext> Connected { get; } = [];

    /// <summary>Speaks to every screen.</summary>
    public IKitchenClient Screens => _app.Services.GetRequiredService<IHubContext<ScriptedHub, IKitchenClient>>().Clients.All;

    public async Task<ScriptedServer> StartAsync()
    {
        await _app.StartAsync();
        return this;
    }

    public void DropEverybody()
    {
        foreach (var connection in Connected.Values) connection.Abort();
    }

    public async ValueTask DisposeAsync()
    {
        DropEverybody();
        await _app.DisposeAsync();
    }
}

public sealed class ScriptedHub(ScriptedServer house) : Hub<IKitchenClient>
{
    public override Task OnConnectedAsync()
    {
        house.Connected[Context.ConnectionId] = Context;
        house.Tokens.Enqueue(Context.GetHttpContext()!.Request.Headers.Authorization.ToString());
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        house.Connected.TryRemove(Context.ConnectionId, out _);
        return Task.CompletedTask;
    }

    public Task<JoinReply<KitchenSnapshot>> Join(JoinRequest request)
    {
        house.Joins.Enqueue(request);
        return house.OnJoin(request, house.Joins.Count - 1, Clients.Caller);
    }

    public CommandReply<object>? SetAvailability(SetAvailabilityRequest call)
    {
        house.Commands.Enqueue(call);
        var reply = house.OnCommand(call, house.Commands.Count - 1);
        if (reply is null) Context.Abort();
        return reply;
    }
}

/// <summary>What a house says, with only the numbers that matter.</summary>
public static class Play
{
    public static LiveMessage<OrderCompleted> Completed(long seq, long? prev, string stream = "restaurant") =>
        new("r1", seq, stream, prev, "2026-11-23T20:15:00.000Z", new OrderCompleted($"o{seq}"));

    public static MissedMessage Missed(long seq, long prev) => new("OrderCompleted", Completed(seq, prev));

    public static Beacon Beacon(string epoch, long seq) => new(epoch, seq, new StreamSeqs(seq, 0, 0));

    public static JoinReply<KitchenSnapshot> Snapshot(string epoch, long seq) =>
        new(epoch, seq, new StreamSeqs(seq, 0, 0), null,
            new KitchenSnapshot([], [], [], [new DishAvailability($"dish-at-{seq}", "Soup", true, null, null, [], [])], [])
            {
                Categories = [],
            });

    public static JoinReply<KitchenSnapshot> Resume(string epoch, long seq, params MissedMessage[] missed) =>
        new(epoch, seq, new StreamSeqs(seq, 0, 0), missed, null);
}
