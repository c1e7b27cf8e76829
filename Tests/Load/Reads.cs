using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RealtimeRestaurant.Client.Raw;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Infrastructure.Mongo;
using RealtimeRestaurant.Infrastructure.Sqlite;

namespace RealtimeRestaurant.Load;

/// <summary><c>reads [orders] [mongo url]</c>: lists and analytics over 90 days of sales. Cold is the first question to a store that has just been opened; warm is asked again and again.</summary>
internal static class Reads
{
    private const int Days = 90, ColdRounds = 20, WarmRounds = 200;

    private static readonly HistoryFilter<OrderStatus> AnyOrder = new(), AtATable = new(TableId: "t_7"), Completed = new(OrderStatus.Completed);

    private static readonly (string Name, Func<IServiceProvider, CancellationToken, Task> Ask)[] Questions =
    [
        ("analytics of a day", (store, ct) => AskAsync(store, 1, ct)),
        ("analytics of a month", (store, ct) => AskAsync(store, 30, ct)),
        ("analytics of 90 days", (store, ct) => AskAsync(store, 90, ct)),
        ("orders, first 50", (store, ct) => ListAsync(store, AnyOrder, null, ct)),
        ("orders, 50 in the middle", (store, ct) => ListAsync(store, AnyOrder, Middle, ct)),
        ("orders of a table", (store, ct) => ListAsync(store, AtATable, Middle, ct)),
        ("orders of a status", (store, ct) => ListAsync(store, Completed, Middle, ct)),
        ("bills, first 50", async (store, ct) => await History(store).ListBillsAsync(PastSales.Restaurant, new(), null, 50, ct)),
        ("one bill", async (store, ct) => await History(store).FindBillAsync(PastSales.Restaurant, "bo_050000", ct)),
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
            Console.WriteLine("| question | cold p50 ms | cold p99 ms | warm p50 ms | warm p95 ms | warm p99 ms |\n| --- | --- | --- | --- | --- | --- |");
            foreach (var (name, ask) in Questions) Console.WriteLine(await RowAsync(name, ask, () => OpenAsync(folder, mongo, ct), ct));
        }
        finally { folder.Delete(recursive: true); }
    }

    private static async Task<string> RowAsync(string name, Func<IServiceProvider, CancellationToken, Task> ask, Func<Task<ServiceProvider>> open, CancellationToken ct)
    {
        var (cold, warm) = (new LatencyHistogram(), new LatencyHistogram());
        for (var round = 0; round < ColdRounds; round++)
        {
            await using var store = await open();
            await TimeAsync(cold, () => ask(store, ct));
        }
        await using var kept = await open();
        for (var round = 0; round < WarmRounds; round++) await TimeAsync(warm, () => ask(kept, ct));
        var (first, then) = (Percentiles.Of(cold), Percentiles.Of(warm));
        return $"| {name} | {first.P50:0.0} | {first.P99:0.0} | {then.P50:0.0} | {then.P95:0.0} | {then.P99:0.0} |";
    }

    private static async Task TimeAsync(LatencyHistogram answers, Func<Task> ask)
    {
        var asked = Stopwatch.GetTimestamp();
        await ask();
        answers.Record(Stopwatch.GetElapsedTime(asked));
    }

    private static double Calculations(PastSales sales)
    {
        var (bill, house, started, count) = (sales.OpenBill(), new HouseSettings(TaxRate: 88_750, ServiceRate: 50_000), Stopwatch.GetTimestamp(), 0);
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
        var store = services.BuildServiceProvider();
        foreach (var starting in store.GetServices<IHostedService>()) await starting.StartAsync(ct);
        return store;
    }

    private static async Task AskAsync(IServiceProvider store, int days, CancellationToken ct) =>
        await store.GetRequiredService<IAnalytics>().RangeAsync(PastSales.Restaurant, PastSales.LastDay.AddDays(1 - days), PastSales.LastDay, ct);

    private static async Task ListAsync(IServiceProvider store, HistoryFilter<OrderStatus> filter, HistoryKey? after, CancellationToken ct)
    {
        if ((await History(store).ListOrdersAsync(PastSales.Restaurant, filter, after, 50, ct)).Length != 50) throw new InvalidOperationException("Too few orders: the figures say nothing.");
    }

    private static IHistory History(IServiceProvider store) => store.GetRequiredService<IHistory>();
}
