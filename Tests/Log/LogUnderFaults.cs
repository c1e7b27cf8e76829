using System.Collections.Concurrent;
using System.Collections.Immutable;
using CsCheck;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Log;

/// <summary>
/// Events are numbered without a gap, and a command id takes effect once, under every fault that the log's port allows, on several nodes
/// that compete for one restaurant.
/// </summary>
public sealed class LogUnderFaults
{
    private const string Restaurant = "r_model";
    private static readonly Actor Admin = new("s_admin", "Ada", Role.Admin);
    private static readonly CommandEnvelope Open = new("open", Admin, new OpenRestaurant("Da Ada", "EUR", "Europe/Rome", null));

    private static readonly Gen<(int Seed, int Nodes, int Commands, int FairPercent)> Evenings =
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 3], Gen.Int[5, 30], Gen.Int[40, 100]);

    [Fact]
    public async Task Every_command_counts_once_and_nothing_acknowledged_is_lost_whatever_the_store_does() =>
        await Evenings.SampleAsync(PlayAsync, iter: 60, threads: 1);

    private static async Task PlayAsync((int Seed, int Nodes, int Commands, int FairPercent) evening)
    {
        var random = new Random(evening.Seed);
        var log = new ModelLog(() => Next(random, evening.FairPercent));
        var nodes = Enumerable.Range(0, evening.Nodes).Select(_ => new ModelNode(log)).ToArray();
        var intents = Enumerable.Range(0, evening.Commands).Select(n => new Intent($"c{n}", $"alert {n}", Pick(random, nodes))).ToArray();

        await nodes[0].SendUntilAnsweredAsync(Restaurant, Open);
        var answers =
            await Task.WhenAll(intents.Select(intent =>
            Task.WhenAll(intent.Nodes.Select(node => node.SendUntilAnsweredAsync(Restaurant, intent.Envelope)))));
        log.Calm = true;

        var commits = log.Commits(Restaurant);
        ShouldBeGapless(commits);
        var counted =
            commits.SelectMany(commit => commit.Commands).Where(command => command.Id is not null).Select(command => command.Id!).ToList();
        counted.ShouldBe(intents.Select(intent => intent.Id).Append(Open.Id!), ignoreOrder: true);
        foreach (var (intent, replies) in intents.Zip(answers)) ShouldAgree(intent, replies, commits);
        foreach (var node in nodes) await node.ShouldHaveSeenAsync(Restaurant, commits);
        foreach (var node in nodes) await node.DisposeAsync();
    }

    private static void ShouldAgree(Intent intent, Outcome[] replies, ImmutableArray<Commit> commits)
    {
        replies.ShouldAllBe(reply => reply.Refusal == null);
        replies.Select(reply => reply.Seq).Distinct().ShouldHaveSingleItem();
        replies.Count(reply => !reply.Replayed).ShouldBeLessThanOrEqualTo(1);
        replies.ShouldAllBe(reply => reply.Event<KitchenAlertRaised>().Message == intent.Message);
        var stored =
            commits.SelectMany(commit => commit.RecordedEvents())
            .Single(recorded => recorded.Event is KitchenAlertRaised alert && alert.Message == intent.Message);
        replies.ShouldAllBe(reply => reply.Events[0].Seq == stored.Seq);
    }

    private static void ShouldBeGapless(ImmutableArray<Commit> commits)
    {
        var next = 1L;
        foreach (var commit in commits)
        {
            commit.FirstSeq.ShouldBe(next);
            next = commit.LastSeq + 1;
        }
        commits.Zip(commits.Skip(1)).ShouldAllBe(pair => pair.First.At <= pair.Second.At);
    }

    private static Weather Next(Random random, int fairPercent)
    {
        lock (random) return random.Next(100) < fairPercent ? Weather.Fair : (Weather)random.Next(1, 5);
    }

    private static ModelNode[] Pick(Random random, ModelNode[] nodes)
    {
        lock (random) return [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => nodes[random.Next(nodes.Length)])];
    }

    private sealed record Intent(string Id, string Message, ModelNode[] Nodes)
    {
        public CommandEnvelope Envelope => new(Id, Admin, new RaiseAlert(Message, AlertPriority.Normal));
    }

    /// <summary>A node whose doorbell is broken: it follows by asking.</summary>
    private sealed class ModelNode : IAsyncDisposable
    {
        private readonly LiveRestaurants _restaurants;
        private readonly ConcurrentQueue<Commit> _applied = new();

        public ModelNode(ModelLog log)
        {
            var options = new LiveOptions
            {
                HeadPoll = TimeSpan.FromMilliseconds(10), AppendPatience = TimeSpan.FromMilliseconds(60),
                CommitsPerSnapshot = 5, RecentCommits = 3,
            };
            _restaurants = new LiveRestaurants(log, log, log, new BrokenDoorbell(), TimeProvider.System, options);
            _restaurants.Applied += applied => _applied.Enqueue(applied.Commit);
            _restaurants.Start();
        }

        public async Task<Outcome> SendUntilAnsweredAsync(string restaurantId, CommandEnvelope envelope)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (true)
            {
                try
                {
                    var live = await _restaurants.OpenAsync(restaurantId, patience.Token);
                    var outcome = await live.SubmitAsync(envelope, patience.Token);
                    if (outcome.Refusal is not { Retryable: true }) return outcome;
                }
                catch (StoreUnavailableException)
                {
                    // Opening failed: the weather is away. A client would try again, and so does this one.
                    await Task.Yield();
                }
            }
        }

        public async Task ShouldHaveSeenAsync(string restaurantId, ImmutableArray<Commit> commits)
        {
            var live = await _restaurants.OpenAsync(restaurantId, CancellationToken.None);
            await Eventually.True(() => live.State.Seq == commits[^1].LastSeq, "the node reaches the head");
            var folded = commits.Aggregate(new Restaurant(restaurantId), (state, commit) => state.Apply(commit));
            live.State.Streams.ShouldBe(folded.Streams, ignoreOrder: true);
            live.State.Commands.Count.ShouldBe(folded.Commands.Count);
            var applied = _applied.ToArray();
            applied.Select(commit => commit.Id).ShouldBe(commits.TakeLast(applied.Length).Select(commit => commit.Id));
        }

        public ValueTask DisposeAsync() => _restaurants.DisposeAsync();
    }

    private sealed class BrokenDoorbell : IDoorbell, IDisposable
    {
        public void Ring(Commit commit) { }

        public IDisposable Listen(Action<Ring> received) => this;

        public void Dispose() { }
    }
}
