using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Samples.Demo;
using RealtimeRestaurant.Tests.Contracts;
using RealtimeRestaurant.Tests.Contracts.Sqlite;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>The demo's past on a clock that stands still.</summary>
public sealed class DemoHistoryTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 31, 18, 0, 0, TimeSpan.Zero));
    private readonly SqliteFile _whole = new(), _brokenOff = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _whole.RemoveAsync();
        await _brokenOff.RemoveAsync();
    }

    [Fact]
    public async Task One_that_was_broken_off_is_finished_by_the_next_start_and_comes_out_the_same()
    {
        await using var whole = await _whole.OpenAsync();
        await using var parts = await _brokenOff.OpenAsync();
        await MakeAsync(whole);
        foreach (var appends in new[] { 0, 1, 2 })
            await Should.ThrowAsync<StoreUnavailableException>(() => MakeAsync(parts, appends, Ended));
        await MakeAsync(parts);

        (await FiguresAsync(parts)).ShouldBe(await FiguresAsync(whole));
        (await SeqAsync(parts)).ShouldBe(await SeqAsync(whole));

        static Task Ended() => throw new StoreUnavailableException("The process has ended.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Two_nodes_that_make_it_at_once_make_it_once(int appends)
    {
        await using var whole = await _whole.OpenAsync();
        await using var one = await _brokenOff.OpenAsync();
        await using var another = await _brokenOff.OpenAsync();
        await MakeAsync(whole);

        await MakeAsync(one, appends, () => MakeAsync(another));

        (await FiguresAsync(one)).ShouldBe(await FiguresAsync(whole));
        (await SeqAsync(one)).ShouldBe(await SeqAsync(whole));
    }

    [Fact]
    public async Task Every_business_day_before_today_has_guests_and_times_never_run_backwards()
    {
        await using var stores = await _whole.OpenAsync();
        await using var other = await _brokenOff.OpenAsync();
        await MakeAsync(stores);
        for (var day = new DateOnly(2026, 3, 17); day < new DateOnly(2026, 3, 31); day = day.AddDays(1))
            (await stores.Analytics.RangeAsync("r_demo", day, day, CancellationToken.None)).Totals.Bills.ShouldBePositive($"{day}");
        (await stores.Analytics.RangeAsync("r_demo", new(2026, 3, 31), new(2026, 3, 31), CancellationToken.None)).Totals.Orders.ShouldBe(0);

        var (before, soldOut) = (DateTimeOffset.MinValue, 0);
        await foreach (var commit in stores.Log.ReadAsync("r_demo", 0, CancellationToken.None))
        {
            commit.At.ShouldBeGreaterThanOrEqualTo(before, customMessage: $"{before = commit.At}");
            soldOut += commit.Events.OfType<OptionStockChanged>().Count(changed => changed.Stock == 0);
        }
        before.ShouldBe(_clock.GetUtcNow());
        soldOut.ShouldBePositive("the burrata runs out");
    }

    private Task MakeAsync(Stores stores) => MakeAsync(stores, stores.Part<IRestore>());

    private Task MakeAsync(Stores stores, int appends, Func<Task> happens) =>
        MakeAsync(stores, new StoreWithEvent(stores.Part<IRestore>(), appends, happens));

    private Task MakeAsync(Stores stores, IRestore store) =>
        new DemoRestaurant(stores.Accounts, stores.Log, stores.Snapshots, store, _clock, history: true)
            .MakeAsync(_ => Task.FromResult("hash"), CancellationToken.None);

    private static async Task<(AnalyticsTotals, string Hours, string Mix)> FiguresAsync(Stores stores)
    {
        var report = await stores.Analytics.RangeAsync("r_demo", new(2026, 3, 1), new(2026, 4, 1), CancellationToken.None);
        return (report.Totals, string.Join(";", report.RevenueByHour), string.Join(";", report.PaymentMix));
    }

    private static async Task<long> SeqAsync(Stores stores) =>
        (await stores.Log.HeadsAsync(["r_demo"], CancellationToken.None))["r_demo"].Seq;

    /// <summary>Something happens before one append: the process ends, or another node is first.</summary>
    private sealed class StoreWithEvent(IRestore store, int before, Func<Task> happens) : IRestore
    {
        private int _left = before;

        public async ValueTask AppendAsync(IReadOnlyList<Commit> commits, ChangedEntities entities, CancellationToken ct)
        {
            if (_left-- == 0) await happens();
            await store.AppendAsync(commits, entities, ct);
        }

        public ValueTask BeginAsync(string? restaurantId, CancellationToken ct) => store.BeginAsync(restaurantId, ct);

        public ValueTask EndAsync(CancellationToken ct) => store.EndAsync(ct);

        public ValueTask<bool> IsUnfinishedAsync(CancellationToken ct) => store.IsUnfinishedAsync(ct);
    }
}
