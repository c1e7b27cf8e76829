using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using RealtimeRestaurant.Tests.Rigs;
using Xunit.Abstractions;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>A screen that stops reading hurts itself alone.</summary>
public sealed class SlowScreen(ITestOutputHelper output)
{
    // Generous for a machine that does other things beside; a backplane that awaits its slowest client is at ten seconds here.
    private static readonly TimeSpan Undisturbed = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task The_others_are_told_at_once_and_the_slow_one_is_closed()
    {
        await using var place = Place.Of("sqlite");
        await using var node = Node.Start(place.Settings with { More = new Dictionary<string, string?>(place.Settings.More) { ["Live:SlowClients:Bytes"] = "65536" } });
        await using var house = await DemoClients.OpenAsync(node.Address);
        var kitchens = new[] { await house.KitchenAsync(), await house.KitchenAsync(), await house.KitchenAsync() };
        using var slow = await JoinAndStopReadingAsync(node, house);
        var table = await house.SeatAsync(0);

        // Long alerts, so that what the slow one does not read soon fills its socket.
        var delays = new List<TimeSpan>();
        for (var i = 0; i < 1500; i++)
        {
            var message = $"{i} {new string('x', 480)}";
            (await Task.WhenAll(Enumerable.Range(0, 6)
                .Select(n => house.Chef.PostAsync("/api/kitchen/alerts", new { message = $"{n} {message}", priority = "low" }))))
                .ShouldAllBe(answer => (int)answer.Status < 300);
            if (i % 10 != 0) continue;
            var tapped = TimeProvider.System.GetTimestamp();
            var order = (await house.OrderAsync(table)).GetProperty("seq").GetInt64();
            foreach (var kitchen in kitchens) await kitchen.ReachesAsync(order);
            delays.Add(TimeProvider.System.GetElapsedTime(tapped));
        }

        var sorted = delays.Order().ToList();
        output.WriteLine($"tap to the last of three screens: median {sorted[sorted.Count / 2].TotalMilliseconds:0.0} ms, p99 {sorted[sorted.Count * 99 / 100].TotalMilliseconds:0.0} ms, max {sorted[^1].TotalMilliseconds:0.0} ms");
        sorted[sorted.Count * 99 / 100].ShouldBeLessThan(Undisturbed);
        foreach (var kitchen in kitchens) kitchen.Client.Counts.Connections.ShouldBe(1);
        await Eventually.True(() => IsClosedAsync(slow), "the slow one is closed");
    }

    private static async Task<ClientWebSocket> JoinAndStopReadingAsync(Node node, DemoClients house)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {house.Chef.Token}");
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = ConnectAsync });
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{node.Address.Port}/hubs/kitchen"), http, CancellationToken.None);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        await SendAsync(socket, """{"type":1,"invocationId":"1","target":"Join","arguments":[{}]}""");
        return socket;
    }

    // A small window, so that the kernel does not read ahead for megabytes on the screen's behalf.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(context.DnsEndPoint, ct);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + '\u001e'), WebSocketMessageType.Text, true, CancellationToken.None);

    // Reads what lay in the socket, up to its end.
    private static bool IsClosedAsync(ClientWebSocket socket)
    {
        try
        {
            using var moment = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            var buffer = new byte[1 << 20];
            while (true)
                if (socket.ReceiveAsync(buffer, moment.Token).GetAwaiter() .GetResult().MessageType == WebSocketMessageType.Close)
                    return true;
        }
        catch (WebSocketException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
