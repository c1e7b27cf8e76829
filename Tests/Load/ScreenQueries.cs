using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Infrastructure.Caching;
using RealtimeRestaurant.Samples;

namespace RealtimeRestaurant.Load;

/// <summary>
/// Three hours at 20 tables, in minutes: the player takes an hour to a sitting, and screens ask for what they show. Each of their questions
/// would be one to the store without a live state and a cache; counted are those that reach it.
/// </summary>
internal static class ScreenQueries
{
    private const int Tables = 20, Seconds = 3 * 60 * 60;
    private static readonly Actor Ada = new("ada", "Ada", Role.Admin);
    private static readonly DateTimeOffset Begin = new(2026, 11, 23, 17, 0, 0, TimeSpan.Zero);

    // Every so many seconds: four tablets of waiters, two of them in the kitchen, a till, two dashboards.
    private static readonly (string Name, int Every, Func<ScreenReader, CancellationToken, Task> Ask)[] Questions =
    [
        ("menu", 30, (at, ct) => at.MenuAsync(ct)),
        ("tables, the kitchen's board, figures of now, staff", 2, (_, _) => Task.CompletedTask),
        ("one order, open", 5, (at, ct) => at.FindAsync(HistorySources.Orders, at.State.Orders.Keys.FirstOrDefault(), ct)),
        ("one bill, open", 20, (at, ct) => at.FindAsync(HistorySources.Bills, at.State.Bills.Keys.FirstOrDefault(), ct)),
        ("one order or bill that is over", 20, (at, ct) => at.PastAsync(ct)),
        ("orders, first page", 8, (at, ct) => at.ListAsync(HistorySources.Orders, null, ct)),
        ("bills, first page", 8, (at, ct) => at.ListAsync(HistorySources.Bills, null, ct)),
        ("orders and bills of before, by pages", 10, (at, ct) => at.ListAsync(HistorySources.Bills, Begin, ct)),
        ("shifts", 60, (at, ct) => at.ListAsync(HistorySources.Shifts, null, ct)),
        ("analytics of today", 5, (at, ct) => at.RangeAsync(0, 0, ct)),
        ("analytics of this week", 10, (at, ct) => at.RangeAsync(-6, 0, ct)),
        ("analytics of yesterday, of last week, of the month before", 10, (at, ct) => at.RangeAsync(-31, -1, ct)),
    ];

    public static async Task RunAsync(IServiceProvider store, CancellationToken ct)
    {
        var clock = new SimulatedClock(Begin);
        var (log, doorbell) = (store.GetRequiredService<ICommitLog>(), new Infrastructure.InProcess.Doorbell());
        var (snapshots, readModels) = (store.GetRequiredService<ISnapshots>(), store.GetRequiredService<IReadModels>());
        await using var restaurants = new LiveRestaurants(log, snapshots, readModels, doorbell, clock, new LiveOptions());
        var live = await OpenAsync(restaurants, ct);
        using var reader = new ScreenReader(store, live);
        var (random, commands, lifetimes) = (new Random(23), 0, new CacheOptions());
        var (player, chance) = (new RestaurantPlayer(Roster.Of(Ada), Habits.Plain), new Chance(random));
        var counts = Questions.ToDictionary(question => question.Name, _ => (Asked: 0L, OfStore: 0L));
        for (var second = 0; second < Seconds; second++)
        {
            clock.Pass(TimeSpan.FromSeconds(1));
            // The cache reads the real clock: here the lifetime of a whole family ends at once.
            foreach (var family in Enum.GetValues<CacheFamily>().Where(family => second % lifetimes.Of(family).TotalSeconds == 0))
                await reader.Cache.ClearAsync(live.Id, family, ct);
            // Some 12 commands to a sitting of an hour.
            if (random.Next(Tables * Seconds) < Tables * Tables * 12 * 3)
            {
                var shown = TableSituation.Of(live.State).ElementAt(random.Next(Tables));
                foreach (var (_, actor, command) in player.Next(shown, live.State.MenuView(), chance).ToArray())
                {
                    await live.SubmitAsync(new(NewId(), actor, command), ct);
                    commands++;
                }
            }
            foreach (var (name, _, ask) in Questions.Where(question => second % question.Every == 0))
            {
                var before = reader.OfStore;
                await ask(reader, ct);
                counts[name] = (counts[name].Asked + 1, counts[name].OfStore + reader.OfStore - before);
            }
        }
        Console.WriteLine(Table(commands, counts));
    }

    private static async Task<LiveRestaurant> OpenAsync(LiveRestaurants restaurants, CancellationToken ct)
    {
        var live = await restaurants.OpenAsync("r_load", ct);
        await DoAsync(Actor.System, new OpenRestaurant("Load", "EUR", "Europe/Vienna", null));
        await DoAsync(Actor.System, new HireStaff(Ada.Id, Ada.Name, Ada.Role, []));
        await DoAsync(Ada, new SetStaffStatus(Ada.Id, StaffStatus.Available));
        foreach (var number in Enumerable.Range(1, Tables))
        {
            await DoAsync(Ada, new AddTable(number, 4));
            await DoAsync(Ada, new AddMenuItem($"Dish {number}", "Food", 700, null, null, null, null, null, []));
        }
        return live;

        async Task DoAsync(Actor who, RestaurantCommand command)
        {
            var outcome = await live.SubmitAsync(new(NewId(), who, command), ct);
            if (outcome.Refusal is { } refusal) throw new InvalidOperationException(refusal.Sentence);
        }
    }

