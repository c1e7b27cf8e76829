using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Infrastructure.InProcess;
using RealtimeRestaurant.Tests.Rigs;
using static RealtimeRestaurant.Tests.Contracts.TestData;

namespace RealtimeRestaurant.Tests.Contracts.Mongo;

/// <summary>
/// What a command waits for: the insert of its commit, and nothing else. The line to the server holds every other request back, so an
/// answer that needs one would never come.
/// </summary>
[NeedsMongo]
public sealed class MongoAnswerPathTests : IAsyncLifetime
{
    private const string Insert = "insert commits";
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly Actor Mia = new("u_1", "Mia", Role.Manager);
    private readonly string _restaurant = NewRestaurant();
    private readonly MongoDatabase _database = new();
    private readonly ConcurrentQueue<string> _asked = [];
    private FaultProxy _line = null!;
    private Stores _store = null!;
    private CommandWriter _log = null!;

    public async Task InitializeAsync()
    {
        _line = _database.Rig.Proxy();
        _store = await MongoDatabase.OpenAsync(_database.Rig.ConnectionStringVia(_line));
        _log = await CommandWriter.OpenAsync(_store, _restaurant);
        await DoAsync(Actor.System, new OpenRestaurant("Lindenhof", "EUR", "Europe/Vienna", null));
        await DoAsync(Actor.System, new HireStaff(Mia.Id, Mia.Name, Mia.Role, []));
        await DoAsync(Mia, new AddTable(1, 4));
        await DoAsync(Mia, new AddMenuItem("Soup", "Food", 700, null, null, null, null, null, []));
        await DoAsync(Mia, new SetTableStatus(TableId, TableStatus.Occupied, 2, null, null));
        await DoAsync(Mia, Order());
        await DoAsync(Mia, new CreateBill(TableId, []));
        await DoAsync(Mia, new IssueBill(_log.State.Bills.Keys.Single()));
        await _store.FlushAsync();
    }

    public async Task DisposeAsync()
    {
        _line.Heal();
        await _store.DisposeAsync();
        await _line.DisposeAsync();
        await _database.RemoveAsync();
    }

