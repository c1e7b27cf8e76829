using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>What a WebSocket of a hub does beside carrying messages.</summary>
public sealed class SocketTests
{
    [Fact]
    public async Task A_client_that_closes_is_answered_and_forgotten()
    {
        await using var node = Node.Start(NodeSettings.Embedded());
        using var rest = await node.Rest().RegisterAsync();
        using var screen = await JoinAsync(node, rest);

        using var patience = new CancellationTokenSource(Eventually.Timeout);
        await screen.CloseAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);

        screen.State.ShouldBe(WebSocketState.Closed);
        screen.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
        await Eventually.True(() => !IsConnected(node, rest), "the connection is forgotten");
    }

    [Fact]
    public async Task A_client_that_goes_without_a_word_is_forgotten()
    {
        await using var node = Node.Start(NodeSettings.Embedded());
        using var rest = await node.Rest().RegisterAsync();
        using var screen = await JoinAsync(node, rest);
        await Eventually.True(() => IsConnected(node, rest), "it is connected");

        screen.Abort();

        await Eventually.True(() => !IsConnected(node, rest), "the connection is forgotten");
    }

    [Fact]
    public async Task A_socket_that_takes_nothing_is_given_up_before_its_queue_is_full()
    {
        await using var node = Node.Start(NodeSettings.Embedded().With("RateLimits:Enabled", "false")
            .With("Live:SendTimeout", "00:00:00.200").With("Live:ClientTimeout", "00:10:00")
            .With("Live:SlowClients:Batches", "1000000").With("Live:SlowClients:Bytes", "1000000000"));
        using var rest = await node.Rest().RegisterAsync();
        using var screen = await JoinAsync(node, rest);
        await Eventually.True(() => IsConnected(node, rest), "it is connected");

        for (var round = 0; IsConnected(node, rest); round++)
        {
            round.ShouldBeLessThan(20_000, "alerts, and it is still connected");
            await rest.PostAsync("/api/kitchen/alerts", new { message = $"{round} {new string('x', 480)}", priority = "low" });
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_client_may_negotiate_all_the_same(bool messagePack)
    {
        await using var node = Node.Start(NodeSettings.Embedded());
        using var rest = await node.Rest().RegisterAsync();
        var builder = new HubConnectionBuilder().WithUrl(
            new Uri(node.Address, "/hubs/kitchen"), http => http.AccessTokenProvider = () => Task.FromResult<string?>(rest.Token));
        if (messagePack) builder.AddMessagePackProtocol();
        await using var screen = builder.Build();

        await screen.StartAsync();

        var reply = await screen.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", new JoinRequest(null, null));
        reply.Snapshot.ShouldNotBeNull();
    }

    private static bool IsConnected(Node node, Rest rest) => node.Services.GetRequiredService<Connections>().Any(RestaurantOf(rest));

    private static string RestaurantOf(Rest rest) => rest.Session.GetProperty("user").GetProperty("restaurantId").GetString()!;

    private static async Task<ClientWebSocket> JoinAsync(Node node, Rest rest)
    {
        var screen = await RawSocket.ConnectAsync(node.Address, "/hubs/kitchen", rest.Token);
        await screen.SayAsync("""{"protocol":"json","version":1}""");
        await screen.SayAsync("""{"type":1,"invocationId":"1","target":"Join","arguments":[{}]}""");
        return screen;
    }
}
