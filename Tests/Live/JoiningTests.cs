using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Tests.Live;

public sealed class JoiningTests : IAsyncLifetime
{
    private HubTestHost _house = null!;

    public async Task InitializeAsync() =>
        _house = await HubTestHost.StartAsync(new LiveHubOptions { BeaconInterval = TimeSpan.FromMilliseconds(400) });

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_was_missed_is_what_was_heard_live(bool messagePack)
    {
        var stayed = await _house.ConnectAsync("kitchen", "chef", messagePack: messagePack);
        var heard = Hear(stayed);
        var joined = await Join(stayed, new(null, null));
        for (var i = 0; i < 40; i++) await AlertAsync(i);
        await Eventually.True(() => heard.Count == 40, "40 alerts heard");

        var back = await Join(await _house.ConnectAsync("kitchen", "chef", messagePack: messagePack), new(joined.Epoch, joined.Seq));

        back.Snapshot.ShouldBeNull();
        back.Missed!.Select(missed => missed.Event).Distinct().ShouldBe([nameof(IKitchenClient.KitchenAlert)]);
        back.Missed!.Count.ShouldBe(40);
        heard.Select(message => message.Seq).ShouldBe(Enumerable.Range(1, 40).Select(i => joined.Seq + i));
        heard.Zip(heard.Skip(1)).ShouldAllBe(pair => pair.Second.Prev == pair.First.Seq);
        back.Streams.Restaurant.ShouldBe(back.Seq);
    }

    [Fact]
    public async Task Five_hundred_missed_are_told_and_one_more_is_a_snapshot()
    {
        var screen = await _house.ConnectAsync("kitchen", "chef");
        var joined = await Join(screen, null);
        for (var i = 0; i < 500; i++) await AlertAsync(i);
        (await Join(screen, new(joined.Epoch, joined.Seq))).Missed!.Count.ShouldBe(500);

        await AlertAsync(500);

        var behind = await Join(screen, new(joined.Epoch, joined.Seq));
        behind.Missed.ShouldBeNull();
        behind.Snapshot.ShouldNotBeNull();
    }

    /// <summary>
    /// The other node was a moment ahead, and is gone: what its screens know must not be forgotten, and is no reason to start over.
    /// </summary>
    [Fact]
    public async Task Who_knows_of_more_than_the_node_does_yet_is_resumed_all_the_same()
    {
        var joined = await Join(await _house.ConnectAsync("kitchen", "chef"), null);
        var (log, snapshots) = (_house.Services.GetRequiredService<ICommitLog>(), _house.Services.GetRequiredService<ISnapshots>());
        await using var other = new LiveRestaurants(
            log, snapshots, _house.Services.GetRequiredService<IReadModels>(), _house.Services.GetRequiredService<IDoorbell>(),
            TimeProvider.System, new LiveOptions());
        var elsewhere = await other.OpenAsync("r_1", CancellationToken.None);
        var ahead = await elsewhere.SubmitAsync(new("ahead", HubTestHost.Admin, new RaiseAlert("Hot", AlertPriority.Low)),
            CancellationToken.None);
        (await _house.Restaurants.OpenAsync("r_1", CancellationToken.None)).State.Seq.ShouldBe(joined.Seq, "nobody has rung here");

        var back = await Join(await _house.ConnectAsync("kitchen", "chef"), new(joined.Epoch, ahead.Seq));

        back.Snapshot.ShouldBeNull();
        back.Missed!.ShouldBeEmpty();
        back.Seq.ShouldBe(ahead.Seq);
    }

    [Theory, InlineData("elsewhere", 1L), InlineData(null, 1L), InlineData("", 0L), InlineData("here", -1L),
        InlineData("here", long.MaxValue)]
    public async Task A_position_that_is_none_of_this_history_gets_a_snapshot(string? epoch, long after)
    {
        var screen = await _house.ConnectAsync("floor", "waiter");
        var here = (await screen.InvokeAsync<JoinReply<FloorSnapshot>>("Join", new JoinRequest(null, null))).Epoch;

        var reply = await screen.InvokeAsync<JoinReply<FloorSnapshot>>("Join", new JoinRequest(epoch == "here" ? here : epoch, after));

        reply.Snapshot.ShouldNotBeNull();
        reply.Missed.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_told_before_joining_nor_to_another_restaurant()
    {
        await _house.OpenAsync("r_2");
        var (foreign, early, here) =
            (await _house.ConnectAsync("kitchen", "chef", "r_2"), await _house.ConnectAsync("kitchen", "chef"),
            await _house.ConnectAsync("kitchen", "chef"));
        var (heardForeign, heardEarly, heardHere) = (Hear(foreign), Hear(early), Hear(here));
        await Join(foreign, null);
        await Join(here, null);

        await AlertAsync(1);
        await Eventually.True(() => heardHere.Count == 1, "the alert");
        await Join(foreign, null);
        await Join(early, null);

        heardForeign.ShouldBeEmpty();
        heardEarly.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_beacon_says_where_the_streams_are()
    {
        var beacons = new ConcurrentQueue<Beacon>();
        var screen = await _house.ConnectAsync("kitchen", "manager");
        screen.On<Beacon>(nameof(Beacon), beacons.Enqueue);
        var joined = await Join(screen, null);
        await AlertAsync(1);

        await Eventually.True(() => beacons.Any(beacon => beacon.Seq == joined.Seq + 1), "a beacon at the head");

        beacons.Last().ShouldBe(new Beacon(joined.Epoch, joined.Seq + 1, new(joined.Seq + 1, 0, 0)));
    }

    [Fact]
    public async Task A_role_that_has_no_business_at_a_screen_cannot_connect()
    {
        await Should.ThrowAsync<Exception>(() => _house.ConnectAsync("kitchen", "waiter"));
        await Should.ThrowAsync<Exception>(() => _house.ConnectAsync("floor", "chef"));
    }

    private Task<Outcome> AlertAsync(int number) => _house.DoAsync("r_1", new RaiseAlert($"alert {number}", AlertPriority.Normal));

    private static Task<JoinReply<KitchenSnapshot>> Join(HubConnection screen, JoinRequest? request) =>
        screen.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", request);

    private static ConcurrentQueue<LiveMessage<KitchenAlert>> Hear(HubConnection screen)
    {
        var heard = new ConcurrentQueue<LiveMessage<KitchenAlert>>();
        screen.On<LiveMessage<KitchenAlert>>(nameof(KitchenAlert), heard.Enqueue);
        return heard;
    }
}
