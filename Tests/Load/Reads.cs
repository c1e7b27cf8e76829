using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RealtimeRestaurant.Load.Raw;
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

/// <summary>One question to the store, and the same to the cache before it.</summary>
internal sealed record Question(
    string Name, Func<IServiceProvider, CancellationToken, Task> Ask,
    Func<IServiceProvider, Restaurant, CancellationToken, Task> AskCached);

/// <summary>
/// <c>reads [orders] [mongo url]</c>: lists and analytics over 90 days of sales. Cold is the first question to a store that has just been
/// opened; warm is asked of it again and again; kept is asked again of the cache before it. Then <see cref="ScreenQueries"/>.
/// </summary>
internal static class Reads
{
    private const int Days = 90, ColdRounds = 20, WarmRounds = 200;

    private const string Header = "| question | cold p50 ms | cold p99 ms | warm p50 ms | warm p95 ms | warm p99 ms "
        + "| kept p50 ms | kept p99 ms | less than warm |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |";

    private static readonly HistoryFilter<OrderStatus>
        AnyOrder = new(), AtATable = new(TableId: "t_7"), Completed = new(OrderStatus.Completed);

    private static readonly Question[] Questions =
    [
        Range("analytics of a day", 1),
        Range("analytics of a month", 30),
        Range("analytics of 90 days", 90),
        Orders("orders, first 50", AnyOrder, null),
        Orders("orders, 50 in the middle", AnyOrder, Middle),
        Orders("orders of a table", AtATable, Middle),
        Orders("orders of a status", Completed, Middle),
        new("bills, first 50",
            async (store, ct) => await History(store).ListBillsAsync(PastSales.Restaurant, new(), null, 50, ct),
            async (store, state, ct) => await Cached(store).ListAsync(HistorySources.Bills, state, new(), null, 50, ct)),
        new("one bill",
            async (store, ct) => await History(store).FindBillAsync(PastSales.Restaurant, "bo_050000", ct),
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
            await using (var store = await OpenAsync(folder, mongo, ct))
                await sales.AppendAsync(store.GetRequiredService<ICommitLog>(), ct);
            Console.WriteLine(Header);
            foreach (var question in Questions) Console.WriteLine(await RowAsync(question, () => OpenAsync(folder, mongo, ct), ct));
            await using (var store = await OpenAsync(folder, mongo, ct)) await ScreenQueries.RunAsync(store, ct);
        }
        finally { folder.Delete(recursive: true); }
    }

    private static async Task<string> RowAsync(Question question, Func<Task<ServiceProvider>> open, CancellationToken ct)
    {
        var (cold, warm, cached) = (new LatencyHistogram(), new LatencyHistogram(), new LatencyHistogram());
        for (var round = 0; round < ColdRounds; round++)
        {
            await using var store = await open();
            await TimeAsync(cold, () => question.Ask(store, ct));
        }
        await using var kept = await open();
        for (var round = 0; round < WarmRounds; round++) await TimeAsync(warm, () => question.Ask(kept, ct));
        var state = await LevelAsync(kept, ct);
        await question.AskCached(kept, state, ct);
        for (var round = 0; round < WarmRounds; round++) await TimeAsync(cached, () => question.AskCached(kept, state, ct));
        var (first, then, last) = (Percentiles.Of(cold), Percentiles.Of(warm), Percentiles.Of(cached));
        return $"| {question.Name} | {first.P50:0.0} | {first.P99:0.0} | {then.P50:0.00} | {then.P95:0.0} | {then.P99:0.0} "
            + $"| {last.P50:0.000} | {last.P99:0.000} | {1 - (last.P50 / then.P50):0.0 %} |";
    }

    // The state of a node that has followed the log of the sales.
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
        var (bill, settings) = (sales.OpenBill(), new RestaurantSettings(TaxRate: 88_750, ServiceRate: 50_000));
        var (started, count) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2))
        {
            for (var i = 0; i < 1000; i++) bill = bill.Calculated(settings);
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

    private static Question Range(string name, int days)
    {
        var from = PastSales.LastDay.AddDays(1 - days);
        return new(name,
            async (store, ct) => await store.GetRequiredService<IAnalytics>().RangeAsync(PastSales.Restaurant, from, PastSales.LastDay, ct),
            async (store, state, ct) => await store.GetRequiredService<CachedAnalytics>().RangeAsync(state, from, PastSales.LastDay, ct));
    }

    private static Question Orders(string name, HistoryFilter<OrderStatus> filter, HistoryKey? after)
    {
        return new(name,
            async (store, ct) => CheckPage(await History(store).ListOrdersAsync(PastSales.Restaurant, filter, after, 50, ct)),
            async (store, state, ct) => CheckPage(await Cached(store).ListAsync(HistorySources.Orders, state, filter, after, 50, ct)));

        static void CheckPage(IReadOnlyCollection<Order> page)
        {
            if (page.Count != 50) throw new InvalidOperationException("Too few orders: the figures say nothing.");
        }
    }

    private static CachedHistory Cached(IServiceProvider store) => store.GetRequiredService<CachedHistory>();

    private static IHistory History(IServiceProvider store) => store.GetRequiredService<IHistory>();
}
