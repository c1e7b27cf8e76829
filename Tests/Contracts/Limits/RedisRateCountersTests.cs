using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Infrastructure.Redis;
using RealtimeRestaurant.Tests.Rigs;
using StackExchange.Redis;

namespace RealtimeRestaurant.Tests.Contracts.Limits;

public sealed class RedisRateCountersTests : RateCountersContract
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2), Patience = TimeSpan.FromMilliseconds(100);
    private readonly string _prefix = $"test-{Guid.NewGuid():n}";
    private readonly List<RedisConnection> _connections = [];

    // The nodes': Redis takes too long, and is asked again, when a test says so.
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private RedisRig _redis = null!;

    public override async Task InitializeAsync() => _redis = await RedisRig.OfItsOwn();

    public override async Task DisposeAsync()
    {
        foreach (var connection in _connections) await connection.DisposeAsync();
        await _redis.DisposeAsync();
    }

    protected override IRateCounters Node()
    {
        var connection = new RedisConnection(_redis.ConnectionString);
        _connections.Add(connection);
        return new RateCounters(connection, _prefix, _clock, NullLogger<RateCounters>.Instance);
    }

    [Fact]
    public async Task Nodes_share_one_count()
    {
        IRateCounters[] nodes = [Node(), Node(), Node()];
        foreach (var node in nodes) await ShareAsync(node);
        var all = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i => await nodes[i % 3].TakeAsync("r_1", [Ten])));
        all.Count(taking => taking.IsGranted).ShouldBe(10);
    }

    [Fact]
    public async Task A_permit_comes_back_by_the_clock_of_Redis_and_a_full_bucket_leaves_nothing()
    {
        var (node, busy) = (Node(), new Bucket("busy", "x", new Rate(2, TimeSpan.FromHours(1))));
        await ShareAsync(node);
        (await node.TakeAsync("r_1", [busy], 2)).IsGranted.ShouldBeTrue();
        _clock.Advance(TimeSpan.FromHours(1));
        (await node.TakeAsync("r_1", [busy])).IsGranted.ShouldBeFalse("the node's own clock gives nothing back");

        // By a connection that waits longer than a node does.
        await using var patient = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
        var (redis, key) = (patient.GetDatabase(), $"{_prefix}:limits:{{r_1}}:{busy.Name}");
        (await redis.KeyTimeToLiveAsync(key)).ShouldNotBeNull("Redis forgets it when the bucket is full")
            .ShouldBeInRange(TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
        // As if half of the hour had passed in Redis.
        var full = (long)await redis.StringGetAsync(key);
        await redis.StringSetAsync(key, full - 1_800_000_000, expiry: null, keepTtl: true);
        (await node.TakeAsync("r_1", [busy])).IsGranted.ShouldBeTrue();
        (await node.TakeAsync("r_1", [busy])).IsGranted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_clock_of_Redis_that_is_set_back_empties_a_bucket_and_no_more()
    {
        var (node, busy) = (Node(), new Bucket("busy", "x", new Rate(2, TimeSpan.FromSeconds(4))));
        await ShareAsync(node);
        await using var patient = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
        // What was counted before the clock was set back by an hour.
        var then = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds() * 1000;
        await patient.GetDatabase().StringSetAsync($"{_prefix}:limits:{{r_1}}:{busy.Name}", then);

        (await node.TakeAsync("r_1", [busy], 0)).Levels[0].ResetSeconds.ShouldBe(4);
    }

    [Fact]
    public async Task Without_Redis_each_node_counts_by_itself_at_once()
    {
        IRateCounters[] nodes = [Node(), Node()];
        foreach (var node in nodes) await ShareAsync(node);
        for (var i = 0; i < 10; i++) (await nodes[i % 2].TakeAsync("r_1", [Ten])).IsGranted.ShouldBeTrue();
        (await nodes[0].TakeAsync("r_1", [Ten])).IsGranted.ShouldBeFalse();

        _redis.Stop();

        foreach (var node in nodes) await node.TakeAsync("r_1", [Ten]);
        Granted(nodes, 100).ShouldBe(18, "ten of each node's own, of which it has given one");
    }

    [RedisServerFact]
    public async Task While_Redis_hangs_one_call_in_a_rest_waits_and_when_it_is_back_counts_are_shared_again()
    {
        IRateCounters[] nodes = [Node(), Node()];
        foreach (var node in nodes) await ShareAsync(node);

        _redis.Pause();
        foreach (var node in nodes)
        {
            var first = node.TakeAsync("r_1", [Ten]).AsTask();
            _clock.Advance(Patience);
            await first;
        }
        Granted(nodes, 100).ShouldBe(18);
        _clock.Advance(Rest);
        var calls = Enumerable.Range(0, 20).Select(_ => nodes[0].TakeAsync("r_1", [Ten]).AsTask()).ToArray();
        calls.Count(call => !call.IsCompleted).ShouldBe(1, "one asks whether Redis is back, and the others go on without it");
        _clock.Advance(Patience);
        await Task.WhenAll(calls);

        _redis.Resume();
        await Eventually.True(async () =>
        {
            _clock.Advance(Rest);
            return (await nodes[0].TakeAsync("r_2", [One])).IsGranted && !(await nodes[1].TakeAsync("r_2", [One])).IsGranted
                || await ForgetAsync(nodes);
        }, "they share again");
    }

    // What a node counted by itself while they did not share.
    private static async Task<bool> ForgetAsync(IRateCounters[] nodes)
    {
        foreach (var node in nodes) await node.TakeAsync("r_2", [One], -1);
        return false;
    }

    // A connection that is not up yet counts as away.
    private async Task ShareAsync(IRateCounters node)
    {
        var own = new Bucket("own", Guid.NewGuid().ToString("n"), new Rate(1, TimeSpan.FromHours(1)));
        await Eventually.True(async () =>
        {
            _clock.Advance(Rest);
            await node.TakeAsync("warm", [own], 0);
            return ((RateCounters)node).IsShared;
        });
    }

    // Calls that wait for nothing.
    private static int Granted(IRateCounters[] nodes, int calls) => Enumerable.Range(0, calls).Count(i =>
    {
        var taking = nodes[i % nodes.Length].TakeAsync("r_1", [Ten]);
        taking.IsCompletedSuccessfully.ShouldBeTrue("no call waits for Redis");
        return taking.GetAwaiter().GetResult().IsGranted;
    });
}
