using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>A screen that stops reading hurts itself alone.</summary>
public sealed class SlowScreen
{
    [Fact]
    public async Task The_others_are_told_at_once_and_the_slow_one_is_closed()
    {
        await using var place = Place.Of("sqlite");
        // A node that awaited its slowest screen would do so for a minute: no order would reach the others within a test's patience.
        await using var node = Node.Start(place.Settings.With("Live:SlowClients:Bytes", "65536")
            .With("Live:SendTimeout", "00:01:00").With("Live:ClientTimeout", "00:10:00"));
        await using var house = await DemoClients.OpenAsync(node.Address);
        var kitchens = new[] { await house.KitchenAsync(), await house.KitchenAsync(), await house.KitchenAsync() };
        using var slow = await JoinAndStopReadingAsync(node, house.Manager);
        await Eventually.True(IsConnected, "the slow one is connected");
        var table = await house.SeatAsync(0);

        for (var round = 0; IsConnected(); round++)
        {
            round.ShouldBeLessThan(3000, "rounds, and the slow one is not closed");
            await AlertAsync(house, round);
            if (round % 10 == 0) await OrderAsync();
        }
        await OrderAsync();

        foreach (var kitchen in kitchens) kitchen.Client.Counts.Connections.ShouldBe(1);
        await EndAsync(slow);

        bool IsConnected() => node.Services.GetRequiredService<Connections>().StaffIdsOf(house.RestaurantId).Contains("u_demo_manager");

        async Task OrderAsync()
        {
            var order = (await house.OrderAsync(table)).GetProperty("seq").GetInt64();
            foreach (var kitchen in kitchens) await kitchen.ReachesAsync(order);
        }
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
        using var patience = new CancellationTokenSource(Eventually.Patience);
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
