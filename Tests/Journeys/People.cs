using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>Whoever does not work there any more is out on every node within seconds; and who is there is known on every node.</summary>
public sealed class People
{
    private const string ChefId = "u_demo_chef";
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(5);

    [Theory, InlineData("sqlite", "log", true), InlineData("sqlite", "log", false), InlineData("sqlite", "backplane", true)]
    public Task Whoever_leaves_is_out_on_both_nodes(string store, string fanout, bool doorbell) => InTimeAsync(() => LeaveAsync(store, fanout, doorbell));

    [MongoTheory, InlineData("mongo", "log", true), InlineData("mongo", "log", false)]
    public Task Whoever_leaves_is_out_on_both_nodes_on_mongo(string store, string fanout, bool doorbell) => InTimeAsync(() => LeaveAsync(store, fanout, doorbell));

    // Out they are every time; within the promised seconds, which a machine busy with the whole suite may sometimes not have, in one of three.
    private static async Task InTimeAsync(Func<Task<TimeSpan>> close)
    {
        var took = await close();
        for (var again = 0; took > Within && again < 2; again++) took = await close();
        took.ShouldBeLessThan(Within);
    }

    private static async Task<TimeSpan> ClosedAsync(params IReadOnlyList<HubConnection> screens)
    {
        var asked = Stopwatch.GetTimestamp();
        await Eventually.True(() => screens.All(screen => screen.State == HubConnectionState.Disconnected), "all their screens close");
        return Stopwatch.GetElapsedTime(asked);
    }

    private static async Task<TimeSpan> LeaveAsync(string store, string fanout, bool doorbell)
    {
        await using var system = await SystemAsync(store, fanout, doorbell);
        var (house, heard) = (system.DemoClients, new ConcurrentQueue<string>());
        var theirs = new List<HubConnection>();
        foreach (var node in new[] { system.A, system.B })
        {
            theirs.Add(await ConnectAsync(node, house.Chef, "kitchen", heard, join: true));
            theirs.Add(await ConnectAsync(node, house.Chef, "kitchen", heard, join: false));
        }
        var managers = await ConnectAsync(system.B, house.Manager, "kitchen", new(), join: true);
        (await house.Manager.PostAsync("/api/kitchen/alerts", new { message = "before", priority = "low" })).Status.ShouldBe(HttpStatusCode.Created);
        await Eventually.True(() => heard.Count == 2, "both joined screens hear");

        (await house.Manager.PatchAsync($"/api/staff/{ChefId}", new { active = false })).Status.ShouldBe(HttpStatusCode.OK);

        var took = await ClosedAsync(theirs);
        foreach (var node in new[] { system.A, system.B })
        {
            using var there = new Rest(node.Address) { Token = house.Chef.Token };
            (await there.GetAsync("/api/kitchen")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
            (await there.PostAsync("/api/kitchen/alerts", new { message = "I am still here", priority = "low" })).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
            (await Should.ThrowAsync<Exception>(() => ConnectAsync(node, house.Chef, "kitchen", heard, join: false))).Message.ShouldContain("401");
        }
        (await house.Chef.PostAsync("/api/auth/refresh", new { refreshToken = house.Chef.Session.GetProperty("refreshToken").GetString() })).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        (await house.Manager.PostAsync("/api/kitchen/alerts", new { message = "after", priority = "low" })).Status.ShouldBe(HttpStatusCode.Created);
        managers.State.ShouldBe(HubConnectionState.Connected);
        heard.ShouldBe(["before", "before"]);
        foreach (var screen in theirs.Append(managers)) await screen.DisposeAsync();
        return took;
    }

    [Fact]
    public Task Whoever_gets_another_role_comes_back_as_that_and_to_its_screens_only() => InTimeAsync(ChangeRoleAsync);

    private static async Task<TimeSpan> ChangeRoleAsync()
    {
        await using var system = await SystemAsync("sqlite", "log", doorbell: false);
        var house = system.DemoClients;
        await using var kitchen = await ConnectAsync(system.B, house.Chef, "kitchen", new(), join: true);

        (await house.Manager.PatchAsync($"/api/staff/{ChefId}", new { role = "waiter" })).Status.ShouldBe(HttpStatusCode.OK);

        var took = await ClosedAsync(kitchen);
        (await Should.ThrowAsync<Exception>(() => ConnectAsync(system.B, house.Chef, "kitchen", new(), join: false))).Message.ShouldContain("403");
        await using var floor = await ConnectAsync(system.B, house.Chef, "floor", new(), join: true);
        return took;
    }

    [Theory, InlineData("sqlite")]
    public Task Who_is_connected_to_one_node_is_online_on_the_other(string store) => AttendAsync(store);

    [MongoTheory, InlineData("mongo")]
    public Task Who_is_connected_to_one_node_is_online_on_the_other_on_mongo(string store) => AttendAsync(store);

    private static async Task AttendAsync(string store)
    {
        await using var system = await SystemAsync(store, "log", doorbell: false, new() { ["Live:PresenceInterval"] = "00:00:00.200", ["Live:PresenceGrace"] = "00:00:02" });
        var house = system.DemoClients;
        (await MemberAsync(house.Waiter)).GetProperty("online").GetBoolean().ShouldBeFalse();
        var screen = await ConnectAsync(system.B, house.Chef, "kitchen", new(), join: false);
        await Eventually.True(async () => (await MemberAsync(house.Waiter)).GetProperty("online").GetBoolean(), "the other node sees them");

        // A tablet that changes its network: gone from one node, and a moment later at the other.
        await screen.DisposeAsync();
        screen = await ConnectAsync(system.A, house.Chef, "kitchen", new(), join: false);
        using var waiterOnB = new Rest(system.B.Address) { Token = house.Waiter.Token };
        (await MemberAsync(waiterOnB)).GetProperty("online").GetBoolean().ShouldBeTrue();
        await screen.DisposeAsync();

        await Eventually.True(async () => !(await MemberAsync(house.Waiter)).GetProperty("online").GetBoolean() && !(await MemberAsync(waiterOnB)).GetProperty("online").GetBoolean(), "after the grace they are gone");
        (await MemberAsync(house.Waiter)).GetProperty("status").GetString().ShouldBe("available", "nobody is clocked out for it");
    }

    private static async Task<JsonElement> MemberAsync(Rest person) => (await person.GetAsync("/api/staff")).Body.GetProperty("items").EnumerateArray()
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

    private static async Task<TwoNodes.Pair> SystemAsync(string store, string fanout, bool doorbell, Dictionary<string, string?>? more = null)
    {
        var (place, redis) = (Place.Of(store), await RedisRig.OfItsOwn());
        var settings = place.Settings with { Redis = doorbell ? redis.ConnectionString : null, Fanout = fanout, More = new Dictionary<string, string?>([.. place.Settings.More, .. more ?? []]) };
        var (a, b) = (Node.Start(settings), Node.Start(settings));
        return new(place, redis, a, b, await DemoClients.OpenAsync(a.Address, b.Address));
    }
}
