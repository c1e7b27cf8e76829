using System.Diagnostics;
using System.Text;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Infrastructure.Redis;
using RealtimeRestaurant.Tests.Rigs;
using StackExchange.Redis;

namespace RealtimeRestaurant.Tests.Contracts.Doorbells;

public sealed class RedisDoorbellTests : DoorbellContract
{
    // By a connection of such patience a ring that waits for Redis does not end within a test.
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(10);
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private readonly string _prefix = $"test-{Guid.NewGuid():n}";
    private readonly List<RedisConnection> _connections = [];
    private RedisRig _redis = null!;

    public override async Task InitializeAsync() => _redis = await RedisRig.OfItsOwn();

    public override async Task DisposeAsync()
    {
        foreach (var connection in _connections) await connection.DisposeAsync();
        await _redis.DisposeAsync();
    }

    protected override IDoorbell Node() => Node(Key);

    private Doorbell Node(byte[] key, TimeSpan? timeout = null)
    {
        var connection = new RedisConnection(_redis.ConnectionString, timeout);
        _connections.Add(connection);
        return new Doorbell(connection, _prefix, key, TimeProvider.System);
    }

    [Fact]
    public async Task Rings_are_heard_again_after_Redis_was_away()
    {
        var (ringing, ears) = (Node(), new Ears(Node()));
        await ears.Until_heard(ringing, Commit(1));
        _redis.Stop();
        ringing.Ring(Commit(2));
        await _redis.Start();
        await ears.Until_heard(ringing, Commit(3));
    }

    [Fact]
    public async Task A_node_starts_without_Redis_and_hears_once_it_is_there()
    {
        _redis.Stop();
        var (ringing, ears) = (Node(), new Ears(Node()));
        ringing.Ring(Commit(1));
        await _redis.Start();
        await ears.Until_heard(ringing, Commit(2));
    }

    [RedisServerFact]
    public async Task Rings_are_heard_again_after_the_listening_links_were_killed()
    {
        var (ringing, ears) = (Node(), new Ears(Node()));
        await ears.Until_heard(ringing, Commit(1));
        await _redis.KillPubSub();
        await ears.Until_heard(ringing, Commit(2));
    }

    [Fact]
    public async Task Ringing_returns_at_once_and_counts_while_Redis_is_away()
    {
        var node = Node(Key, Minutes);
        _redis.Stop();
        await Ring(node, 2000);
        await Eventually.True(() => node.Dropped > 1700);
    }

    [RedisServerFact]
    public async Task Ringing_returns_at_once_and_piles_up_nothing_while_Redis_hangs()
    {
        var (node, usual, ears) = (Node(Key, Minutes), Node(Key), new Ears(Node()));
        await ears.Until_heard(node, Commit(1));
        await ears.Until_heard(usual, Commit(2));
        _redis.Pause();
        try
        {
            await Ring(node, 20_000);
            node.Dropped.ShouldBeGreaterThan(19_000);
            usual.Ring(Commit(3));
            await Eventually.True(() => usual.Dropped > 0, "by the usual connection Redis takes too long");
        }
        finally
        {
            _redis.Resume();
        }
        await ears.Until_heard(node, Commit(20_003));
        await ears.Until_heard(usual, Commit(20_004));
    }

    [Fact]
    public async Task Forged_and_garbled_messages_are_counted_and_never_heard()
    {
        var (genuine, forger, node) = (Node(), Node([.. Key.Reverse()]), Node(Key));
        var ears = new Ears(node);
        await ears.Until_heard(genuine, Commit(1));
        forger.Ring(Commit(500));
        var redis = _connections[0].Multiplexer.GetSubscriber();
        byte[][] garbage =
        [
            [], [1], new byte[33], [1, .. new byte[64]], [2, .. new byte[64]], "{\"restaurant\":\"r\",\"seq\":900}"u8.ToArray(),
            new byte[100_000],
        ];
        foreach (var message in garbage) await redis.PublishAsync(RedisChannel.Literal($"{_prefix}:doorbell"), message);

        await Eventually.True(() => node.Rejected == garbage.Length + 1);
        await ears.Until_heard(genuine, Commit(2));
        ears.Heard.ShouldAllBe(ring => ring.Head.Seq <= 2);
    }

    [Fact]
    public async Task A_large_commit_stays_at_home()
    {
        var (ringing, ears) = (Node(), new Ears(Node()));
        await ears.Until_heard(ringing, Commit(1, events: 1000));
        ears.Heard.First().Commit.ShouldBeNull();
        ears.Heard.First().Head.Seq.ShouldBe(1000);
    }

    [Fact]
    public async Task A_ring_carries_the_trace_in_which_it_was_rung_and_only_where_there_is_one()
    {
        var (ringing, ears) = (Node(), new Ears(Node()));
        await ears.Until_heard(ringing, Commit(1));
        ears.Heard.First().Trace.ShouldBe(default);

        using var span = new Activity("publish") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        await ears.Until_heard(ringing, Commit(2));
        var heard = ears.Heard.First(ring => ring.Head.Seq == 2).Trace;
        (heard.TraceId, heard.SpanId, heard.IsRemote).ShouldBe((span.TraceId, span.SpanId, true));
    }

    [Fact]
    public void A_ring_of_a_node_that_knows_nothing_of_traces_is_heard_and_theirs_is_heard_by_it()
    {
        var codec = new RingCodec(Key);
        using var span = new Activity("publish") { ActivityTraceFlags = ActivityTraceFlags.Recorded }.Start();
        var (without, with) = (codec.Encode(Commit(1)), codec.Encode(Commit(1), span));
        Encoding.UTF8.GetString(without).ShouldNotContain("trace");
        codec.Decode(without).ShouldNotBeNull().Trace.ShouldBe(default);
        // The same version, and one more member, which reading ignores where it is not known.
        with[0].ShouldBe(without[0]);
        codec.Decode(with).ShouldNotBeNull().Commit.ShouldNotBeNull();
    }
}
