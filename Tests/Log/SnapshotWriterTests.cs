using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Log;

public sealed class SnapshotWriterTests : IDisposable
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 23, 19, 0, 0, TimeSpan.Zero);
    private static readonly Restaurant Empty = new("r_one");
    private static readonly Restaurant Large = Empty with
    {
        Commands = RememberedCommands.From(Enumerable.Range(0, 1000).Select(i => new RememberedCommand($"c{i}", "f", i, i, Evening))),
    };

    private readonly HeldSnapshots _snapshots = new();

    [Theory]
    [InlineData(3, 1, 3)]
    [InlineData(3, 50, 3)]
    public async Task A_small_restaurant_is_saved_after_so_many_commits(int every, int events, int commits)
    {
        _snapshots.Release();
        var writer = Writer(every);
        for (var i = 1; i < commits; i++) writer.Count(Empty, events);
        _snapshots.Saved.ShouldBe(0);
        writer.Count(Empty, events);
        await Eventually.True(() => _snapshots.Saved == 1, "there is a snapshot");
    }

    [Fact]
    public async Task A_large_one_is_saved_once_the_events_outnumber_what_it_holds()
    {
        _snapshots.Release();
        var writer = Writer(every: 3);
        for (var i = 0; i < 24; i++) writer.Count(Large, events: 4);
        _snapshots.Saved.ShouldBe(0);
        writer.Count(Large, events: 4);
        await Eventually.True(() => _snapshots.Saved == 1, "there is a snapshot");
    }

    [Fact]
    public async Task What_was_appended_before_it_was_loaded_counts()
    {
        _snapshots.Release();
        Writer(every: 5, since: (4, 99)).Count(Large, events: 1);
        await Eventually.True(() => _snapshots.Saved == 1, "there is a snapshot");
    }

    [Fact]
    public async Task There_are_never_two_at_once_and_the_next_one_does_not_wait_for_its_turn_again()
    {
        var writer = Writer(every: 5);
        for (var i = 0; i < 5; i++) writer.Count(Empty, events: 1);
        await Eventually.True(() => _snapshots.Begun == 1, "the first is being saved");
        for (var i = 0; i < 20; i++) writer.Count(Empty, events: 1);
        _snapshots.Release();
        await Eventually.True(() => _snapshots.Saved == 1 && writer.IsIdle, "the first is saved");
        writer.Count(Empty, events: 1);
        await Eventually.True(() => _snapshots.Saved == 2, "the next follows at once");
        (_snapshots.Begun, _snapshots.MostAtOnce).ShouldBe((2, 1));
    }

    public void Dispose() => _snapshots.Dispose();

    private SnapshotWriter Writer(int every, (int, int) since = default) =>
        new(_snapshots, every, since, fault => throw new InvalidOperationException("A snapshot failed.", fault));

    /// <summary>Saving takes until it is released.</summary>
    private sealed class HeldSnapshots : ISnapshots, IDisposable
    {
        private readonly ManualResetEventSlim _released = new();
        private int _begun, _saved, _atOnce;

        public int Begun => Volatile.Read(ref _begun);

        public int Saved => Volatile.Read(ref _saved);

        public int MostAtOnce { get; private set; }

        public void Release() => _released.Set();

        public ValueTask SaveAsync(Restaurant state, CancellationToken ct)
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
            Interlocked.Increment(ref _begun);
            _released.Wait(TimeSpan.FromSeconds(30), ct);
            Interlocked.Decrement(ref _atOnce);
            Interlocked.Increment(ref _saved);
            return ValueTask.CompletedTask;
        }

        public ValueTask<Restaurant?> FindAsync(string restaurantId, long atOrBefore, CancellationToken ct) => new((Restaurant?)null);

        public ValueTask RemoveAsync(string restaurantId, DateTimeOffset before, CancellationToken ct) => ValueTask.CompletedTask;

        public void Dispose() => _released.Dispose();
    }
}