    [Theory, InlineData("alert"), InlineData("order"), InlineData("payment")]
    public async Task A_command_waits_for_one_request_to_the_server(string kind)
    {
        HoldAllButInserts();

        await DoAsync(Mia, kind switch { "alert" => new RaiseAlert("Hot!", AlertPriority.High), "order" => Order(), _ => Payment() });

        _asked.Where(request => request == Insert).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Other_requests_are_seen_and_held()
    {
        HoldAllButInserts();

        var reading = _store.History.FindOrderAsync(_restaurant, "o_1", Ct).AsTask();

        await Eventually.True(() => _asked.Contains("find orders"));
        reading.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_commands_of_a_moment_changed_is_written_together()
    {
        var other = NewRestaurant();
        await _store.Log.AppendAsync(Commit(other, 1), ChangedEntities.Nothing, Ct);
        await _store.FlushAsync();
        HoldAllButInserts();
        await DoAsync(Mia, Order());
        await Eventually.True(() => Asked("update orders") == 1 && Asked("update days") == 1);
        for (var i = 0; i < 9; i++) await DoAsync(Mia, Order());
        await _store.Log.AppendAsync(Commit(other, 2), ChangedEntities.Nothing with { Orders = [HeldOrder("o_1", 2)] }, Ct);
        HoldAllBut(_ => true);
        await _store.FlushAsync();

        foreach (var collection in new[] { "orders", "days", "projections" }) Asked($"update {collection}").ShouldBe(2);
        (await OrdersAsync(_store)).ShouldBe(11);
        (await ProjectedAsync()).ShouldBe(_log.State.Seq);
        (await _store.Analytics.RangeAsync(_restaurant, Day, Day, Ct)).Totals.Orders.ShouldBe(11);
        (await _store.History.FindOrderAsync(other, "o_1", Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_the_server_refuses_of_one_restaurant_keeps_no_other_behind()
    {
        var (other, before) = (NewRestaurant(), _log.State.Seq);
        await _database.Rig.Database.RunCommandAsync<BsonDocument>(new BsonDocument
        {
            { "collMod", "orders" }, { "validator", new BsonDocument("_id.r", new BsonDocument("$ne", _restaurant)) },
        });
        await _store.Log.AppendAsync(Commit(other, 1), ChangedEntities.Nothing, Ct);
        await _store.FlushAsync();
        HoldAllButInserts();
        await DoAsync(Mia, new RaiseAlert("Hot!", AlertPriority.High));
        await Eventually.True(() => Asked("update projections") == 1);
        await DoAsync(Mia, Order());
        await _store.Log.AppendAsync(Commit(other, 2), ChangedEntities.Nothing with { Orders = [HeldOrder("o_1", 2)] }, Ct);
        _line.Heal();
        await _store.FlushAsync();

        (await ProjectedAsync()).ShouldBe(before + 1);
        (await _store.Log.HeadsAsync([other], Ct))[other].Projected.ShouldBe(2);
        (await _store.History.FindOrderAsync(other, "o_1", Ct)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_a_node_had_not_written_when_it_died_another_finds_in_the_log()
    {
        HoldAllButInserts();
        for (var i = 0; i < 3; i++) await DoAsync(Mia, Order());
        await DoAsync(Mia, Payment());
        _line.Cut();
        await _store.DisposeAsync();

        await using var another = await MongoDatabase.OpenAsync(_database.Rig.ConnectionString);
        (await OrdersAsync(another)).ShouldBe(1);
        var (clock, options) = (new FakeTimeProvider(Evening), new LiveOptions { HeadPoll = TimeSpan.FromMilliseconds(10) });
        await using var live = new LiveRestaurants(another.Log, another.Snapshots, another.ReadModels, new Doorbell(), clock, options);
        live.Start();
        await live.OpenAsync(_restaurant, Ct);

        await Eventually.True(async () =>
        {
            clock.Advance(options.HeadPoll);
            return (await HeadAsync(another)).Projected == _log.State.Seq;
        });
        (await OrdersAsync(another)).ShouldBe(4);
        var bills = await another.History.ListBillsAsync(_restaurant, new(), null, 10, Ct);
        bills.Select(Text).ShouldBe(_log.State.Bills.Values.Select(Text));
        var totals = (await another.Analytics.RangeAsync(_restaurant, Day, Day, Ct)).Totals;
        (totals.Orders, totals.Revenue).ShouldBe((4, 4 * 700));
    }

    [Fact]
    public async Task A_node_whose_commits_are_written_before_those_of_another_waits_with_the_position()
    {
        await using var another = await MongoDatabase.OpenAsync(_database.Rig.ConnectionString);
        var before = _log.State.Seq;
        HoldAllButInserts();
        await DoAsync(Mia, Order());
        var theirs = await CommandWriter.OpenAsync(another, _restaurant);
        await theirs.DoAsync(Mia, Order(), Evening);
        await another.FlushAsync();
        (await ProjectedAsync()).ShouldBe(before);

        _line.Heal();
        await _store.FlushAsync();
        await theirs.DoAsync(Mia, Order(), Evening);
        await another.FlushAsync();

        (await ProjectedAsync()).ShouldBe(theirs.State.Seq);
        (await OrdersAsync(another)).ShouldBe(4);
    }

    [Fact]
    public async Task Closing_the_store_writes_what_waits()
    {
        for (var i = 0; i < 5; i++) await DoAsync(Mia, Order());

        await _store.DisposeAsync();

        (await ProjectedAsync()).ShouldBe(_log.State.Seq);
    }

    private string TableId => _log.State.Tables.Keys.Single();

    private PlaceOrder Order() => new(TableId, [new LineDraft(_log.State.Menu.Keys.Single(), 1, null, [], null, null)]);

    private PayBill Payment()
    {
        var bill = _log.State.Bills.Values.Single();
        return new(bill.Id, bill.Due, PaymentMethod.Card, 0, null, bill.Revision, null, null);
    }

    // What monitors the server and what closes sessions names no collection, and passes.
    private void HoldAllBut(Predicate<string> passes) => _line.HoldRequests(request =>
    {
        if (MongoRequests.Command(request) is not { } command) return false;
        _asked.Enqueue(command);
        return !passes(command);
    });

    private void HoldAllButInserts() => HoldAllBut(command => command == Insert);

    private int Asked(string request) => _asked.Count(one => one == request);

    private Task DoAsync(Actor who, RestaurantCommand command) => _log.DoAsync(who, command, Evening).WaitAsync(Eventually.Timeout);

    private async Task<int> OrdersAsync(Stores node) =>
        (await node.History.ListOrdersAsync(_restaurant, new(), null, 100, Ct)).Length;

    private async Task<Head> HeadAsync(Stores node) => (await node.Log.HeadsAsync([_restaurant], Ct))[_restaurant];

    private async Task<long> ProjectedAsync()
    {
        await using var reader = await MongoDatabase.OpenAsync(_database.Rig.ConnectionString);
        return (await HeadAsync(reader)).Projected;
    }
}
