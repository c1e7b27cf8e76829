using System.Net.WebSockets;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>A connection from which nothing comes is closed, whether or not its client ever pinged.</summary>
public sealed class SilentConnectionTests
{
    [Theory]
    [InlineData("Live:FirstCall"), InlineData("Live:ClientTimeout", "Join"), InlineData("Live:ClientTimeout", "ping", "Join")]
    public async Task Is_closed(string bound, params string[] said)
    {
        await using var node = Node.Start(NodeSettings.Embedded().With("Live:KeepAlive", "00:00:00.100").With(bound, "00:00:01"));
        using var rest = await node.Rest().RegisterAsync();
        using var screen = await RawSocket.ConnectAsync(node.Address, "/hubs/kitchen", rest.Token);
        await screen.SayAsync("""{"protocol":"json","version":1}""");
        foreach (var message in said)
            await screen.SayAsync(message is "ping"
                ? """{"type":6}""" : """{"type":1,"invocationId":"1","target":"Join","arguments":[{}]}""");

        await EndsAsync(screen);
    }

    [Fact]
    public async Task Stays_open_while_it_pings()
    {
        await using var node = Node.Start(NodeSettings.Embedded().With("Live:FirstCall", "00:00:00.200"));
        using var rest = await node.Rest().RegisterAsync();
        using var calls = await RawSocket.ConnectAsync(node.Address, "/hubs/kitchen", rest.Token);
        await calls.SayAsync("""{"protocol":"json","version":1}""");
        await calls.SayAsync("""{"type":1,"invocationId":"1","target":"Join","arguments":[{}]}""");
        using var silent = await RawSocket.ConnectAsync(node.Address, "/hubs/kitchen", rest.Token);
        await silent.SayAsync("""{"protocol":"json","version":1}""");

        await EndsAsync(silent);
        await calls.SayAsync("""{"type":6}""");
        calls.State.ShouldBe(WebSocketState.Open);
        new LiveHubOptions().ClientTimeout.ShouldBeGreaterThan(TimeSpan.FromSeconds(75), "a page in the background pings once a minute");
    }

    private static async Task EndsAsync(ClientWebSocket screen)
    {
        using var patience = new CancellationTokenSource(Eventually.Timeout);
        var buffer = new byte[4096];
        try
        {
            while ((await screen.ReceiveAsync(buffer, patience.Token)).MessageType is not WebSocketMessageType.Close)
            {
                // What it says before it ends is of no interest.
            }
        }
        catch (WebSocketException)
        {
            // Aborted, without a word.
        }
    }
}
