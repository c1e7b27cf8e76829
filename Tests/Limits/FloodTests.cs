using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Tests.Live;

namespace RealtimeRestaurant.Tests.Limits;

/// <summary>A flood on a hub closes the connection that it comes on, and harms nobody else.</summary>
public sealed class FloodTests
{
    [Theory, InlineData("chef"), InlineData("admin")]
    public async Task A_flood_costs_the_connection_it_comes_on_and_neighbours_do_not_notice(string role)
    {
        var (limits, clock) = (new RateLimits(), new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        await using var house = await HubTestHost.StartAsync(limits: limits, clock: clock);
        await house.OpenAsync("r_2");
        var (flooder, same, colleague, elsewhere) = (await house.ConnectAsync("kitchen", role), await house.ConnectAsync("kitchen", role),
            await house.ConnectAsync("kitchen", "chef", user: "s_2"), await house.ConnectAsync("kitchen", "chef", "r_2", "s_3"));
        foreach (var screen in new[] { same, colleague, elsewhere }) await AlertAsync(screen);

        var sent = await FloodAsync(flooder, 0);
        var counted = (await house.Restaurants.OpenAsync("r_1", CancellationToken.None)).State.Commands;
        Enumerable.Range(0, sent).Count(i => counted.Find($"flood-{i}") is not null)
            .ShouldBe(limits.Connection.Permits, "what was within the limit: by the clock the flood took no time");
        // And again, as often as it is closed, with neighbours who call in the middle of it, no faster than they may.
        for (var round = 0; round < 25; round++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            var flood = FloodAsync(await house.ConnectAsync("kitchen", role), sent);
            foreach (var neighbour in new[] { colleague, elsewhere }) (await AlertAsync(neighbour)).Ok.ShouldBeTrue();
            sent += await flood;
        }

        foreach (var screen in new[] { same, colleague, elsewhere }) (await AlertAsync(screen)).Ok.ShouldBeTrue();
    }

    // Until the connection is closed.
    private static async Task<int> FloodAsync(HubConnection flooder, int from)
    {
        var sent = 0;
        for (; flooder.State == HubConnectionState.Connected && sent < 100_000; sent++)
            await EndAsync(flooder.SendAsync("RaiseAlert",
                new RaiseAlertRequest { CommandId = $"flood-{from + sent}", Message = "Flood", Priority = "low" }));
        await Eventually.True(() => flooder.State == HubConnectionState.Disconnected, "the flood is over");
        return sent;
    }

    [Fact]
    public async Task Who_calls_too_fast_once_is_told_so_and_may_go_on()
    {
        var limits = new RateLimits { Connection = new Rate(5, TimeSpan.FromHours(1)), Strikes = new Rate(3, TimeSpan.FromHours(1)) };
        await using var house = await HubTestHost.StartAsync(limits: limits);
        var screen = await house.ConnectAsync("kitchen", "chef");
        for (var i = 0; i < 5; i++) (await AlertAsync(screen)).Ok.ShouldBeTrue();

        for (var strike = 0; strike < 2; strike++)
        {
            var refused = await AlertAsync(screen);
            (refused.Ok, refused.Problem!.Code, refused.Problem.Status, refused.Problem.RetryAfter)
                .ShouldBe((false, "rateLimited", 429, 720));
            screen.State.ShouldBe(HubConnectionState.Connected);
        }
        await EndAsync(AlertAsync(screen));
        await Eventually.True(() => screen.State == HubConnectionState.Disconnected, "the third strike closes it");
    }

    [Theory]
    [InlineData("kitchen", "NoSuchMethod", false), InlineData("kitchen", "NoSuchMethod", true), InlineData("kitchen", "RaiseAlert", false),
        InlineData("kitchen", "RaiseAlert", true)]
    public async Task A_flood_of_calls_that_are_none_ends_the_connection_too(string hub, string method, bool messagePack)
    {
        await using var house = await HubTestHost.StartAsync(limits: new RateLimits());
        var (flooder, neighbour) =
            (await house.ConnectAsync(hub, "chef", messagePack: messagePack), await house.ConnectAsync(hub, "chef", user: "s_2"));

        var sent = 0;
        for (; flooder.State == HubConnectionState.Connected
            && sent < 100_000; sent++) await EndAsync(flooder.SendAsync(method, "no", "such", "arguments"));

        await Eventually.True(() => flooder.State == HubConnectionState.Disconnected, "the flood is over");
        (await AlertAsync(neighbour)).Ok.ShouldBeTrue();
        (await AlertAsync(await house.ConnectAsync(hub, "chef"))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_thousand_streams_are_refused_and_end_the_connection()
    {
        await using var house = await HubTestHost.StartAsync(limits: new RateLimits());
        var screen = await house.ConnectAsync("dashboard", "manager");
        var streams = new List<Task>();
        for (var i = 0; i < 1000 && screen.State == HubConnectionState.Connected; i++) streams.Add(ReadAsync(screen));

        await Eventually.True(() => screen.State == HubConnectionState.Disconnected, "the flood is over");
        await EndAsync(Task.WhenAll(streams));
        streams.ShouldAllBe(stream => stream.IsFaulted || stream.IsCanceled);
        (await AlertAsync(await house.ConnectAsync("kitchen", "manager"))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_has_more_connections_than_they_may()
    {
        await using var house = await HubTestHost.StartAsync(limits: new RateLimits { ConnectionsPerUser = 3 });
        var theirs = new List<HubConnection>();
        for (var i = 0; i < 3; i++) theirs.Add(await house.ConnectAsync("kitchen", "chef"));
        var fourth = await house.ConnectAsync("kitchen", "chef");

        await Eventually.True(() => fourth.State == HubConnectionState.Disconnected, "the fourth is closed");
        foreach (var screen in theirs) (await AlertAsync(screen)).Ok.ShouldBeTrue();
        (await AlertAsync(await house.ConnectAsync("kitchen", "chef", user: "s_2"))).Ok.ShouldBeTrue();
        await theirs[0].DisposeAsync();
        await Eventually.True(async () => await MayConnectAsync(house), "once one has gone another may come");
    }

    [Fact]
    public async Task A_restaurant_has_no_more_connections_than_it_may_and_another_does_not_notice()
    {
        await using var house = await HubTestHost.StartAsync(limits: new RateLimits { ConnectionsPerRestaurant = 2 });
        await house.OpenAsync("r_2");
        for (var i = 0; i < 2; i++) (await AlertAsync(await house.ConnectAsync("kitchen", "chef", user: $"s_{i}"))).Ok.ShouldBeTrue();
        var third = await house.ConnectAsync("kitchen", "chef", user: "s_9");

        await Eventually.True(() => third.State == HubConnectionState.Disconnected, "the third is closed");
        (await AlertAsync(await house.ConnectAsync("kitchen", "chef", "r_2", "s_8"))).Ok.ShouldBeTrue();
    }

    private static async Task<bool> MayConnectAsync(HubTestHost house)
    {
        try
        {
            return (await AlertAsync(await house.ConnectAsync("kitchen", "chef"))).Ok;
        }
        catch (Exception closed) when (closed is InvalidOperationException or OperationCanceledException
            or Microsoft.AspNetCore.SignalR.HubException or IOException)
        {
            return false;
        }
    }

    // However it ends: the connection may be closed under it.
    private static async Task EndAsync(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static async Task ReadAsync(HubConnection screen)
    {
        await foreach (var _ in screen.StreamAsync<System.Text.Json.JsonElement>("StreamStats")) { }
    }

    private static Task<CommandReply<object>> AlertAsync(HubConnection screen) =>
        screen.InvokeAsync<CommandReply<object>>("RaiseAlert",
        new RaiseAlertRequest { CommandId = $"{Guid.NewGuid():n}", Message = "Fire", Priority = "low" });
}
