using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>A screen is connected for as long as its token is good, and the token is told to nobody.</summary>
public sealed class Tokens
{
    [Fact]
    public async Task A_screen_is_closed_when_its_token_expires_and_hears_nothing_after()
    {
        await using var place = Place.Of("sqlite");
        await using var node = Node.Start(ShortLived(place.Settings, seconds: 5));
        await using var house = await DemoClients.OpenAsync(node.Address);
        var (heard, closed) = (new ConcurrentQueue<long>(), new TaskCompletionSource());
        using var chef = await house.SignInAsync("chef@demo.local");
        await using var screen = new HubConnectionBuilder().WithUrl(new Uri(node.Address, "/hubs/kitchen"), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult<string?>(chef.Token);
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();
        screen.On<LiveMessage<KitchenAlert>>(nameof(KitchenAlert), message => heard.Enqueue(message.Seq));
        screen.Closed += _ => Task.FromResult(closed.TrySetResult());
        await screen.StartAsync();
        await screen.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", new JoinRequest(null, null));
        await AlertAsync(house, "before");

        // By itself nothing else closes it: tokens that are not short-lived are good for a quarter of an hour.
        await closed.Task.WaitAsync(Eventually.Timeout);
        await AlertAsync(house, "after");

        heard.Count.ShouldBe(1);
        screen.State.ShouldBe(HubConnectionState.Disconnected);
    }

    [Fact]
    public async Task A_screen_that_comes_back_with_a_fresh_token_has_missed_nothing()
    {
        await using var place = Place.Of("sqlite");
        await using var node = Node.Start(ShortLived(place.Settings, seconds: 3));
        await using var house = await DemoClients.OpenAsync(node.Address);
        var heard = new ConcurrentQueue<string>();
        using var chef = await house.SignInAsync("chef@demo.local");
        // Of three seconds, each token is too near its end to be used again: every connection has a fresh one.
        using var session = new Session(new SessionOptions { Nodes = [node.Address], Store = new PersonStore(chef) });
        var backoff = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200));
        await using var screen = new LiveClient<KitchenSnapshot>(LiveScreens.Kitchen, session, new LiveClientOptions { Backoff = backoff });
        screen.On<KitchenAlert>(alert => heard.Enqueue(alert.Message)).Start();
        await screen.JoinedAsync().WaitAsync(Eventually.Timeout, TimeProvider.System);

        var sent = new List<string>();
        await Eventually.True(async () =>
        {
            sent.Add($"alert {sent.Count}");
            await AlertAsync(house, sent[^1]);
            return screen.Counts.Rejoins >= 2;
        }, "it has come back twice");

        await Eventually.True(() => heard.Count == sent.Count, "all alerts");
        heard.ShouldBe(sent);
        screen.Counts.Snapshots.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_in_the_address_is_in_no_line_of_the_log_however_much_it_says()
    {
        await using var place = Place.Of("sqlite");
        await using var node = await NodeProcess.StartAsync(Talkative(place.Settings));
        await using var house = await DemoClients.OpenAsync(node.Address);
        using var screen = new ClientWebSocket();
        var address = new UriBuilder(node.Address) { Scheme = "ws", Path = "/hubs/kitchen", Query = $"access_token={house.Chef.Token}" };

        await screen.ConnectAsync(address.Uri, CancellationToken.None);
        await screen.SayAsync("""{"protocol":"json","version":1}""");
        await screen.SayAsync("""{"type":1,"invocationId":"1","target":"Join","arguments":[{}]}""");
        await UntilAsync(screen, "\"snapshot\"");
        screen.Abort();

        await Eventually.True(() =>
            node.Output.Contains("GET /hubs/kitchen responded", StringComparison.Ordinal), "the connection is in the log");
        node.Output.ShouldContain("Microsoft.AspNetCore.SignalR", Case.Sensitive, "the log says everything");
        node.Output.Split('\n').Where(line => line.Contains(house.Chef.Token.Split('.')[2], StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static NodeSettings ShortLived(NodeSettings settings, int seconds) =>
        settings.With("Jwt:AccessLifetime", $"00:00:0{seconds}");

    private static NodeSettings Talkative(NodeSettings settings)
    {
        var more = new Dictionary<string, string?>(settings.More) { ["Serilog:MinimumLevel:Default"] = "Verbose" };
        foreach (var source in (string[])["Microsoft", "System", "RealtimeRestaurant",
            "Microsoft.Hosting.Lifetime"]) more[$"Serilog:MinimumLevel:Override:{source}"] = "Verbose";
        more["Serilog:WriteTo:0:Args:outputTemplate"] = "{Level} {SourceContext} {Message:lj} {Properties} {Exception}{NewLine}";
        return settings with { More = more };
    }

    private static async Task<string> RefreshAsync(Rest person)
    {
        var answer =
            await person.PostAsync("/api/auth/refresh", new { refreshToken = person.Session.GetProperty("refreshToken").GetString() });
        return person.Use(answer.Body).Token;
    }

    private static async Task AlertAsync(DemoClients house, string message)
    {
        if (house.Manager.Session.GetProperty("expiresAt")
            .GetDateTimeOffset() < TimeProvider.System.GetUtcNow()) await RefreshAsync(house.Manager);
        var raised = await house.Manager.PostAsync("/api/kitchen/alerts", new { message, priority = "low" });
        ((int)raised.Status).ShouldBeInRange(200, 299, raised.Text);
    }

    private static async Task UntilAsync(ClientWebSocket socket, string text)
    {
        using var patience = new CancellationTokenSource(Eventually.Timeout);
        var (buffer, heard) = (new byte[64 * 1024], "");
        while (!heard.Contains(text, StringComparison.Ordinal))
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            heard += Encoding.UTF8.GetString(buffer, 0, received.Count);
        }
    }
}
