using System.Collections.Concurrent;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>What <see cref="IDoorbell"/> promises, whatever carries it.</summary>
public abstract class DoorbellContract : IAsyncLifetime
{
    protected static Commit Commit(long firstSeq, int events = 1) => TestData.Commit("r_1", firstSeq, events);

    /// <summary>The doorbell of one node; all those of one test hear each other.</summary>
    protected abstract IDoorbell Node();

    public abstract Task InitializeAsync();
    public abstract Task DisposeAsync();

    [Fact]
    public async Task Every_other_node_hears_a_ring_with_the_commit()
    {
        var (ringing, first, second) = (Node(), new Ears(Node()), new Ears(Node()));
        var commit = Commit(7, events: 2);
        await first.Until_heard(ringing, commit);
        await second.Until_heard(ringing, commit);

        var ring = first.Heard.First();
        ring.RestaurantId.ShouldBe(commit.RestaurantId);
        ring.Head.ShouldBe(new Position(commit.Epoch, commit.LastSeq));
        ring.Commit.ShouldNotBeNull().Events.ShouldBe(commit.Events);
        ring.Commit.Id.ShouldBe(commit.Id);
    }

    [Fact]
    public async Task Several_listeners_on_one_node_hear_the_same()
    {
        var (ringing, node) = (Node(), Node());
        var (first, second) = (new Ears(node), new Ears(node));
        await first.Until_heard(ringing, Commit(1));
        await Eventually.True(() => !second.Heard.IsEmpty);
    }

    [Fact]
    public async Task Who_has_stopped_listening_hears_nothing_more()
    {
        var (ringing, node) = (Node(), Node());
        var (stays, leaves) = (new Ears(node), new Ears(node));
        await stays.Until_heard(ringing, Commit(1));
        leaves.Listening.Dispose();
        var before = leaves.Heard.Count;
        stays.Heard.Clear();
        await stays.Until_heard(ringing, Commit(2));
        leaves.Heard.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Rings_of_one_node_are_heard_in_order()
    {
        var (ringing, ears) = (Node(), new Ears(Node()));
        await ears.Until_heard(ringing, Commit(1));
        ears.Heard.Clear();
        for (var seq = 2; seq <= 101; seq++) ringing.Ring(Commit(seq));
        await Eventually.True(() => ears.Heard.Any(ring => ring.Head.Seq == 101));
        ears.Heard.Where(ring => ring.Head.Seq > 1).Select(ring => ring.Head.Seq).ShouldBeInOrder();
    }

    [Fact]
    public Task Ringing_waits_for_no_listener() => Ring(Node(), 1000);

    /// <summary>All return, whatever does not answer meanwhile: one that waits for it would wait for longer than this does.</summary>
    protected static Task Ring(IDoorbell node, int rings) => Task.Run(() =>
    {
        for (var i = 0; i < rings; i++) node.Ring(Commit(2 + i));
    }).WaitAsync(Eventually.Timeout);

    /// <summary>A listener that keeps what it hears.</summary>
    protected sealed class Ears
    {
        public Ears(IDoorbell doorbell) => Listening = doorbell.Listen(Heard.Enqueue);

        public ConcurrentQueue<Ring> Heard { get; } = [];

        public IDisposable Listening { get; }

        /// <summary>Rings until it is heard: a single ring may be lost, above all while a node is still connecting.</summary>
        public Task Until_heard(IDoorbell ringing, Commit commit) => Eventually.True(() =>
        {
            if (Heard.Any(ring => ring.Head.Seq == commit.LastSeq)) return true;
            ringing.Ring(commit);
            return false;
        });
    }
}
