using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Infrastructure.Mongo;
using RealtimeRestaurant.Infrastructure.Sqlite;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>What the log says, read from the store itself when all is over: what screens and answers are held against.</summary>
internal sealed class Truth
{
    private readonly List<Commit> _commits = [];

    public static async Task<Truth> ReadAsync(NodeSettings settings, string restaurantId)
    {
        await using var store = new Opened(settings);
        var truth = new Truth();
        await foreach (var commit in store.Part<ICommitLog>()
            .ReadAsync(restaurantId, 0, CancellationToken.None)) truth._commits.Add(commit);
        return truth;
    }

    public long Head => _commits[^1].LastSeq;

    public IEnumerable<T> Events<T>() where T : RestaurantEvent => _commits.SelectMany(commit => commit.Events).OfType<T>();

    public IEnumerable<string> Orders => Events<OrderPlaced>().Select(placed => placed.Order.Id);

    /// <summary>The log is numbered 1, 2, 3 … without a gap, and time never runs backwards.</summary>
    public void ShouldBeGapless()
    {
        _commits.SelectMany(commit => commit.RecordedEvents()).Select(recorded => recorded.Seq)
            .ShouldBe(Enumerable.Range(1, (int)Head).Select(seq => (long)seq));
        _commits.Zip(_commits.Skip(1)).ShouldAllBe(pair => pair.First.At <= pair.Second.At);
    }

    /// <summary>From its first snapshot on, the screen received each event of the stream once, in order, and no other.</summary>
    public void ShouldBeWhatWasHeard<TSnapshot>(Screen<TSnapshot> screen, string stream) where TSnapshot : class
    {
        screen.Snapshots.Count.ShouldBe(1, "it resumed every time, and never started over");
        var since = screen.Snapshots[0].Position.Seq;
        var expected = _commits.SelectMany(commit => commit.RecordedEvents())
            .Where(recorded => recorded.Seq > since && StreamRouting.Of(recorded.Event).Contains(stream)).Select(recorded => recorded.Seq);
        // The clock goes on: tickets that nobody has seen alert while this is being read.
        screen.Seqs("restaurant").Where(seq => seq <= Head).ShouldBe(expected);
    }
}

/// <summary>The store of a system, opened beside its nodes or after them.</summary>
internal sealed class Opened : IAsyncDisposable
{
    private readonly ServiceProvider _parts;

    public Opened(NodeSettings settings)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging();
        if (settings.Mongo is { } mongo) services.AddMongoStore(mongo);
        else services.AddSqliteStore($"Data Source={settings.Sqlite}");
        _parts = services.BuildServiceProvider();
    }

    public T Part<T>() where T : class => _parts.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _parts.DisposeAsync();
}
