using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Infrastructure.Sqlite;
using Analytics = RealtimeRestaurant.Infrastructure.Sqlite.Analytics;
using History = RealtimeRestaurant.Infrastructure.Sqlite.History;

namespace RealtimeRestaurant.Tests.Contracts.Sqlite;

/// <summary>SQLite's own word on how it answers each query of the read models (docs/data.md): by one range of one index.</summary>
public sealed class SqlitePlanTests : StoreContract
{
    private static readonly DateTimeOffset?[] MaybeTime = [null, TestData.Evening];
    private static readonly string?[] MaybeTable = [null, "t_1"];
    private static readonly int?[] MaybeNumber = [null, 7];
    private readonly SqliteFile _file = new();

    protected override Task<Stores> OpenAsync() => _file.OpenAsync();

    protected override Task RemoveAsync() => _file.RemoveAsync();

    [Fact]
    public async Task Every_list_is_a_range_of_an_index_without_sorting()
    {
        string[] lists =
            [.. Lists<OrderStatus>(History.Orders, MaybeTable, MaybeNumber), .. Lists<BillStatus>(History.Bills, MaybeTable, MaybeNumber),
            .. Lists<ShiftStatus>(History.Shifts, [null], [null]),
            .. Lists<ReservationStatus>(History.Reservations, [null], [null])];

        foreach (var query in lists) (await PlanAsync(query)).ShouldHaveSingleItem()
            .ShouldStartWith($"SEARCH {Table(query)} USING INDEX {Table(query)}_by_");
        lists.Length.ShouldBe(160);
    }

    [Fact]
    public async Task A_list_by_facets_is_a_range_of_the_first_without_sorting()
    {
        HistoryFilter<OrderStatus> one = new(Facets: ["f"]), all = new(
            default(OrderStatus), "t", TestData.Evening, TestData.Evening, 7, OrderKind.DineIn, ["f", "g"]);
        foreach (var filter in new[] { one, all })
            foreach (var after in new HistoryKey?[] { null, new(TestData.Evening, "x") })
            {
                var plan = await PlanAsync(History.Query(History.Orders, filter, after));
                plan[0].ShouldStartWith("SEARCH facets USING PRIMARY KEY (restaurant_id=? AND list=? AND facet=?");
                plan.ShouldContain("SEARCH orders USING INDEX sqlite_autoindex_orders_1 (restaurant_id=? AND id=?)");
                plan.ShouldAllBe(step => step.StartsWith("SEARCH", StringComparison.Ordinal)
                    || step.StartsWith("CORRELATED", StringComparison.Ordinal));
            }
    }

    [Fact]
    public async Task The_sums_of_analytics_are_a_range_of_the_tables_key() =>
        (await PlanAsync(Analytics.Sums)).Where(step => !step.Contains("TEMP B-TREE FOR GROUP BY", StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldBe("SEARCH day_rows USING PRIMARY KEY (restaurant_id=? AND day>? AND day<?)");

    [Fact]
    public async Task A_scan_and_a_sort_would_be_seen()
    {
        (await PlanAsync("SELECT body FROM bills WHERE seq = $seq")).ShouldBe(["SCAN bills"]);
        (await PlanAsync("SELECT body FROM bills WHERE restaurant_id = $restaurant ORDER BY seq"))
            .ShouldContain("USE TEMP B-TREE FOR ORDER BY");
    }

    private static IEnumerable<string> Lists<TStatus>(string kind, string?[] tables, int?[] numbers) where TStatus : struct, Enum =>
        from status in new TStatus?[] { null, default(TStatus) }
        from table in tables
        from number in numbers
        from first in MaybeTime
        from last in MaybeTime
        from after in new HistoryKey?[] { null, new(TestData.Evening, "x") }
        select History.Query(kind, new HistoryFilter<TStatus>(status, table, first, last, number), after);

    private static string Table(string query) => query.Split(' ')[Array.IndexOf(query.Split(' '), "FROM") + 1];

    private async Task<List<string>> PlanAsync(string query) =>
        await ((IServiceProvider)Store.Opened).GetRequiredService<Database>()
            .ReadAsync(connection => connection.All($"EXPLAIN QUERY PLAN {query}", row => row.GetString(3),
            ("$restaurant", "r"), ("$limit", 1), ("$status", "s"), ("$table", "t"), ("$number", 7), ("$from", "2026-11-01"),
            ("$to", "2026-11-23"), ("$at", 0), ("$id", "x"), ("$seq", 1), ("$facet0", "f"), ("$facet1", "g"), ("$kind", "k")),
            CancellationToken.None);
}
