using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>
/// Every node closes the connections of a person who has left within five seconds, and every node knows who is connected to another. The
/// seconds are those of the nodes' own clock, which a machine that is busy with other tests does not move.
/// </summary>
public sealed class People
{
    private const string ChefId = "u_demo_chef";
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(5), Tick = TimeSpan.FromMilliseconds(100);

    [Theory, InlineData("sqlite", "log", true), InlineData("sqlite", "log", false), InlineData("sqlite", "backplane", true)]
    public Task Whoever_leaves_is_out_on_both_nodes(string store, string fanout, bool doorbell) => LeaveAsync(store, fanout, doorbell);

    [MongoTheory, InlineData("mongo", "log", true), InlineData("mongo", "log", false)]
    public Task Whoever_leaves_is_out_on_both_nodes_on_mongo(string store, string fanout, bool doorbell) =>
        LeaveAsync(store, fanout, doorbell);

    // The clock goes on to the promised second and not beyond it.
    private static Task CloseInTimeAsync(FakeTimeProvider clock, params IReadOnlyList<HubConnection> screens)
    {
        var until = clock.GetUtcNow() + Within - Tick;
        return Eventually.True(() =>
        {
            if (screens.All(screen => screen.State == HubConnectionState.Disconnected)) return true;
            if (clock.GetUtcNow() < until) clock.Advance(Tick);
            return false;
        }, "all their screens close within five seconds");
    }

    private static async Task LeaveAsync(string store, string fanout, bool doorbell)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var system = await SystemAsync(store, fanout, doorbell, clock);
        var (house, heard) = (system.DemoClients, new ConcurrentQueue<string>());
        var theirs = new List<HubConnection>();
        foreach (var node in new[] { system.A, system.B })
        {
            theirs.Add(await ConnectAsync(node, house.Chef, "kitchen", heard, join: true));
            theirs.Add(await ConnectAsync(node, house.Chef, "kitchen", heard, join: false));
        }
        var managers = await ConnectAsync(system.B, house.Manager, "kitchen", new(), join: true);
        (await house.Manager.PostAsync("/api/kitchen/alerts",
            new { message = "before", priority = "low" })).Status.ShouldBe(HttpStatusCode.Created);
        await Eventually.True(() =>
        {
            clock.Advance(Tick);
            return heard.Count == 2;
        }, "both joined screens hear");

        (await house.Manager.PatchAsync($"/api/staff/{ChefId}", new { active = false })).Status.ShouldBe(HttpStatusCode.OK);

