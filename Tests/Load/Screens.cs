using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Load;

/// <summary>
/// An evening of three hours at 20 tables, in minutes: the tables live through what the simulated evening's do, an hour to a sitting, and screens ask for what is on them. Each question
/// would be one to the store without a live state and a cache; counted are those that come to it.
/// </summary>
internal static class Screens
{
    private const int Tables = 20, Seconds = 3 * 60 * 60;
    private static readonly Actor Ada = new("ada", "Ada", Role.Admin);
    private static readonly DateTimeOffset Begin = new(2026, 11, 23, 17, 0, 0, TimeSpan.Zero);

    // Every so many seconds: four tablets of waiters, two of them in the kitchen, a till, two dashboards.
    private static readonly (string Name, int Every, Func<Asking, CancellationToken, Task> Ask)[] Questions =
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
        var clock = new EveningClock(Begin);
        var log = store.GetRequiredService<ICommitLog>();
        await using var restaurants = new LiveRestaurants(
            log, store.GetRequiredService<ISnapshots>(), store.GetRequiredService<IReadModels>(), new Infrastructure.InProcess.Doorbell(), clock, new LiveOptions());
        var live = await restaurants.OpenAsync("r_evening", ct);
        await DoAsync(live, ct, new OpenRestaurant("The House", "EUR", "Europe/Vienna", null), new HireStaff(Ada.Id, Ada.Name, Role.Admin, []));
        foreach (var number in Enumerable.Range(1, Tables)) await DoAsync(live, ct, new AddTable(number, 4), new AddMenuItem($"Dish {number}", "Food", 700, null, null, null, null, null, []));
        using var asking = new Asking(store, live);
        var (random, commands, lifetimes) = (new Random(23), 0, new CacheOptions());
        var counts = Questions.ToDictionary(question => question.Name, _ => (Asked: 0L, OfStore: 0L));
        for (var second = 0; second < Seconds; second++)
        {
            clock.Pass(TimeSpan.FromSeconds(1));
            // Lifetimes are told by the real clock: here they end for a whole family at once.
            foreach (var family in Enum.GetValues<CacheFamily>().Where(family => second % lifetimes.Of(family).TotalSeconds == 0)) await asking.Cache.ClearAsync(live.Id, family, ct);
            // Some 12 commands to a sitting of an hour.
            if (random.Next(Tables * Seconds) < Tables * Tables * 12 * 3 && Next(live.State, 1 + random.Next(Tables), random.Next(100)) is { } command)
            {
                await live.SubmitAsync(new(Guid.NewGuid().ToString("N"), Ada, command), ct);
                commands++;
            }
            foreach (var (name, _, ask) in Questions.Where(question => second % question.Every == 0))
            {
                var before = asking.OfStore;
                await ask(asking, ct);
                counts[name] = (counts[name].Asked + 1, counts[name].OfStore + asking.OfStore - before);
            }
        }
        Console.WriteLine($"{Seconds / 3600} h at {Tables} tables, {commands:N0} commands\n| the screens ask for | times | of the store | less |\n| --- | --- | --- | --- |");
        foreach (var (name, (asked, ofStore)) in counts) Console.WriteLine(Row(name, asked, ofStore));
        Console.WriteLine(Row("together", counts.Values.Sum(count => count.Asked), counts.Values.Sum(count => count.OfStore)));
        var needed = counts.Values.Where(count => count.OfStore > 0).ToArray();
        Console.WriteLine(Row("of those that need the store at all", needed.Sum(count => count.Asked), needed.Sum(count => count.OfStore)));
    }

    private static string Row(string name, long asked, long ofStore) => $"| {name} | {asked:N0} | {ofStore:N0} | {1 - ((double)ofStore / asked):0.0 %} |";

    private static async Task DoAsync(LiveRestaurant live, CancellationToken ct, params RestaurantCommand[] commands)
    {
        foreach (var command in commands)
            if ((await live.SubmitAsync(new(Guid.NewGuid().ToString("N"), command is OpenRestaurant or HireStaff ? Actor.System : Ada, command), ct)).Refusal is { } refusal) throw new InvalidOperationException(refusal.Sentence);
    }

    // What comes next at this table.
    private static RestaurantCommand? Next(Restaurant state, int number, int choice)
    {
        var table = state.Tables.Values.Single(one => one.Number == number);
        var orders = state.Orders.Values.Where(order => order.SessionId == table.Session?.Id && order.Status != OrderStatus.Cancelled).OrderBy(order => order.Number).ToArray();
        if (table.Session is null) return new SetTableStatus(table.Id, table.Status == TableStatus.Available ? TableStatus.Occupied : TableStatus.Available, 2, null, null);
        if (orders.Length == 0 || (choice < 8 && orders.Length < 3)) return new PlaceOrder(table.Id, [.. state.Menu.Keys.Skip(choice % 17).Take(3).Select(dish => new LineDraft(dish, 1, null, [], null, null))]);
        if (orders.FirstOrDefault(order => order.Status is OrderStatus.Placed or OrderStatus.InProgress or OrderStatus.Ready) is { } order)
            return new SetOrderStatus(order.Id, order.Items[0].Status switch { ItemStatus.Queued => ItemStatus.Preparing, ItemStatus.Preparing => ItemStatus.Ready, _ => ItemStatus.Served });
        if (state.Bills.Values.Any(bill => bill.SessionId == table.Session.Id) && state.Bills.Values.All(bill => bill.SessionId != table.Session.Id || bill.Due == 0))
            return new SetTableStatus(table.Id, TableStatus.NeedsCleaning, null, null, null);
        return state.Bills.Values.FirstOrDefault(bill => bill.SessionId == table.Session.Id && bill.Due > 0) is { } bill
            ? new PayBill(bill.Id, bill.Due, choice % 2 == 0 ? PaymentMethod.Cash : PaymentMethod.Card, 100, null, bill.Revision, null, null)
            : new CreateBill(table.Id, []);
    }

    /// <summary>Asks as the doors do, and counts what comes to the store: questions, and looks at the head.</summary>
    private sealed class Asking : IDisposable
    {
        private readonly LiveRestaurant _live;
        private readonly CountedLog _log;
        private readonly CachedHistory _history;
        private readonly CachedAnalytics _analytics;
        private readonly HashSet<string> _bills = [];
        private readonly DateOnly _today = DateOnly.FromDateTime(Begin.UtcDateTime);

        public Asking(IServiceProvider store, LiveRestaurant live)
        {
            (_live, _log) = (live, new CountedLog(store.GetRequiredService<ICommitLog>()));
            Cache = new QueryCache(new CacheOptions(), _log, store.GetRequiredService<IMeterFactory>());
            (_history, _analytics) = (new(Cache, store.GetRequiredService<IHistory>()), new(Cache, store.GetRequiredService<IAnalytics>()));
        }

        public QueryCache Cache { get; }

        public Restaurant State => _live.State;

        // The menu's misses are no questions to the store.
        public long OfStore => _log.Looks + Cache.Counts(_live.Id).Where(one => one.Family != CacheFamily.Menu).Sum(one => one.Misses);

        public async Task MenuAsync(CancellationToken ct) =>
            await Cache.GetAsync(CacheFamily.Menu, State, new CacheVersion($"{State.Changed.Menu}", 0), "whole", _ => new ValueTask<byte[]>([1]), _ => 1, ct);

        public async Task FindAsync<T, TStatus>(HistorySource<T, TStatus> kind, string? id, CancellationToken ct) where T : class where TStatus : struct, Enum
        {
            if (id is not null) await _history.FindAsync(kind, State, id, ct);
        }

        // The last that has left.
        public async Task PastAsync(CancellationToken ct)
        {
            var state = State;
            _bills.UnionWith(state.Bills.Keys);
            await FindAsync(HistorySources.Bills, _bills.LastOrDefault(id => !state.Bills.ContainsKey(id)), ct);
        }

        public async Task ListAsync<T, TStatus>(HistorySource<T, TStatus> kind, DateTimeOffset? to, CancellationToken ct) where T : class where TStatus : struct, Enum =>
            await _history.ListAsync(kind, State, new(To: to), null, 51, ct);

        public async Task RangeAsync(int from, int to, CancellationToken ct) => await _analytics.RangeAsync(State, _today.AddDays(from), _today.AddDays(to), ct);

        public void Dispose() => Cache.Dispose();
    }

    private sealed class CountedLog(ICommitLog log) : ICommitLog
    {
        public long Looks { get; private set; }

        public ValueTask<AppendResult> AppendAsync(Commit commit, ChangedEntities entities, CancellationToken ct) => log.AppendAsync(commit, entities, ct);

        public IAsyncEnumerable<Commit> ReadAsync(string restaurantId, long afterSeq, CancellationToken ct) => log.ReadAsync(restaurantId, afterSeq, ct);

        public ValueTask<Commit?> FindAsync(string restaurantId, long seq, CancellationToken ct) => log.FindAsync(restaurantId, seq, ct);

        public ValueTask<IReadOnlyDictionary<string, Head>> HeadsAsync(IReadOnlyCollection<string> restaurantIds, CancellationToken ct)
        {
            Looks++;
            return log.HeadsAsync(restaurantIds, ct);
        }

    }
}
