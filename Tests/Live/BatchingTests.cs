using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>The groups of one process, on real sockets.</summary>
public sealed class BatchingTests : IAsyncLifetime
{
    private static readonly string All = Groups.Restaurant("r_1"), Chefs = Groups.Role("r_1", "chef"), Elsewhere = Groups.Restaurant("r_2");

    private WebApplication _app = null!;

    private BatchingLifetimeManager<ProbeHub> Manager =>
        (BatchingLifetimeManager<ProbeHub>)_app.Services.GetRequiredService<HubLifetimeManager<ProbeHub>>();

    private Departures Departures => _app.Services.GetRequiredService<Departures>();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        builder.Services.AddSingleton(typeof(HubLifetimeManager<>), typeof(BatchingLifetimeManager<>))
            .AddSingleton(SlowClientPolicy.CloseAndResume).AddSingleton<Departures>();
        _app = builder.Build();
        _app.MapHub<ProbeHub>("/probe", connection =>
        {
            connection.TransportMaxBufferSize = 64 * 1024;
            // So that it is the policy, and not the transport's own patience, that closes a slow connection here.
            connection.TransportSendTimeout = TimeSpan.FromMinutes(10);
        });
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Order_is_kept_across_the_groups_of_a_restaurant()
    {
        await using var screen = await ConnectAsync();
        var heard = Hear(screen);
        await screen.InvokeAsync("Enter", new[] { All, Chefs });

        for (var round = 1; round <= 20; round++)
        {
            for (var i = 0; i < 100; i++) await Manager.SendGroupAsync(i % 3 == 0 ? Chefs : All, "Say", [(round - 1) * 100 + i]);
            await Eventually.True(() => heard.Count == round * 100, "all that was said");
        }

        heard.ShouldBe(Enumerable.Range(0, 2000));
    }

    [Fact]
    public async Task What_is_gathered_arrives_in_one_frame()
    {
        using var screen = await RawAsync([All]);
        await using var another = await ConnectAsync();
        var heard = Hear(another);
        await another.InvokeAsync("Enter", new[] { Elsewhere });

        using (Manager.BeginBatch("r_1"))
            for (var i = 0; i < 5; i++)
            {
                await Manager.SendGroupAsync(All, "Say", [i]);
                // What is not gathered would have been sent by then, and alone.
                await Manager.SendGroupAsync(Elsewhere, "Say", [i]);
                await Eventually.True(() => heard.Count > i, "what was said after it elsewhere");
            }

        var frame = await FrameAsync(screen);
        frame.Split('\x1e', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_group_hears_its_own_alone_and_nobody_who_has_left()
    {
        await using var here = await ConnectAsync();
        await using var there = await ConnectAsync();
        await using var left = await ConnectAsync();
        var (heardHere, heardThere, heardLeft) = (Hear(here), Hear(there), Hear(left));
        await here.InvokeAsync("Enter", new[] { All, All });
        await there.InvokeAsync("Enter", new[] { Elsewhere });
        await left.InvokeAsync("Enter", new[] { All });
        await left.InvokeAsync("Exit", All);

        await Manager.SendGroupAsync(All, "Say", [1]);
        await Manager.SendGroupAsync(Elsewhere, "Say", [2]);

        await Eventually.True(() => !heardHere.IsEmpty && !heardThere.IsEmpty, "both");
        await left.InvokeAsync("Exit", All);
        (heardHere.Single(), heardThere.Single(), heardLeft.Count).ShouldBe((1, 2, 0));
    }

    [Fact]
    public async Task A_restaurant_is_kept_while_somebody_is_there_and_no_longer()
    {
        await using var stays = await ConnectAsync();
        var heard = Hear(stays);
        await using var goes = await ConnectAsync();

        // Leaving and entering run against each other: whoever is in must hear, however often the last one has just left.
        for (var round = 0; round < 200; round++)
        {
            await goes.InvokeAsync("Enter", new[] { All });
            await Task.WhenAll(goes.InvokeAsync("Exit", All), stays.InvokeAsync("Enter", new[] { All, Chefs }));
            await Manager.SendGroupAsync(Chefs, "Say", [round]);
            await Eventually.True(() => heard.Count == round + 1, $"round {round}");
            Manager.RestaurantCount.ShouldBe(1);
            await Task.WhenAll(stays.InvokeAsync("Exit", All), stays.InvokeAsync("Exit", Chefs));
            Manager.RestaurantCount.ShouldBe(0);
        }
        await stays.InvokeAsync("Enter", new[] { All, Elsewhere });
        await stays.DisposeAsync();
        await Eventually.True(() => Manager.RestaurantCount == 0, "nobody is left");
    }

    [Fact]
    public async Task Who_stops_reading_is_closed_and_the_others_hear_everything()
    {
        using var stuck = await RawAsync([All]);
        await using var reader = await ConnectAsync();
        var heard = new ConcurrentQueue<int>();
        reader.On<int, string>("Fill", (number, _) => heard.Enqueue(number));
        await reader.InvokeAsync("Enter", new[] { All });
        var (sent, filling) = (0, new string('x', 4096));

        // Each next one is sent when the reader has the last: it keeps up, and the stuck one's backlog grows.
        while (Departures.Count == 0 && sent < 5000)
        {
            await Manager.SendGroupAsync(All, "Fill", [sent++, filling]);
            await Eventually.True(() => heard.Count == sent, "the reader");
        }

        Departures.Count.ShouldBe(1);
        heard.ShouldBe(Enumerable.Range(0, sent));
        reader.State.ShouldBe(HubConnectionState.Connected);
    }

    private async Task<HubConnection> ConnectAsync()
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(new Uri(_app.Urls.Single()), "/probe")).Build();
        await connection.StartAsync();
        return connection;
    }

    private static ConcurrentQueue<int> Hear(HubConnection connection)
    {
        var heard = new ConcurrentQueue<int>();
        connection.On<int>("Say", heard.Enqueue);
        return heard;
    }

    // A client that reads only when it is told to.
    private async Task<ClientWebSocket> RawAsync(string[] groups)
    {
        var socket = await RawSocket.ConnectAsync(new Uri(_app.Urls.Single()), "/probe");
        await socket.SayAsync("""{"protocol":"json","version":1}""");
        await FrameAsync(socket);
        await socket.SayAsync(
            $$"""{"type":1,"invocationId":"1","target":"Enter","arguments":[{{System.Text.Json.JsonSerializer.Serialize(groups)}}]}""");
        while (!(await FrameAsync(socket)).Contains("\"invocationId\":\"1\"", StringComparison.Ordinal))
        {
        }
        return socket;
    }

    private static async Task<string> FrameAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Eventually.Timeout);
        var (buffer, length, end) = (new byte[64 * 1024], 0, false);
        while (!end)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            (length, end) = (length + received.Count, received.EndOfMessage);
        }
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}

/// <summary>How many connections the server has seen go.</summary>
public sealed class Departures
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);
}

public sealed class ProbeHub(Departures departures) : Hub
{
    public async Task Enter(string[] groups)
    {
        foreach (var group in groups) await Groups.AddToGroupAsync(Context.ConnectionId, group);
    }

    public Task Exit(string group) => Groups.RemoveFromGroupAsync(Context.ConnectionId, group);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        departures.Add();
        return Task.CompletedTask;
    }
}
