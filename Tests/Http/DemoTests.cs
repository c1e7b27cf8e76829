using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Tests.Contracts;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class DemoTests
{
    private static readonly Dictionary<string, string?> Without = new() { ["Demo:Enabled"] = "true" },
        With = new() { ["Demo:Enabled"] = "true", ["Demo:History"] = "true" };

    [Fact]
    public async Task An_empty_store_gets_a_restaurant_to_look_at_and_only_once()
    {
        var settings = NodeSettings.Embedded() with { More = Without };
        using (var node = Node.Start(settings)) await LookAroundAsync(node);
        using (var again = Node.Start(settings)) await LookAroundAsync(again);
    }

    [Fact]
    public async Task A_store_in_use_gets_no_demo()
    {
        var settings = NodeSettings.Embedded();
        using (var node = Node.Start(settings)) (await node.Rest().RegisterAsync()).Dispose();
        using var later = Node.Start(settings with { More = Without });
        using var rest = later.Rest();
        (await rest.PostAsync("/api/auth/login", new { email = "admin@demo.local", password = "Demo-1234" }))
            .ShouldBeProblem(System.Net.HttpStatusCode.Unauthorized, "invalidCredentials");
    }

    [Fact]
    public async Task There_is_a_fortnight_behind_it_that_is_made_once_and_counted_right()
    {
        var settings = NodeSettings.Embedded() with { More = With };
        string figures;
        using (var node = Node.Start(settings))
        {
            figures = await FortnightAsync(node);
            JsonElement.DeepEquals(JsonDocument.Parse(figures).RootElement,
                JsonSerializer.SerializeToElement(await RecountAsync(node), JsonSerializerOptions.Web)).ShouldBeTrue(figures);
        }
        using var again = Node.Start(settings);
        (await FortnightAsync(again)).ShouldBe(figures);
    }

    [Fact]
    public async Task Todays_evening_begins_clean()
    {
        using var node = Node.Start(NodeSettings.Embedded() with { More = With });
        await LookAroundAsync(node);
        using var manager = await node.Rest().LoginAsync("manager@demo.local", "Demo-1234");
        Items(await manager.GetAsync("/api/tables")).ShouldAllBe(table => table.GetProperty("status").GetString() == "available");
        Items(await manager.GetAsync("/api/staff")).ShouldAllBe(member => member.GetProperty("status").GetString() == "available");
        foreach (var status in new[] { "open", "issued", "partiallyPaid" })
            Items(await manager.GetAsync($"/api/bills?status={status}")).ShouldBeEmpty();
        Items(await manager.GetAsync("/api/bills?status=paid")).ShouldNotBeEmpty();
        Items(await manager.GetAsync("/api/shifts?status=open")).Length.ShouldBe(1);
        Items(await manager.GetAsync("/api/shifts?status=closed")).Length.ShouldBeGreaterThanOrEqualTo(13);
        (await manager.GetAsync("/api/dashboard")).Body.GetProperty("stats").GetProperty("revenue").GetInt64().ShouldBe(0);
    }

    private static async Task LookAroundAsync(Node node)
    {
        foreach (var role in new[] { "admin", "manager", "waiter", "cashier", "chef" })
        {
            using var rest = await node.Rest().LoginAsync($"{role}@demo.local", "Demo-1234");
            rest.Session.GetProperty("user").GetProperty("role").GetString().ShouldBe(role);
        }
        using var admin = await node.Rest().LoginAsync("admin@demo.local", "Demo-1234");
        Items(await admin.GetAsync("/api/tables")).Length.ShouldBe(12);
        Items(await admin.GetAsync("/api/staff")).Length.ShouldBe(7);
        var dishes = (await admin.GetAsync("/api/menu")).Body.GetProperty("categories").EnumerateArray()
            .SelectMany(category => category.GetProperty("items").EnumerateArray()).ToArray();
        dishes.Length.ShouldBe(24);
        var cornetto = dishes.Single(dish => dish.GetProperty("name").GetString() == "Cornetto");
        cornetto.GetProperty("schedule")[0].GetProperty("to").GetString().ShouldBe("11:00");
        dishes.Select(dish => dish.GetProperty("station").GetString()).Distinct().Count().ShouldBe(3);
    }

    // What the routes tell of the last fortnight, with all that a manager would look for in it.
    private static async Task<string> FortnightAsync(Node node)
    {
        using var manager = await node.Rest().LoginAsync("manager@demo.local", "Demo-1234");
        var (from, to) = Fortnight();
        var report = (await manager.GetAsync($"/api/restaurants/r_demo/analytics?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}")).Body;
        foreach (var figure in new[] { "orders", "cancelledOrders", "discounts", "revenue", "refunds", "tips" })
            report.GetProperty("totals").GetProperty(figure).GetInt64().ShouldBePositive(figure);
        report.GetProperty("staff").GetArrayLength().ShouldBe(2);
        report.GetProperty("paymentMix").GetArrayLength().ShouldBe(4);
        report.GetProperty("revenueByHour").EnumerateArray().Count(hour => hour.GetProperty("revenue").GetInt64() > 0)
            .ShouldBeGreaterThan(5);
        return report.GetProperty("totals").GetRawText();
    }

    // From the log's events alone.
    private static async Task<AnalyticsTotals> RecountAsync(Node node)
    {
        var events = new List<RestaurantEvent>();
        await foreach (var commit in node.Services.GetRequiredService<ICommitLog>()
            .ReadAsync("r_demo", 0, CancellationToken.None)) events.AddRange(commit.Events);
        var (from, to) = Fortnight();
        return new RecountedReport(events, from, to).Report().Totals;
    }

    // A day more at either end: the business day may change while the test runs.
    private static (DateOnly From, DateOnly To) Fortnight()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return (today.AddDays(-16), today);
    }

    private static JsonElement[] Items(RestAnswer answer) => [.. answer.Body.GetProperty("items").EnumerateArray()];
}
