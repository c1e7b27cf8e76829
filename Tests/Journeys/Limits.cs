using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Client.Raw;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Infrastructure.Redis;
using RealtimeRestaurant.Tests.Http;
using RealtimeRestaurant.Tests.Limits;
using RealtimeRestaurant.Tests.Rigs;
using Xunit.Abstractions;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>Limits in a whole system: two nodes count as one, Redis or not nobody waits, and a flood at the door leaves those within in peace.</summary>
public sealed class Limits(ITestOutputHelper output)
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(200);

    [Fact]
    public Task Two_nodes_share_one_count_and_without_Redis_each_has_its_own_at_once() => TwoNodesAsync(redis => redis.Stop(), redis => redis.Start());

    [RedisServerFact]
    public Task Two_nodes_share_one_count_and_while_Redis_hangs_each_has_its_own_at_once() => TwoNodesAsync(redis => redis.Pause(), redis =>
    {
        redis.Resume();
        return Task.CompletedTask;
    });

    private async Task TwoNodesAsync(Action<RedisRig> fault, Func<RedisRig, Task> mend)
    {
        await using var redis = await RedisRig.OfItsOwn();
        var settings = LimitedNode.Settings(NodeSettings.Embedded() with { Redis = redis.ConnectionString }, ("User:Permits", "20"), ("User:Window", "01:00:00"));
        await using var a = Node.Start(settings);
        await using var b = Node.Start(settings);
        using var crew = await Crew.OpenAsync(a);
        var nodes = await SharedByAsync(crew, a, b);
        fault(redis);
        var (granted, took) = await AskAsync(nodes, 60);
        output.WriteLine($"the longest of 60 requests while Redis was away: {took.Max.TotalMilliseconds:0} ms");
        granted.ShouldBe(40, "each node's own count");
        // A machine under load may be slow once; who waited for Redis would be slow each time.
        took.Percentile(0.9).ShouldBeLessThan(AtOnce);
        await mend(redis);
        await Eventually.True(async () => await IsSharedAsync(a, crew.Admin.Token) && await IsSharedAsync(b, crew.Admin.Token), "they share again");
    }

    // A chef whom both nodes have counted together, up to the limit. A Redis that took too long for a moment is none that counts: then another chef tries.
    private static async Task<Rest[]> SharedByAsync(Crew crew, Node a, Node b)
    {
        for (var attempt = 0; ; attempt++)
        {
            var chef = await crew.HireAsync("chef");
            Rest[] nodes = [chef, new Rest(b.Address) { Token = chef.Token }];
            foreach (var node in new[] { a, b })
            {
                await WarmAsync(node, crew.Admin.Token);
                await Eventually.True(() => IsSharedAsync(node, crew.Admin.Token), "Redis counts");
            }
            var granted = (await AskAsync(nodes, 30)).Granted;
            if (granted == 20) return nodes;
            attempt.ShouldBeLessThan(10, $"one count for both would have let 20 through and not {granted}");
        }
    }

    // It finds out by counting.
    private static async Task<bool> IsSharedAsync(Node node, string token)
    {
        await WarmAsync(node, token);
        return ((RateCounters)node.Services.GetRequiredService<IRateCounters>()).IsShared;
    }

    private static async Task WarmAsync(Node node, string token)
    {
        using var admin = new Rest(node.Address) { Token = token };
        using var stranger = LimitedNode.From(node, "192.0.2.1");
        for (var i = 0; i < 3; i++)
        {
            (await admin.GetAsync("/api/kitchen")).Status.ShouldBe(HttpStatusCode.OK);
            await stranger.GetAsync("/api/kitchen");
        }
    }

    private static async Task<(int Granted, LatencyHistogram Took)> AskAsync(Rest[] nodes, int requests)
    {
        var (granted, took) = (0, new LatencyHistogram());
        for (var i = 0; i < requests; i++)
        {
            var started = Stopwatch.GetTimestamp();
            if ((await nodes[i % nodes.Length].GetAsync("/api/kitchen")).Status is HttpStatusCode.OK) granted++;
            took.Record(Stopwatch.GetElapsedTime(started));
        }
        return (granted, took);
    }

    [Fact]
    public async Task Whoever_only_begins_to_speak_is_shut_out_and_staff_connect_meanwhile()
    {
        using var node = LimitedNode.Start(("Handshake", "00:00:02"));
        using var crew = await Crew.OpenAsync(node);
        using var chef = await crew.HireAsync("chef");
        await (await ConnectAsync(node, chef, new())).DisposeAsync();
        var halves = new List<TcpClient>();
        for (var i = 0; i < 500; i++) halves.Add(await HalfAsync(node));

        var started = Stopwatch.GetTimestamp();
        await (await ConnectAsync(node, chef, new())).DisposeAsync();
        var took = Stopwatch.GetElapsedTime(started);

        output.WriteLine($"beside {halves.Count} half requests a screen connects in {took.TotalMilliseconds:0} ms");
        took.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        foreach (var half in halves)
        {
            (await half.GetStream().ReadAtLeastAsync(new byte[4096], 4096, throwOnEndOfStream: false).AsTask().WaitAsync(Eventually.Patience)).ShouldBeLessThan(4096, "it is ended");
            half.Dispose();
        }
    }

    private static async Task<TcpClient> HalfAsync(Node node)
    {
        var half = new TcpClient();
        await half.ConnectAsync(node.Address.Host, node.Address.Port);
        await half.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /hubs/kitchen HTTP/1.1\r\nHost: x\r\nUpgrade: webso"));
        return half;
    }

    [Fact]
    public async Task An_address_has_no_more_connections_than_it_may_whether_they_speak_or_not()
    {
        using var node = Node.Start(NodeSettings.Embedded().With("RateLimits:Enabled", "true").With("RateLimits:ConnectionsPerAddress", "5"));
        var silent = new List<TcpClient>();
        for (var i = 0; i < 5; i++)
        {
            silent.Add(new TcpClient());
            await silent[i].ConnectAsync(node.Address.Host, node.Address.Port);
        }
        (await IsAnsweredAsync(node)).ShouldBeFalse();

        silent[0].Dispose();
        await Eventually.True(() => IsAnsweredAsync(node), "once one has gone another may come");
        foreach (var one in silent) one.Dispose();
    }

    private static async Task<bool> IsAnsweredAsync(Node node)
    {
        using var rest = node.Rest();
        try
        {
            return (await rest.GetAsync("/health/live")).Status is HttpStatusCode.OK;
        }
        catch (Exception closed) when (closed is HttpRequestException or SocketException or IOException)
        {
            return false;
        }
    }

    [Fact]
    public async Task Two_hundred_people_who_sign_in_at_once_do_not_hold_up_the_kitchen()
    {
        // Without limits: what keeps orders moving is that few passwords are looked at at once.
        using var node = Node.Start(NodeSettings.Embedded());
        using var crew = await Crew.OpenAsync(node);
        using var chef = await crew.HireAsync("chef");
        var took = new LatencyHistogram();
        await using var screen = await ConnectAsync(node, chef, took);
        await AlertsAsync(crew.Admin, took, () => took.Count >= 20);
        var calm = (Count: took.Count, P99: took.Percentile(0.99));

        var busy = new LatencyHistogram();
        await using var second = await ConnectAsync(node, chef, busy);
        var logins = Task.WhenAll(Enumerable.Range(0, 200).Select(_ => LoginAsync(node, Crew.EmailOf(chef))));
        await AlertsAsync(crew.Admin, busy, () => logins.IsCompleted);
        var answers = await logins;

        output.WriteLine($"calm: p99 {calm.P99.TotalMilliseconds:0} ms of {calm.Count}; during 200 sign-ins ({answers.Count(status => status is HttpStatusCode.OK)} let in): "
            + $"p50 {busy.Percentile(0.5).TotalMilliseconds:0} ms, p99 {busy.Percentile(0.99).TotalMilliseconds:0} ms of {busy.Count}");
        answers.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.ServiceUnavailable);
        answers.ShouldContain(HttpStatusCode.OK);
        busy.Count.ShouldBeGreaterThan(5);
        // Two hundred passwords on two cores take half a minute: a kitchen that had to wait for them would wait seconds each time.
        busy.Percentile(0.5).ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    private static async Task<HttpStatusCode> LoginAsync(Node node, string email)
    {
        using var rest = node.Rest();
        return (await rest.PostAsync("/api/auth/login", new { email, password = Crew.Password })).Status;
    }

    // From the tap to the screen: when it was sent stands in the message.
    private static async Task AlertsAsync(Rest manager, LatencyHistogram took, Func<bool> isOver)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        var sent = took.Count;
        for (; !isOver() && sent < 2000; sent++)
        {
            (await manager.PostAsync("/api/kitchen/alerts", new { message = $"{Stopwatch.GetTimestamp()}", priority = "low" })).Status.ShouldBe(HttpStatusCode.Created);
            await pace.WaitForNextTickAsync();
        }
    }

    private static async Task<HubConnection> ConnectAsync(Node node, Rest person, LatencyHistogram took)
    {
        var screen = new HubConnectionBuilder().WithUrl(new Uri(node.Address, "/hubs/kitchen"), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult<string?>(person.Token);
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();
        screen.On<LiveMessage<KitchenAlert>>(nameof(KitchenAlert), message => took.Record(Stopwatch.GetElapsedTime(long.Parse(message.Data.Message))));
        await screen.StartAsync();
        await screen.InvokeAsync<System.Text.Json.JsonElement>("Join", new JoinRequest(null, null));
        return screen;
    }
}