    private static string NewId() => Guid.NewGuid().ToString("n");

    private static string Table(int commands, Dictionary<string, (long Asked, long OfStore)> counts)
    {
        var needed = counts.Values.Where(count => count.OfStore > 0).ToArray();
        return string.Join(Environment.NewLine,
        [
            $"{Seconds / 3600} h at {Tables} tables, {commands:N0} commands",
            "| the screens ask for | times | of the store | less |",
            "| --- | --- | --- | --- |",
            .. counts.Select(count => Row(count.Key, [count.Value])),
            Row("together", [.. counts.Values]),
            Row("of those that need the store at all", needed),
        ]);
    }

    private static string Row(string name, (long Asked, long OfStore)[] counts)
    {
        var (asked, ofStore) = (counts.Sum(count => count.Asked), counts.Sum(count => count.OfStore));
        return $"| {name} | {asked:N0} | {ofStore:N0} | {1 - ((double)ofStore / asked):0.0 %} |";
    }

    /// <summary>Reads as the routes do, and counts what reaches the store: queries, and looks at the head.</summary>
    private sealed class ScreenReader : IDisposable
    {
        private readonly LiveRestaurant _live;
        private readonly CountedLog _log;
        private readonly CachedHistory _history;
        private readonly CachedAnalytics _analytics;
        private readonly HashSet<string> _bills = [];
        private readonly DateOnly _today = DateOnly.FromDateTime(Begin.UtcDateTime);

        public ScreenReader(IServiceProvider store, LiveRestaurant live)
        {
            (_live, _log) = (live, new CountedLog(store.GetRequiredService<ICommitLog>()));
            Cache = new QueryCache(
                new CacheOptions(), _log, store.GetRequiredService<IReadModels>(), store.GetRequiredService<IMeterFactory>());
            (_history, _analytics) = (new(Cache, store.GetRequiredService<IHistory>()), new(Cache, store.GetRequiredService<IAnalytics>()));
        }

        public QueryCache Cache { get; }

        public Restaurant State => _live.State;

        // The menu's misses are not queries of the store.
        public long OfStore => _log.Looks + Cache.Counts(_live.Id).Where(one => one.Family != CacheFamily.Menu).Sum(one => one.Misses);

        public async Task MenuAsync(CancellationToken ct)
        {
            var asOf = new CacheVersion($"{State.Changed.Menu}", 0);
            await Cache.GetAsync(CacheFamily.Menu, State, asOf, "whole", _ => new ValueTask<byte[]>([1]), _ => 1, ct);
        }

        public async Task FindAsync<T, TStatus>(HistorySource<T, TStatus> kind, string? id, CancellationToken ct)
            where T : class where TStatus : struct, Enum
        {
            if (id is not null) await _history.FindAsync(kind, State, id, ct);
        }

        // The bill that was closed last.
        public async Task PastAsync(CancellationToken ct)
        {
            var state = State;
            _bills.UnionWith(state.Bills.Keys);
            await FindAsync(HistorySources.Bills, _bills.LastOrDefault(id => !state.Bills.ContainsKey(id)), ct);
        }

        public async Task ListAsync<T, TStatus>(HistorySource<T, TStatus> kind, DateTimeOffset? to, CancellationToken ct)
            where T : class where TStatus : struct, Enum =>
            await _history.ListAsync(kind, State, new(To: to), null, 51, ct);

        public async Task RangeAsync(int from, int to, CancellationToken ct) =>
            await _analytics.RangeAsync(State, _today.AddDays(from), _today.AddDays(to), ct);

        public void Dispose() => Cache.Dispose();
    }

    private sealed class CountedLog(ICommitLog log) : ICommitLog
    {
        public long Looks { get; private set; }

        public ValueTask<AppendResult> AppendAsync(Commit commit, ChangedEntities entities, CancellationToken ct) =>
            log.AppendAsync(commit, entities, ct);

        public IAsyncEnumerable<Commit> ReadAsync(string restaurantId, long afterSeq, CancellationToken ct) =>
            log.ReadAsync(restaurantId, afterSeq, ct);

        public ValueTask<Commit?> FindAsync(string restaurantId, long seq, CancellationToken ct) => log.FindAsync(restaurantId, seq, ct);

        public ValueTask<IReadOnlyDictionary<string, Head>> HeadsAsync(IReadOnlyCollection<string> restaurantIds, CancellationToken ct)
        {
            Looks++;
            return log.HeadsAsync(restaurantIds, ct);
        }
    }
}
