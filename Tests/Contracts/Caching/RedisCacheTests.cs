using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Caching;
using RealtimeRestaurant.Infrastructure.Redis;
using RealtimeRestaurant.Tests.Contracts.Sqlite;
using RealtimeRestaurant.Tests.Rigs;
using StackExchange.Redis;

namespace RealtimeRestaurant.Tests.Contracts.Caching;

/// <summary>
/// The caches of two nodes and what is between them: a Redis that works, lies, hangs, or is gone. By the nodes' clock a call takes too long
/// when a test says so, and by the connection after minutes: what waits for Redis does not end by itself within a test.
/// </summary>
public sealed class RedisCacheTests : IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), Minutes = TimeSpan.FromMinutes(10);
    private readonly RedisClock _clock = new();
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
        var forged = await ReportsAsync();
        (await reader.ReportAsync(state)).Totals.Orders.ShouldBe(1);
        reader.Asked.Times.ShouldBe(1);
        // It writes in the background, and would put right what is garbled before that.
        await Eventually.True(async () => await ReportsAsync() != forged, "its own report is in Redis");

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
    public Task While_Redis_hangs_one_caller_in_a_pause_waits() => GoneAsync(_redis.Pause, () =>
    {
        _redis.Resume();
        return Task.CompletedTask;
    });

    [Fact]
    public Task While_Redis_is_gone_no_caller_waits() => GoneAsync(_redis.Stop, _redis.Start);

    private async Task GoneAsync(Action away, Func<Task> back)
    {
        var (a, b) = (Node(), Node());
        var state = await LevelAsync(b, await a.OrderAsync(await a.OpenHouseAsync()));
        await HeardAsync(a, b, state);
        away();
        try
        {
            for (var pause = 0; pause < 3; pause++)
            {
                _clock.Advance(Pause);
                state = await LevelAsync(a, await a.OrderAsync(state));
                await FindOutAsync(() => a.ReportAsync(state).AsTask());
                var waits = _clock.Waits;
                for (var round = 0; round < 20; round++) state = await AskAllAsync(a, state);
                _clock.Waits.ShouldBe(waits, "until the pause is over no other call waits for Redis");
            }
        }
        finally
        {
            await back();
        }
        await HeardAsync(a, b, state);
    }

    // The first that asks a Redis that hangs waits as long as a call may take.
    private async Task FindOutAsync(Func<Task> ask)
    {
        var (waits, asking) = (_clock.Waits, ask());
        await Eventually.True(() => asking.IsCompleted || _clock.Waits > waits, "it is answered, or waits for Redis");
        if (!asking.IsCompleted) _clock.Advance(CacheLink.Timeout);
        await asking.WaitAsync(Eventually.Timeout);
        (_clock.Waits - waits).ShouldBeLessThanOrEqualTo(1);
    }

    // Each after an order: nothing of it has been asked for before.
    private static async Task<Restaurant> AskAllAsync(CachedNode node, Restaurant before)
    {
        var state = await LevelAsync(node, await node.OrderAsync(before));
        var report = await node.ReportAsync(state).AsTask().WaitAsync(Eventually.Timeout);
        report.Totals.Orders.ShouldBe(state.LastOrderNumber);
        await node.OrdersAsync(state).AsTask().WaitAsync(Eventually.Timeout);
        await node.Cache.ClearAsync(state.Id, family: null, Ct).AsTask().WaitAsync(Eventually.Timeout);
        var asked = node.Asked.Times;
        await node.OrdersAsync(state).AsTask().WaitAsync(Eventually.Timeout);
        node.Asked.Times.ShouldBe(asked + 1, "this node has cleared its own");
        return state;
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

    // Until what one clears the other has cleared, too. The clock goes on slowly, so that a Redis that has failed is asked again.
    private async Task HeardAsync(CachedNode teller, CachedNode hearer, Restaurant state)
    {
        await hearer.OrdersAsync(state);
        var asked = hearer.Asked.Times;
        await Eventually.True(async () =>
        {
            _clock.Advance(CacheLink.Timeout / 5);
            await teller.Cache.ClearAsync(state.Id, CacheFamily.Orders, Ct);
            await hearer.OrdersAsync(state);
            return hearer.Asked.Times > asked;
        }, "the other node clears as well");
    }

    private CachedNode Node(byte[]? key = null)
    {
        _connections.Add(new RedisConnection(_redis.ConnectionString, Minutes));
        _nodes.Add(new CachedNode(_store, _doorbell, new CacheLink(_connections[^1], "test", key ?? _key, _clock)));
        return _nodes[^1];
    }

    private static async Task<Restaurant> LevelAsync(CachedNode node, Restaurant state)
    {
        await Eventually.True(async () => (await node.StateAsync(state.Id)).Seq >= state.Seq);
        return await node.StateAsync(state.Id);
    }

    private async Task<int> Written() => (await Names()).Count(name => name.Contains("Dashboard", StringComparison.Ordinal));

    private async Task<string> ReportsAsync()
    {
        var reports = "";
        foreach (var name in (await Names()).Where(name => name.Contains("Dashboard", StringComparison.Ordinal)))
            reports += Convert.ToHexString((byte[]?)await _connections[0].Multiplexer.GetDatabase().StringGetAsync(name) ?? []);
        return reports;
    }

    private async Task GarbleAsync()
    {
        foreach (var name in await Names()) await _connections[0].Multiplexer.GetDatabase().StringSetAsync(name, new byte[300]);
    }

    private async Task<List<string>> Names()
    {
        var names = new List<string>();
        await foreach (var name in _connections[0].Multiplexer.GetServers()[0].KeysAsync(pattern: "test:cache:*"))
            names.Add(name.ToString());
        return names;
    }

    /// <summary>Stands still until a test moves it on, and counts the calls that wait for Redis.</summary>
    private sealed class RedisClock : FakeTimeProvider
    {
        private int _waits;

        public int Waits => Volatile.Read(ref _waits);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Interlocked.Increment(ref _waits);
            return timer;
        }
    }
}
