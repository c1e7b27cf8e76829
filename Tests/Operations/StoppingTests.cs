using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Tests.Journeys;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Operations;

/// <summary>How one node stops. Nodes behind a proxy: <see cref="RollingRestarts"/>.</summary>
public sealed class StoppingTests
{
    private const int Screens = 40, Stops = 3;
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(8);

    [Theory]
    [InlineData("00:00:00"), InlineData("00:00:02")]
    public async Task A_node_stops_in_seconds_although_its_screens_come_back_at_once(string drain)
    {
        var settings = DemoClients.WithDemo(NodeSettings.Embedded()).With("Shutdown:Drain", drain);
        var node = await NodeProcess.StartAsync(settings);
        await using var house = await DemoClients.OpenAsync(node.Address);
        var screens = new List<Screen<Hubs.Wire.KitchenSnapshot>>();
        while (screens.Count < Screens) screens.Add(await house.KitchenAsync());
        for (var stop = 0; stop < Stops; stop++)
        {
            var before = screens.ToDictionary(screen => screen, screen => screen.Client.Counts.Connections);
            var took = await StopAsync(node);
            took.ShouldBeLessThan(StopsWithin);
            node = await NodeProcess.StartAsync(settings, node.Address.Port);
            await Eventually.True(
                () => screens.TrueForAll(screen => screen.Client.Counts.Connections > before[screen]), "every screen is back");
        }
        await StopAsync(node);
    }

    [Fact]
    public async Task A_node_that_drains_serves_requests_and_gets_no_new_ones()
    {
        await using var node = await NodeProcess.StartAsync(NodeSettings.Embedded().With("Shutdown:Drain", "00:05:00"));
        using var rest = await node.Rest().RegisterAsync();
        node.Terminate();

        await Eventually.True(
            async () => (await rest.GetAsync("/health/ready")).Status is HttpStatusCode.ServiceUnavailable, "it is not ready");
        var served = await rest.GetAsync("/api/tables");
        (served.Status, served.Headers["Connection"]).ShouldBe((HttpStatusCode.OK, "close"));
        (await rest.GetAsync("/hubs/kitchen")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable");

        node.Terminate();
        (await node.StoppedAsync()).ShouldBe(0, node.Output);
    }

    [Fact]
    public async Task Screens_are_told_to_reconnect_and_so_is_one_that_comes_late()
    {
        await using var node = Node.Start(NodeSettings.Embedded());
        using var rest = await node.Rest().RegisterAsync();
        var connections = node.Services.GetRequiredService<Connections>();
        using var open = await ConnectAsync();
        await Eventually.True(() => connections.Present().Count > 0, "it is connected");

        await connections.CloseAllAsync(TimeSpan.Zero, TimeProvider.System, CancellationToken.None);
        (await LastWordsAsync(open)).ShouldContain("\"allowReconnect\":true");
        using var late = await ConnectAsync();
        (await LastWordsAsync(late)).ShouldContain("\"allowReconnect\":true");

        async Task<ClientWebSocket> ConnectAsync()
        {
            var socket = await RawSocket.ConnectAsync(node.Address, "/hubs/kitchen", rest.Token);
            await socket.SayAsync("""{"protocol":"json","version":1}""");
            return socket;
        }
    }

    private static async Task<TimeSpan> StopAsync(NodeProcess node)
    {
        var started = Stopwatch.GetTimestamp();
        node.Terminate();
        (await node.StoppedAsync()).ShouldBe(0, node.Output);
        await node.DisposeAsync();
        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task<string> LastWordsAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Eventually.Timeout);
        var (buffer, said) = (new byte[4096], new StringBuilder());
        while (await socket.ReceiveAsync(buffer, patience.Token) is { MessageType: not WebSocketMessageType.Close } part)
            said.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        return said.ToString();
    }
}