        await CloseInTimeAsync(clock, theirs);
        foreach (var node in new[] { system.A, system.B })
        {
            using var there = new Rest(node.Address) { Token = house.Chef.Token };
            (await there.GetAsync("/api/kitchen")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
            (await there.PostAsync("/api/kitchen/alerts", new { message = "I am still here", priority = "low" }))
                .ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
            (await Should.ThrowAsync<Exception>(() =>
                ConnectAsync(node, house.Chef, "kitchen", heard, join: false))).Message.ShouldContain("401");
        }
        (await house.Chef.PostAsync("/api/auth/refresh", new { refreshToken = house.Chef.Session.GetProperty("refreshToken").GetString() }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        (await house.Manager.PostAsync("/api/kitchen/alerts",
            new { message = "after", priority = "low" })).Status.ShouldBe(HttpStatusCode.Created);
        managers.State.ShouldBe(HubConnectionState.Connected);
        heard.ShouldBe(["before", "before"]);
        foreach (var screen in theirs.Append(managers)) await screen.DisposeAsync();
    }

    [Fact]
    public async Task A_new_password_closes_what_was_signed_in_before_on_both_nodes()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var system = await SystemAsync("sqlite", "log", doorbell: true, clock);
        var house = system.DemoClients;
        var theirs = new List<HubConnection>();
        foreach (var node in new[] { system.A, system.B }) theirs.Add(await ConnectAsync(node, house.Chef, "kitchen", new(), join: true));

        (await house.Manager.PatchAsync($"/api/staff/{ChefId}", new { password = "seven-blue-otters-sing" }))
            .Status.ShouldBe(HttpStatusCode.OK);

        await CloseInTimeAsync(clock, theirs);
        foreach (var node in new[] { system.A, system.B })
        {
            using var there = new Rest(node.Address) { Token = house.Chef.Token };
            (await there.GetAsync("/api/kitchen")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        }
        foreach (var screen in theirs) await screen.DisposeAsync();
        using var again = await new Rest(system.B.Address).LoginAsync("chef@demo.local", "seven-blue-otters-sing");
        await using var screens = await ConnectAsync(system.B, again, "kitchen", new(), join: true);
        (await again.GetAsync("/api/kitchen")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_gets_another_role_comes_back_as_that_and_to_its_screens_only()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var system = await SystemAsync("sqlite", "log", doorbell: false, clock);
        var house = system.DemoClients;
        await using var kitchen = await ConnectAsync(system.B, house.Chef, "kitchen", new(), join: true);

        (await house.Manager.PatchAsync($"/api/staff/{ChefId}", new { role = "waiter" })).Status.ShouldBe(HttpStatusCode.OK);

        await CloseInTimeAsync(clock, kitchen);
        (await Should.ThrowAsync<Exception>(() =>
            ConnectAsync(system.B, house.Chef, "kitchen", new(), join: false))).Message.ShouldContain("403");
        await using var floor = await ConnectAsync(system.B, house.Chef, "floor", new(), join: true);
    }

    [Theory, InlineData("sqlite")]
    public Task Who_is_connected_to_one_node_is_online_on_the_other(string store) => AttendAsync(store);

    [MongoTheory, InlineData("mongo")]
    public Task Who_is_connected_to_one_node_is_online_on_the_other_on_mongo(string store) => AttendAsync(store);

    private static async Task AttendAsync(string store)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var quick = new Dictionary<string, string?> { ["Live:PresenceInterval"] = "00:00:00.200", ["Live:PresenceGrace"] = "00:00:02" };
        await using var system = await SystemAsync(store, "log", doorbell: false, clock, quick);
        var house = system.DemoClients;
        (await MemberAsync(house.Waiter)).GetProperty("online").GetBoolean().ShouldBeFalse();
        var screen = await ConnectAsync(system.B, house.Chef, "kitchen", new(), join: false);
        await Eventually.True(async () =>
        {
            clock.Advance(Tick);
            return (await MemberAsync(house.Waiter)).GetProperty("online").GetBoolean();
        }, "the other node sees them");

        // A tablet that changes its network: gone from one node, and a moment later at the other.
        await screen.DisposeAsync();
        screen = await ConnectAsync(system.A, house.Chef, "kitchen", new(), join: false);
        using var waiterOnB = new Rest(system.B.Address) { Token = house.Waiter.Token };
        (await MemberAsync(waiterOnB)).GetProperty("online").GetBoolean().ShouldBeTrue();
        await screen.DisposeAsync();

        await Eventually.True(async () =>
        {
            clock.Advance(Tick);
            return !(await MemberAsync(house.Waiter)).GetProperty("online").GetBoolean()
                && !(await MemberAsync(waiterOnB)).GetProperty("online").GetBoolean();
        }, "after the grace they are gone");
        (await MemberAsync(house.Waiter)).GetProperty("status").GetString().ShouldBe("available", "nobody is clocked out for it");
    }

    private static async Task<JsonElement> MemberAsync(Rest person) =>
        (await person.GetAsync("/api/staff")).Body.GetProperty("items").EnumerateArray()
        .Single(member => member.GetProperty("id").GetString() == ChefId);

    private static async Task<HubConnection> ConnectAsync(Node node, Rest person, string hub, ConcurrentQueue<string> heard, bool join)
    {
        var screen = new HubConnectionBuilder().WithUrl(new Uri(node.Address, $"/hubs/{hub}"), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult<string?>(person.Token);
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
        }).Build();
        screen.On<LiveMessage<KitchenAlert>>(nameof(KitchenAlert), message => heard.Enqueue(message.Data.Message));
        await screen.StartAsync();
        if (join) await screen.InvokeAsync<JsonElement>("Join", new JoinRequest(null, null));
        return screen;
    }

    private static async Task<TwoNodes.Pair> SystemAsync(
        string store, string fanout, bool doorbell, TimeProvider clock, Dictionary<string, string?>? more = null)
    {
        var (place, redis) = (Place.Of(store), await RedisRig.OfItsOwn());
        var settings = place.Settings with
        {
            Redis = doorbell ? redis.ConnectionString : null,
            Fanout = fanout,
            More = new Dictionary<string, string?>([.. place.Settings.More, .. more ?? []]),
        };
        var (a, b) = (Node.Start(settings, clock), Node.Start(settings, clock));
        return new(place, redis, a, b, await DemoClients.OpenAsync(a.Address, b.Address));
    }
}
