using System.Diagnostics;
using System.Security.Cryptography;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Caching;
using RealtimeRestaurant.Infrastructure.Redis;
using RealtimeRestaurant.Tests.Contracts.Sqlite;
using RealtimeRestaurant.Tests.Rigs;
using StackExchange.Redis;

namespace RealtimeRestaurant.Tests.Contracts.Caching;

/// <summary>The caches of two nodes and what is between them: a Redis that works, lies, hangs, or is gone.</summary>
public sealed class RedisCacheTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan SeveralTries = TimeSpan.FromSeconds(6);
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly SqliteFile _file = new();
    private readonly Infrastructure.InProcess.Doorbell _doorbell = new();
    private readonly List<RedisConnection> _connections = [];
    private readonly List<CachedNode> _nodes = [];
    private RedisRig _redis = null!;
    private Stores _store = null!;

    public async Task InitializeAsync() => (_redis, _store) = (await RedisRig.OfItsOwn(), await _file.OpenAsync());

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        foreach (var connection in _connections) await connection.DisposeAsync();
        await _store.DisposeAsync();
        await _file.RemoveAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task A_report_that_one_node_has_made_the_others_do_not_make_again()
    {
        var (a, b) = (Node(), Node());
        var state = await LevelAsync(b, await a.OrderAsync(await a.OpenHouseAsync()));
        var made = await a.ReportAsync(state);
        await Eventually.True(async () => await Written() > 0, "the report is in Redis");

        TestData.Text(await b.ReportAsync(state)).ShouldBe(TestData.Text(made));
        b.Asked.Times.ShouldBe(0);
        await b.OrdersAsync(state);
        b.Asked.Times.ShouldBe(1, "lists are each node's own");
    }

    [Fact]
    public async Task Clearing_on_one_node_clears_all()
    {
        var (a, b) = (Node(), Node());
        var state = await LevelAsync(b, await a.OrderAsync(await a.OpenHouseAsync()));
        await HeardAsync(a, b, state);
        await b.OrdersAsync(state);
        await b.ReportAsync(state);
        var asked = b.Asked.Times;

        await a.Cache.ClearAsync(state.Id, family: null, Ct);

        await Eventually.True(async () =>
        {
            await b.OrdersAsync(state);
            await b.ReportAsync(state);
            return b.Asked.Times >= asked + 2;
        }, "both are asked of the store again");
    }

    [Fact]
    public async Task What_somebody_else_has_written_into_Redis_is_not_believed()
    {
        var (genuine, forger, reader) = (Node(), Node([.. _key.Reverse()]), Node());
        var state = await LevelAsync(reader, await genuine.OrderAsync(await genuine.OpenHouseAsync()));
        await forger.ReportAsync(state);
        await Eventually.True(async () => await Written() > 0);
        (await reader.ReportAsync(state)).Totals.Orders.ShouldBe(1);
        reader.Asked.Times.ShouldBe(1);

        await GarbleAsync();
        var late = Node();
        (await late.ReportAsync(state)).Totals.Orders.ShouldBe(1);
        late.Asked.Times.ShouldBe(1);
        await forger.Cache.ClearAsync(state.Id, family: null, Ct);
        var channel = await ChannelAsync(() => genuine.Cache.ClearAsync("r_other", family: null, Ct).AsTask());
        foreach (var message in new byte[][] { [], [1], new byte[64], new byte[4096] }) await _connections[0].Multiplexer.GetSubscriber()
            .PublishAsync(channel, message);
        // What is heard of those they believe comes after, by the same way.
        await HeardAsync(genuine, reader, state);
        var asked = reader.Asked.Times;
        (await reader.ReportAsync(state)).Totals.Orders.ShouldBe(1);
        reader.Asked.Times.ShouldBe(asked, "nor do strangers say what is to be cleared");
    }

    [RedisServerFact]
    public Task While_Redis_hangs_nobody_waits() => GoneAsync(_redis.Pause, () =>
    {
        _redis.Resume();
        return Task.CompletedTask;
    });

    [Fact]
    public Task While_Redis_is_gone_nobody_waits() => GoneAsync(_redis.Stop, _redis.Start);

    private async Task GoneAsync(Action away, Func<Task> back)
    {
        var (a, b) = (Node(), Node());
        var state = await LevelAsync(b, await a.OrderAsync(await a.OpenHouseAsync()));
        await HeardAsync(a, b, state);
        away();
        try
        {
            var (took, started) = (new List<(string What, TimeSpan Time)>(), Stopwatch.GetTimestamp());
            for (var round = 0; round < 60 || Stopwatch.GetElapsedTime(started) < SeveralTries; round++)
            {
                // The first time what finds out is compiled as well.
                if (round == 1) took.Clear();
                // Each after an order: nothing of it has been asked for before.
                state = await LevelAsync(a, await a.OrderAsync(state));
                took.Add(("report", await TimeAsync(async () => (await a.ReportAsync(state)).Totals.Orders.ShouldBe(round + 2))));
                took.Add(("orders", await TimeAsync(() => a.OrdersAsync(state).AsTask())));
                if (round % 20 != 10) continue;
                took.Add(("clear", await TimeAsync(() => a.Cache.ClearAsync(state.Id, family: null, Ct).AsTask())));
                var asked = a.Asked.Times;
                took.Add(("orders after clearing", await TimeAsync(() => a.OrdersAsync(state).AsTask())));
                a.Asked.Times.ShouldBe(asked + 1, "this node has cleared its own");
            }
            // Who waited for Redis would do so every two seconds; the machine may stand still once.
            took.Count(one => one.Time > Patience)
                .ShouldBeLessThanOrEqualTo(1, $"those that took long: {string.Join(' ', took.Where(one => one.Time > Patience / 4))}");
        }
        finally
        {
            await back();
        }
        await HeardAsync(a, b, state);
    }

    // By which the nodes tell each other.
    private async Task<RedisChannel> ChannelAsync(Func<Task> tell)
    {
        var heard = new TaskCompletionSource<RedisChannel>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _connections[0].Multiplexer.GetSubscriber()
            .SubscribeAsync(RedisChannel.Pattern("test:cache*"), (channel, _) => heard.TrySetResult(channel));
        await tell();
        return RedisChannel.Literal((await heard.Task.WaitAsync(Eventually.Timeout)).ToString());
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> ask)
    {
        var started = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(started);
    }

    // Until what one clears the other has cleared, too.
    private static async Task HeardAsync(CachedNode teller, CachedNode hearer, Restaurant state) => await Eventually.True(async () =>
    {
        await hearer.OrdersAsync(state);
        var asked = hearer.Asked.Times;
        await teller.Cache.ClearAsync(state.Id, CacheFamily.Orders, Ct);
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        await hearer.OrdersAsync(state);
        return hearer.Asked.Times > asked;
    }, "the other node clears as well");

    private CachedNode Node(byte[]? key = null)
    {
        _connections.Add(new RedisConnection(_redis.ConnectionString));
        _nodes.Add(new CachedNode(_store, _doorbell, new CacheLink(_connections[^1], "test", key ?? _key)));
        return _nodes[^1];
    }

    private static async Task<Restaurant> LevelAsync(CachedNode node, Restaurant state)
    {
        await Eventually.True(async () => (await node.StateAsync(state.Id)).Seq >= state.Seq);
        return await node.StateAsync(state.Id);
    }

    private async Task<int> Written() => (await Names()).Count(name => name.Contains("Dashboard", StringComparison.Ordinal));

    private async Task GarbleAsync()
    {
        foreach (var name in await Names()) await _connections[0].Multiplexer.GetDatabase().StringSetAsync(name, new byte[300]);
    }

    private async Task<List<string>> Names()
    {
        var names = new List<string>();
        await foreach (var name in _connections[0].Multiplexer.GetServers()[0].KeysAsync(pattern: "test:cache:*")) names.Add(name.ToString(
            ));
        return names;
    }
}
