using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Hubs.Dashboard;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Tests.Live;

/// <summary>The dashboard's hub, in a house where guests sit and have not yet ordered.</summary>
public sealed class DashboardTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _patience = new(Eventually.Timeout);
    private HubTestHost _house = null!;
    private string _table = "", _dish = "";

    public async Task InitializeAsync()
    {
        _house = await HubTestHost.StartAsync(new LiveHubOptions
        {
            FigureInterval = TimeSpan.FromMilliseconds(100), PerformanceInterval = TimeSpan.FromMilliseconds(200),
        });
        (_table, _dish) = await FurnishAsync("r_1");
    }

    public async Task DisposeAsync()
    {
        _patience.Dispose();
        await _house.DisposeAsync();
    }

    [Theory, InlineData("chef"), InlineData("waiter"), InlineData("cashier")]
    public async Task Only_managers_and_admins_may_look(string role)
    {
        await Should.ThrowAsync<Exception>(() => _house.ConnectAsync("dashboard", role));
        (await Join(await _house.ConnectAsync("dashboard", "manager"))).Snapshot.ShouldNotBeNull();
        (await Join(await _house.ConnectAsync("dashboard", "admin"))).Snapshot.ShouldNotBeNull();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_dashboard_shows_the_house_and_is_told_what_becomes_of_it(bool messagePack)
    {
        var screen = await _house.ConnectAsync("dashboard", "manager", messagePack: messagePack);
        var (stats, analytics, orders, lines) =
            (Hear<StatsView>(screen, "StatsUpdated"), Hear<AnalyticsView>(screen, "AnalyticsUpdated"),
            Hear<OrderCreated>(screen, "OrderCreated"), Hear<OrderItemStatusChanged>(screen, "OrderItemStatusChanged"));
        var joined = await Join(screen);
        (joined.Snapshot!.Stats.Orders, joined.Snapshot.Stats.Guests, joined.Snapshot.Tables.Count, joined.Snapshot.Orders.Count)
            .ShouldBe((0, 2, 1, 0));

        var order = await OrderAsync("r_1", _table, _dish);
        await _house.DoAsync("r_1", new SetItemStatus(order.Id, order.Items[0].Id, ItemStatus.Preparing, null, null));

        await Eventually.True(() =>
            stats.Any(message => message.Data.Items.Preparing == 1) && analytics.Any(message => message.Data.Totals.Orders == 1),
            "the figures of the order");
        await Eventually.True(() => !orders.IsEmpty, "the order");
        stats.ShouldAllBe(message => message.Prev == null && message.Stream == "restaurant" && message.RestaurantId == "r_1");
        stats.Select(message => message.Seq).ShouldBeInOrder();
        stats.Last().Seq.ShouldBe((await _house.Restaurants.OpenAsync("r_1", default)).State.Seq);
        orders.Single().Data.Order.Id.ShouldBe(order.Id);
        lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_resumes_is_told_the_figures_too()
    {
        var joined = await Join(await _house.ConnectAsync("dashboard", "manager"));
        await OrderAsync("r_1", _table, _dish);
        var back = await _house.ConnectAsync("dashboard", "manager");
        var (stats, people) = (Hear<StatsView>(back, "StatsUpdated"), Hear<StaffPerformanceUpdated>(back, "StaffPerformanceUpdated"));

        var reply = await Join(back, new(joined.Epoch, joined.Seq));

        reply.Snapshot.ShouldBeNull();
        reply.Missed!.Select(missed => missed.Event).ShouldBe(["OrderCreated"]);
        await Eventually.True(() => stats.Any(message => message.Data.Orders == 1), "the figures");
        people.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_hears_the_figures_of_another_restaurant_or_on_another_screen()
    {
        await _house.OpenAsync("r_2");
        var (here, there, floor) =
            (await _house.ConnectAsync("dashboard", "admin"), await _house.ConnectAsync("dashboard", "admin", "r_2"),
            await _house.ConnectAsync("floor", "admin"));
        var (heardHere, heardThere, heardOnFloor) =
            (Hear<StatsView>(here, "StatsUpdated"), Hear<StatsView>(there, "StatsUpdated"), Hear<StatsView>(floor, "StatsUpdated"));
        await Join(here);
        await Join(there);
        await floor.InvokeAsync<JoinReply<FloorSnapshot>>("Join", new JoinRequest(null, null));

        await OrderAsync("r_1", _table, _dish);
        await Eventually.True(() => heardHere.Any(message => message.Data.Orders == 1) && !heardThere.IsEmpty, "the figures");

        heardThere.ShouldAllBe(message => message.RestaurantId == "r_2" && message.Data.Orders == 0);
        heardOnFloor.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_told_before_joining()
    {
        var (early, joined) = (await _house.ConnectAsync("dashboard", "admin"), await _house.ConnectAsync("dashboard", "admin"));
        var (heardEarly, heard) = (Hear<StatsView>(early, "StatsUpdated"), Hear<StatsView>(joined, "StatsUpdated"));
        await Join(joined);
        await OrderAsync("r_1", _table, _dish);
        await Eventually.True(() => heard.Any(message => message.Data.Orders == 1), "the figures");

        heardEarly.ShouldBeEmpty();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_stream_gives_the_present_figures_and_then_each_change(bool messagePack)
    {
        var screen = await _house.ConnectAsync("dashboard", "manager", messagePack: messagePack);
        await using var stats = screen.StreamAsync<LiveMessage<StatsView>>("StreamStats", _patience.Token).GetAsyncEnumerator();
        await using var analytics = screen.StreamAsync<LiveMessage<AnalyticsView>>("StreamAnalytics", _patience.Token).GetAsyncEnumerator();
        ((await NextAsync(stats)).Data.Orders, (await NextAsync(analytics)).Data.Totals.Orders).ShouldBe((0, 0));

        for (var i = 0; i < 3; i++) await OrderAsync("r_1", _table, _dish);

        var message = await NextAsync(stats);
        while (message.Data.Orders < 3) message = await NextAsync(stats);
        (message.Prev, message.Data.OpenOrders.Placed).ShouldBe((null, 3));
        while ((await NextAsync(analytics)).Data.Totals.Orders < 3)
        {
        }
    }

    [Fact]
    public async Task A_connection_has_eight_streams_at_most_and_a_cancelled_one_makes_room()
    {
        var screen = await _house.ConnectAsync("dashboard", "manager");
        using var first = new CancellationTokenSource();
        await ReadOneAsync(screen, first.Token);
        for (var i = 1; i < FigureStreams.MaxStreams; i++) await ReadOneAsync(screen, _patience.Token);

        (await Should.ThrowAsync<ChannelClosedException>(() =>
            ReadOneAsync(screen, _patience.Token))).InnerException!.Message.ShouldContain("rateLimited");
        await first.CancelAsync();

        await Eventually.True(async () =>
        {
            try { await ReadOneAsync(screen, _patience.Token); }
            catch (ChannelClosedException) { return false; }
            return true;
        }, "there is room for another");
        (await Join(screen)).Snapshot.ShouldNotBeNull();
    }

    private static async Task<LiveMessage<T>> NextAsync<T>(IAsyncEnumerator<LiveMessage<T>> stream)
    {
        (await stream.MoveNextAsync()).ShouldBeTrue("the stream goes on");
        return stream.Current;
    }

    // The stream goes on unread.
    private static async Task ReadOneAsync(HubConnection screen, CancellationToken ct)
    {
        var stream = await screen.StreamAsChannelAsync<LiveMessage<StatsView>>("StreamStats", ct);
        (await stream.ReadAsync(CancellationToken.None)).Prev.ShouldBeNull();
    }

    private static Task<JoinReply<DashboardSnapshot>> Join(HubConnection screen, JoinRequest? request = null) =>
        screen.InvokeAsync<JoinReply<DashboardSnapshot>>("Join", request);

    private static ConcurrentQueue<LiveMessage<T>> Hear<T>(HubConnection screen, string method)
    {
        var heard = new ConcurrentQueue<LiveMessage<T>>();
        screen.On<LiveMessage<T>>(method, heard.Enqueue);
        return heard;
    }

    private async Task<(string Table, string Dish)> FurnishAsync(string restaurant)
    {
        var dish = (await _house.DoAsync(restaurant,
            new AddMenuItem("Soup", "Starters", 500, "grill", null, null, null, null, []))).State.Menu.Keys.Single();
        var table = (await _house.DoAsync(restaurant, new AddTable(1, 4))).State.Tables.Keys.Single();
        await _house.DoAsync(restaurant, new SetTableStatus(table, TableStatus.Occupied, 2, null, null));
        return (table, dish);
    }

    private async Task<Order> OrderAsync(string restaurant, string table, string dish) =>
        (await _house.DoAsync(restaurant, new PlaceOrder(table, [new LineDraft(dish, 1, null, [], null, null)])))
            .Event<OrderPlaced>().Order;
}
