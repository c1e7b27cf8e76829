using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Infrastructure.Redis;
using RealtimeRestaurant.Tests.Rigs;
using StackExchange.Redis;

namespace RealtimeRestaurant.Tests.Contracts.Limits;

public sealed class RedisRateCountersTests : RateCountersContract
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(200);
    private readonly string _prefix = $"test-{Guid.NewGuid():n}";
    private readonly List<RedisConnection> _connections = [];
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
        return new RateCounters(connection, _prefix, TimeProvider.System, NullLogger<RateCounters>.Instance);
    }

    [Fact]
    public async Task Nodes_share_one_count()
    {
        IRateCounters[] nodes = [Node(), Node(), Node()];
        LimitResult[] all;
        // Where this machine itself takes longer than a node waits for Redis, that node has counted alone; then it was not this that was looked at.
        do
        {
            foreach (var node in nodes) await ShareAsync(node);
            var bucket = Ten with { Key = $"{Guid.NewGuid():n}" };
            all = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i => await nodes[i % 3].TakeAsync("r_1", [bucket])));
        }
        while (!nodes.All(node => ((RateCounters)node).IsShared));
        all.Count(taking => taking.IsGranted).ShouldBe(10);
    }

    [Fact]
    public async Task A_permit_comes_back_by_the_clock_of_Redis_and_a_full_bucket_leaves_nothing()
    {
        var (node, quick) = (Node(), new Bucket("quick", "x", new Rate(2, TimeSpan.FromSeconds(4))));
        await ShareAsync(node);
        (await node.TakeAsync("r_1", [quick], 2)).IsGranted.ShouldBeTrue();
        (await node.TakeAsync("r_1", [quick])).IsGranted.ShouldBeFalse();
        await Eventually.True(async () => (await node.TakeAsync("r_1", [quick])).IsGranted, within: TimeSpan.FromSeconds(15));
        // By a connection that waits longer than a node does.
        await using var patient = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
        await Eventually.True(() => !patient.GetServers()[0].Keys(pattern: $"{_prefix}:*quick*").Any(), "nothing is left in Redis");
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

        var (granted, slow) = await TakeAsync(nodes, 100);
        granted.ShouldBe(20, "ten of each node's own");
        slow.ShouldBeLessThanOrEqualTo(1);
    }

    [RedisServerFact]
    public async Task While_Redis_hangs_no_call_waits_and_when_it_is_back_counts_are_shared_again()
    {
        IRateCounters[] nodes = [Node(), Node()];
        foreach (var node in nodes) await ShareAsync(node);
        await TakeAsync(nodes, 10);

        _redis.Pause();
        var (started, slow) = (Stopwatch.GetTimestamp(), 0);
        // Longer than a rest, so that somebody asks again.
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5))
            slow += (await TakeAsync(nodes, 20)).Slow;
        slow.ShouldBeLessThanOrEqualTo(1);

        _redis.Resume();
        await Eventually.True(async () => (await nodes[0].TakeAsync("r_2", [One])).IsGranted && !(await nodes[1].TakeAsync("r_2", [One])).IsGranted
            || await ForgetAsync(nodes), "they share again");
    }

    // What a node counted by itself while they did not share.
    private static async Task<bool> ForgetAsync(IRateCounters[] nodes)
    {
        foreach (var node in nodes) await node.TakeAsync("r_2", [One], -1);
        return false;
    }

    // A connection that is not up yet counts as away.
    private static async Task ShareAsync(IRateCounters node)
    {
        var own = new Bucket("own", Guid.NewGuid().ToString("n"), new Rate(1, TimeSpan.FromHours(1)));
        await Eventually.True(async () =>
        {
            await node.TakeAsync("warm", [own], 0);
            return ((RateCounters)node).IsShared;
        });
    }

    // Who waited for Redis would be slow again and again; the machine may stand still once.
    private static async Task<(int Granted, int Slow)> TakeAsync(IRateCounters[] nodes, int calls)
    {
        var (granted, slow) = (0, 0);
        for (var i = 0; i < calls; i++)
        {
            var started = Stopwatch.GetTimestamp();
            if ((await nodes[i % nodes.Length].TakeAsync("r_1", [Ten])).IsGranted) granted++;
            if (Stopwatch.GetElapsedTime(started) > AtOnce) slow++;
        }
        return (granted, slow);
    }
}
