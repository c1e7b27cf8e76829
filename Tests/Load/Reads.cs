using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RealtimeRestaurant.Client.Raw;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Caching;
using RealtimeRestaurant.Infrastructure.Mongo;
using RealtimeRestaurant.Infrastructure.Sqlite;

namespace RealtimeRestaurant.Load;

/// <summary>
/// <c>reads [orders] [mongo url]</c>: lists and analytics over 90 days of sales. Cold is the first question to a store that has just been opened; warm is asked of it again and again;
/// kept is asked again of the cache before it. Then an evening: what its screens ask, and how much of it comes to the store.
/// </summary>
internal static class Reads
{
    private const int Days = 90, ColdRounds = 20, WarmRounds = 200;

    private static readonly HistoryFilter<OrderStatus> AnyOrder = new(), AtATable = new(TableId: "t_7"), Completed = new(OrderStatus.Completed);

    private static readonly (string Name, Func<IServiceProvider, CancellationToken, Task> Ask, Func<IServiceProvider, Restaurant, CancellationToken, Task> Cached)[] Questions =
    [
        Range("analytics of a day", 1), Range("analytics of a month", 30), Range("analytics of 90 days", 90),
        Orders("orders, first 50", AnyOrder, null), Orders("orders, 50 in the middle", AnyOrder, Middle), Orders("orders of a table", AtATable, Middle),
        Orders("orders of a status", Completed, Middle),
        ("bills, first 50", async (store, ct) => await History(store).ListBillsAsync(PastSales.Restaurant, new(), null, 50, ct),
            async (store, state, ct) => await Cached(store).ListAsync(HistorySources.Bills, state, new(), null, 50, ct)),
        ("one bill", async (store, ct) => await History(store).FindBillAsync(PastSales.Restaurant, "bo_050000", ct),
            async (store, state, ct) => await Cached(store).FindAsync(HistorySources.Bills, state, "bo_050000", ct)),
    ];

    private static HistoryKey Middle => new(new DateTimeOffset(PastSales.LastDay.AddDays(-Days / 2), TimeOnly.MinValue, TimeSpan.Zero), "");

    public static async Task RunAsync(string[] args, CancellationToken ct)
    {
        var (orders, mongo) = (args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000, args.ElementAtOrDefault(1));
        var (sales, folder) = (new PastSales(orders, Days), Directory.CreateTempSubdirectory("load-"));
        try
        {
            Console.WriteLine($"{Calculations(sales):N0} bills calculated a second");
            await using (var store = await OpenAsync(folder, mongo, ct)) await sales.AppendAsync(store.GetRequiredService<ICommitLog>(), ct);
            Console.WriteLine("| question | cold p50 ms | cold p99 ms | warm p50 ms | warm p95 ms | warm p99 ms | kept p50 ms | kept p99 ms | less than warm |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            foreach (var question in Questions) Console.WriteLine(await RowAsync(question, () => OpenAsync(folder, mongo, ct), ct));
            await using (var store = await OpenAsync(folder, mongo, ct)) await Screens.RunAsync(store, ct);
        }
        finally { folder.Delete(recursive: true); }
    }

    private static async Task<string> RowAsync(
        (string Name, Func<IServiceProvider, CancellationToken, Task> Ask, Func<IServiceProvider, Restaurant, CancellationToken, Task> Cached) question, Func<Task<ServiceProvider>> open, CancellationToken ct)
    {
        var (name, ask, cached) = question;
        var (cold, warm, known) = (new LatencyHistogram(), new LatencyHistogram(), new LatencyHistogram());
        for (var round = 0; round < ColdRounds; round++)
        {
            await using var store = await open();
            await TimeAsync(cold, () => ask(store, ct));
        }
        await using var kept = await open();
        for (var round = 0; round < WarmRounds; round++) await TimeAsync(warm, () => ask(kept, ct));
        var state = await LevelAsync(kept, ct);
        await cached(kept, state, ct);
        for (var round = 0; round < WarmRounds; round++) await TimeAsync(known, () => cached(kept, state, ct));
        var (first, then, last) = (Percentiles.Of(cold), Percentiles.Of(warm), Percentiles.Of(known));
        return $"| {name} | {first.P50:0.0} | {first.P99:0.0} | {then.P50:0.00} | {then.P95:0.0} | {then.P99:0.0} | {last.P50:0.000} | {last.P99:0.000} | {1 - (last.P50 / then.P50):0.0 %} |";
    }

    // As a node has it that has followed the log of the sales, which say nothing but what they touch.
    private static async Task<Restaurant> LevelAsync(IServiceProvider store, CancellationToken ct)
    {
        var head = (await store.GetRequiredService<ICommitLog>().HeadsAsync([PastSales.Restaurant], ct))[PastSales.Restaurant];
        return new(PastSales.Restaurant) { Epoch = head.Epoch, Seq = head.Seq, Changed = new(head.Seq, head.Seq, head.Seq) };
    }

    private static async Task TimeAsync(LatencyHistogram answers, Func<Task> ask)
    {
        var asked = Stopwatch.GetTimestamp();
        await ask();
        answers.Record(Stopwatch.GetElapsedTime(asked));
    }

    private static double Calculations(PastSales sales)
    {
        var (bill, house, started, count) = (sales.OpenBill(), new RestaurantSettings(TaxRate: 88_750, ServiceRate: 50_000), Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2))
        {
            for (var i = 0; i < 1000; i++) bill = bill.Calculated(house);
            count += 1000;
        }
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<ServiceProvider> OpenAsync(DirectoryInfo folder, string? mongo, CancellationToken ct)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging();
        if (mongo is null) services.AddSqliteStore($"Data Source={Path.Combine(folder.FullName, "restaurant.db")}");
        else services.AddMongoStore($"{mongo.Split('?')[0].TrimEnd('/')}/{folder.Name}?{mongo.Split('?').ElementAtOrDefault(1)}");
        var store = services.AddQueryCache(new(), _ => null).BuildServiceProvider();
        foreach (var starting in store.GetServices<IHostedService>()) await starting.StartAsync(ct);
        return store;
    }

    private static (string, Func<IServiceProvider, CancellationToken, Task>, Func<IServiceProvider, Restaurant, CancellationToken, Task>) Range(string name, int days)
    {
        var from = PastSales.LastDay.AddDays(1 - days);
        return (name, async (store, ct) => await store.GetRequiredService<IAnalytics>().RangeAsync(PastSales.Restaurant, from, PastSales.LastDay, ct),
            async (store, state, ct) => await store.GetRequiredService<CachedAnalytics>().RangeAsync(state, from, PastSales.LastDay, ct));
    }

    private static (string, Func<IServiceProvider, CancellationToken, Task>, Func<IServiceProvider, Restaurant, CancellationToken, Task>) Orders(
        string name, HistoryFilter<OrderStatus> filter, HistoryKey? after)
    {
        return (name, async (store, ct) => Whole(await History(store).ListOrdersAsync(PastSales.Restaurant, filter, after, 50, ct)),
            async (store, state, ct) => Whole(await Cached(store).ListAsync(HistorySources.Orders, state, filter, after, 50, ct)));

        static void Whole(IReadOnlyCollection<Order> page)
        {
            if (page.Count != 50) throw new InvalidOperationException("Too few orders: the figures say nothing.");
        }
    }

    private static CachedHistory Cached(IServiceProvider store) => store.GetRequiredService<CachedHistory>();

    private static IHistory History(IServiceProvider store) => store.GetRequiredService<IHistory>();
}
