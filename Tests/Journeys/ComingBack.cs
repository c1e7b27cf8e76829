using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

public sealed class ComingBack
{
    [Theory]
    [InlineData(WireProtocol.Json)]
    [InlineData(WireProtocol.MessagePack)]
    public async Task A_display_away_for_forty_orders_has_exactly_what_one_that_stayed_has(WireProtocol protocol)
    {
        await using var place = Place.Of("sqlite");
        await using var node = Node.Start(place.Settings);
        await using var wifi = new FaultProxy("127.0.0.1", node.Address.Port);
        await using var house = await DemoClients.OpenAsync(node.Address);
        var stayed = await house.KitchenAsync(protocol);
        var away = await house.KitchenAsync(protocol, new Uri($"http://127.0.0.1:{wifi.Port}"));
        var table = await house.SeatAsync(0);
        await house.OrderAsync(table);

        wifi.Cut();
        for (var i = 0; i < 40; i++) await house.OrderAsync(table);
        wifi.Heal();
        var last = await house.OrderAsync(table);

        await stayed.ReachesAsync(last.GetProperty("seq").GetInt64());
        await away.ReachesAsync(last.GetProperty("seq").GetInt64());
        Told(away).ShouldBe(Told(stayed));
        away.Client.Counts.Rejoins.ShouldBeGreaterThan(0);
        away.Client.Counts.Snapshots.ShouldBe(1);
    }

    [Fact]
    public async Task A_killed_host_comes_back_and_every_display_has_everything()
    {
        await using var place = Place.Of("sqlite");
        await using var node = await NodeProcess.StartAsync(place.Settings);
        await using var house = await DemoClients.OpenAsync(node.Address);
        var (one, two) = (await house.KitchenAsync(), await house.KitchenAsync(WireProtocol.MessagePack));
        var table = await house.SeatAsync(0);
        for (var i = 0; i < 20; i++) await house.OrderAsync(table);

        await node.KillAsync();
        await using var back = await NodeProcess.StartAsync(place.Settings, node.Address.Port);
        for (var i = 0; i < 20; i++) await house.OrderAsync(table);
        var last = await house.OrderAsync(table);

        await one.ReachesAsync(last.GetProperty("seq").GetInt64());
        await two.ReachesAsync(last.GetProperty("seq").GetInt64());
        one.Heard.Count(@event => @event.Event == "OrderCreated").ShouldBe(41);
        Told(two).ShouldBe(Told(one));
        (one.Client.Counts.Snapshots, two.Client.Counts.Snapshots).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Up_to_five_hundred_missed_messages_are_told_again_and_more_are_a_snapshot()
    {
        await using var place = Place.Of("sqlite");
        await using var node = Node.Start(place.Settings);
        await using var house = await DemoClients.OpenAsync(node.Address);
        for (var i = 0; i < 510; i++) await AlertAsync(house, i);
        await using var screen = await ConnectAsync(node, house);
        var now = await JoinAsync(screen, null, null);

        var within = await JoinAsync(screen, now.Epoch, now.Seq - 500);
        var beyond = await JoinAsync(screen, now.Epoch, now.Seq - 501);
        var none = await JoinAsync(screen, now.Epoch, now.Seq);

        within.Missed!.Count.ShouldBe(500);
        within.Snapshot.ShouldBeNull();
        beyond.Missed.ShouldBeNull();
        beyond.Snapshot.ShouldNotBeNull();
        none.Missed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_position_of_another_history_or_out_of_this_one_is_answered_with_a_snapshot()
    {
        await using var place = Place.Of("sqlite");
        await using var node = Node.Start(place.Settings);
        await using var house = await DemoClients.OpenAsync(node.Address);
        await using var screen = await ConnectAsync(node, house);
        var now = await JoinAsync(screen, null, null);

        (string? Epoch, long? After)[] positions =
            [("another", 3), (now.Epoch, now.Seq + 1), (now.Epoch, -1), (now.Epoch, long.MaxValue), (null, 3), (now.Epoch, null)];
        foreach (var (epoch, after) in positions)
            (await JoinAsync(screen, epoch, after)).Snapshot.ShouldNotBeNull($"{epoch} {after}");
    }

    private static async Task AlertAsync(DemoClients house, int i)
    {
        var raised = await house.Chef.PostAsync("/api/kitchen/alerts", new { message = $"alert {i}", priority = "low" });
        ((int)raised.Status).ShouldBeInRange(200, 299, raised.Text);
    }

    private static async Task<HubConnection> ConnectAsync(Node node, DemoClients house)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(node.Address, "/hubs/kitchen"), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult<string?>(house.Chef.Token);
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
        }).Build();
        await connection.StartAsync();
        return connection;
    }

    private static Task<JoinReply<KitchenSnapshot>> JoinAsync(HubConnection screen, string? epoch, long? after) =>
        screen.InvokeAsync<JoinReply<KitchenSnapshot>>("Join", new JoinRequest(epoch, after));

    private static IEnumerable<(long Seq, string Event, string Stream, long? Prev)> Told(Screen<KitchenSnapshot> screen) =>
        screen.Heard.Select(@event => (@event.Seq, @event.Event, @event.Stream, @event.Prev));
}
