using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>
/// A screen that stops reading hurts itself alone. The others are plain connections, which ask for nothing again: a client would join
/// again by its next beacon, and so hide that it was not told.
/// </summary>
public sealed class SlowScreen
{
    [Fact]
    public async Task The_others_are_told_at_once_and_the_slow_one_is_closed()
    {
        await using var place = Place.Of("sqlite");
        // A node that awaited its slowest screen would do so for a minute: no tap would be answered and no order reach the others in time.
        await using var node = Node.Start(place.Settings.With("Live:SlowClients:Bytes", "65536")
            .With("Live:SendTimeout", "00:01:00").With("Live:ClientTimeout", "00:10:00"));
        await using var house = await DemoClients.OpenAsync(node.Address);
        var heard = new[] { new ConcurrentQueue<string>(), new ConcurrentQueue<string>(), new ConcurrentQueue<string>() };
        var kitchens = await Task.WhenAll(heard.Select(orders => KitchenAsync(node, house.Chef, orders)));
        using var slow = await JoinAndStopReadingAsync(node, house.Manager);
        await Eventually.True(IsConnected, "the slow one is connected");
        var table = await house.SeatAsync(0);

        for (var round = 0; IsConnected(); round++)
        {
            round.ShouldBeLessThan(3000, "rounds, and the slow one is not closed");
            await AlertAsync(house, round).WaitAsync(Eventually.Timeout);
            if (round % 10 == 0) await OrderAsync().WaitAsync(Eventually.Timeout);
        }
        await OrderAsync().WaitAsync(Eventually.Timeout);

        kitchens.ShouldAllBe(kitchen => kitchen.State == HubConnectionState.Connected);
        await EndAsync(slow);
        foreach (var kitchen in kitchens) await kitchen.DisposeAsync();

        bool IsConnected() => node.Services.GetRequiredService<Connections>().StaffIdsOf(house.RestaurantId).Contains("u_demo_manager");

        async Task OrderAsync()
        {
            var order = (await house.OrderAsync(table)).GetProperty("id").GetString()!;
            await Eventually.True(() => heard.All(orders => orders.Contains(order)), "the others hear the order");
        }
    }

    private static async Task<HubConnection> KitchenAsync(Node node, Rest person, ConcurrentQueue<string> orders)
    {
        var screen = new HubConnectionBuilder().WithUrl(new Uri(node.Address, "/hubs/kitchen"), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult<string?>(person.Token);
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();
        screen.On<LiveMessage<JsonElement>>("OrderCreated", message =>
            orders.Enqueue(message.Data.GetProperty("order").GetProperty("id").GetString()!));
        await screen.StartAsync();
        await screen.InvokeAsync<JsonElement>("Join", new JoinRequest(null, null));
        return screen;
    }

    // Long ones, so that what the slow one does not read soon fills its socket.
    private static async Task AlertAsync(DemoClients house, int round)
    {
        var alerts = Enumerable.Range(0, 6).Select(n => $"{n} {round} {new string('x', 480)}");
        (await Task.WhenAll(alerts.Select(message => house.Chef.PostAsync("/api/kitchen/alerts", new { message, priority = "low" }))))
            .ShouldAllBe(answer => (int)answer.Status < 300);
    }

    private static async Task<ClientWebSocket> JoinAndStopReadingAsync(Node node, Rest person)
    {
        var socket = await RawSocket.ConnectAsync(node.Address, "/hubs/kitchen", person.Token);
        await socket.SayAsync("""{"protocol":"json","version":1}""");
        await socket.SayAsync("""{"type":1,"invocationId":"1","target":"Join","arguments":[{}]}""");
        return socket;
    }

    // Reads what lay in the socket, up to its end.
    private static async Task EndAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Eventually.Timeout);
        var buffer = new byte[1 << 20];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), patience.Token)).MessageType is not WebSocketMessageType.Close) { }
        }
        catch (WebSocketException)
        {
            // It was cut off.
        }
    }
}
