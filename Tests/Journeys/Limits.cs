using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Infrastructure.Redis;
using RealtimeRestaurant.Tests.Http;
using RealtimeRestaurant.Tests.Limits;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>
/// Limits in a whole system: two nodes count as one, Redis or not nobody waits, and a flood at the door leaves those within in peace.
/// </summary>
public sealed class Limits
{
    [Fact]
    public Task Two_nodes_share_one_count_and_without_Redis_each_has_its_own_at_once() =>
        TwoNodesAsync(redis => redis.Stop(), redis => redis.Start());

    [RedisServerFact]
    public Task Two_nodes_share_one_count_and_while_Redis_hangs_each_has_its_own_at_once() => TwoNodesAsync(redis => redis.Pause(), redis =>
    {
        redis.Resume();
        return Task.CompletedTask;
    });

    private static async Task TwoNodesAsync(Action<RedisRig> fault, Func<RedisRig, Task> mend)
    {
        await using var redis = await RedisRig.OfItsOwn();
        var settings =
            LimitedNode.Settings(NodeSettings.Embedded() with { Redis = redis.ConnectionString }, ("User:Permits", "20"),
            ("User:Window", "01:00:00"));
        // By a clock that stands still no call to Redis takes too long, and none is made again after one that failed.
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var a = Node.Start(settings, clock);
        await using var b = Node.Start(settings, clock);
        using var crew = await Crew.OpenAsync(a);
        using var chef = await crew.HireAsync("chef");
        Rest[] nodes = [chef, new Rest(b.Address) { Token = chef.Token }];
        foreach (var node in new[] { a, b }) await Eventually.True(() => IsSharedAsync(node, crew.Admin.Token, clock), "Redis counts");
        (await AskAsync(nodes, 30)).ShouldBe(20, "one count for both");

        fault(redis);
        (await AskAsync(nodes, 60)).ShouldBe(40, "each node's own count");
        await mend(redis);

        await Eventually.True(
            async () => await IsSharedAsync(a, crew.Admin.Token, clock) && await IsSharedAsync(b, crew.Admin.Token, clock),
            "they share again");
    }

    // A node finds out by counting, once the time is over for which it leaves a Redis alone that has failed.
    private static async Task<bool> IsSharedAsync(Node node, string token, FakeTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromSeconds(2));
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

    private static async Task<int> AskAsync(Rest[] nodes, int requests)
    {
        var granted = 0;
        for (var i = 0; i < requests; i++)
            if ((await nodes[i % nodes.Length].GetAsync("/api/kitchen")).Status is HttpStatusCode.OK) granted++;
        return granted;
    }

    [Fact]
    public async Task Staff_connect_beside_five_hundred_who_only_begin_to_speak()
    {
        // Whom these held up would wait for a minute.
        using var node = LimitedNode.Start(("Handshake", "00:01:00"));
        using var crew = await Crew.OpenAsync(node);
        using var chef = await crew.HireAsync("chef");
        var halves = await HalvesAsync(node, 500);
        var ends = halves.Select(EndAsync).ToArray();

        await (await ConnectAsync(node, chef)).DisposeAsync();

        ends.ShouldAllBe(end => !end.IsCompleted);
        halves.ForEach(half => half.Dispose());
    }

    [Fact]
    public async Task Who_only_begins_to_speak_is_shut_out()
    {
        // Without this setting it takes Kestrel half a minute, which is longer than these wait.
        using var node = LimitedNode.Start(("Handshake", "00:00:00.500"));
        foreach (var half in await HalvesAsync(node, 100))
        {
            (await EndAsync(half).WaitAsync(Eventually.Timeout)).ShouldBeLessThan(4096, "it is ended");
            half.Dispose();
        }
    }

    private static Task<int> EndAsync(TcpClient half) =>
        half.GetStream().ReadAtLeastAsync(new byte[4096], 4096, throwOnEndOfStream: false).AsTask();

    private static async Task<List<TcpClient>> HalvesAsync(Node node, int count)
    {
        var halves = new List<TcpClient>();
        for (var i = 0; i < count; i++) halves.Add(await HalfAsync(node));
        return halves;
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
        using var node = Node.Start(NodeSettings.Embedded()
            .With("RateLimits:Enabled", "true").With("RateLimits:ConnectionsPerAddress", "5"));
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
        using var node = Node.Start(NodeSettings.Embedded() with { HasCostlyPasswords = true });
        using var crew = await Crew.OpenAsync(node);
        using var chef = await crew.HireAsync("chef");
        var (sent, heard, inTime) = (0, 0, 0);
        await using var screen = await ConnectAsync(node, chef, () => Interlocked.Increment(ref heard));

        var logins = Task.WhenAll(Enumerable.Range(0, 200).Select(_ => LoginAsync(node, Crew.EmailOf(chef))));
        for (; !logins.IsCompleted; sent++)
        {
            (await crew.Admin.PostAsync("/api/kitchen/alerts", new { message = "Fire", priority = "low" })).Status
                .ShouldBe(HttpStatusCode.Created);
            await Eventually.True(() => Volatile.Read(ref heard) > sent, "the screen hears it");
            if (!logins.IsCompleted) inTime++;
        }
        var answers = await logins;

        answers.ShouldAllBe(status => status == HttpStatusCode.OK || status == HttpStatusCode.ServiceUnavailable);
        answers.ShouldContain(HttpStatusCode.OK);
        inTime.ShouldBeGreaterThan(0, "alerts reached the screen while passwords were being checked");
    }

    private static async Task<HttpStatusCode> LoginAsync(Node node, string email)
    {
        using var rest = node.Rest();
        return (await rest.PostAsync("/api/auth/login", new { email, password = Crew.Password })).Status;
    }

    private static async Task<HubConnection> ConnectAsync(Node node, Rest person, Action? heard = null)
    {
        var screen = new HubConnectionBuilder().WithUrl(new Uri(node.Address, "/hubs/kitchen"), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult<string?>(person.Token);
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();
        screen.On<LiveMessage<KitchenAlert>>(nameof(KitchenAlert), _ => heard?.Invoke());
        await screen.StartAsync();
        await screen.InvokeAsync<System.Text.Json.JsonElement>("Join", new JoinRequest(null, null));
        return screen;
    }
}
