using System.Globalization;
using System.Net;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class AnalyticsTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task A_day_is_told_as_it_is_after_every_command_however_often_it_was_asked_for()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var path = Path(house.Rest);
        (await OrdersAsync(house.Rest, path)).ShouldBe((2, 0));
        (await OrdersAsync(house.Rest, path)).ShouldBe((2, 0));

        await house.Rest.PostAsync("/api/orders",
            new { tableId = house.TableId, items = new[] { new { menuItemId = house.DishId, quantity = 1 } } });
        (await OrdersAsync(house.Rest, path)).ShouldBe((3, 0));
        await house.Rest.PostAsync($"/api/orders/{house.OrderId}/cancel", new { reason = "gone" });
        (await OrdersAsync(house.Rest, path)).ShouldBe((3, 1));
    }

    [Theory]
    [InlineData("from=2026-11-23&to=2026-11-22"), InlineData("from=2026-01-01&to=2027-01-02"), InlineData("from=today"),
        InlineData("to=2026-02-30"), InlineData("from=2026-11-23T00:00:00Z")]
    public async Task A_range_that_is_none_is_invalid(string query)
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        (await rest.GetAsync($"{Path(rest)}?{query}")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task The_longest_range_is_answered_with_the_days_that_were_asked_for()
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        var report = (await rest.GetAsync($"{Path(rest)}?from=2026-01-01&to=2027-01-01")).Body;
        (report.GetProperty("from").GetString(), report.GetProperty("to").GetString()).ShouldBe(("2026-01-01", "2027-01-01"));
        report.GetProperty("revenueByHour").GetArrayLength().ShouldBe(24);
    }

    [Fact]
    public async Task Another_restaurant_is_not_found()
    {
        using var mine = await shared.Node.Rest().RegisterAsync();
        using var theirs = await shared.Node.Rest().RegisterAsync();
        foreach (var path in new[] { Path(theirs), "/api/restaurants/nobody/analytics",
            $"/api/restaurants/{new string('x', 65)}/analytics" })
            (await mine.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task Only_managers_and_admins_are_told()
    {
        using var node = Node.Start(NodeSettings.Embedded() with { More = new Dictionary<string, string?> { ["Demo:Enabled"] = "true" } });
        foreach (var (who, status) in new[] { ("waiter", HttpStatusCode.Forbidden), ("cashier", HttpStatusCode.Forbidden),
            ("chef", HttpStatusCode.Forbidden), ("manager", HttpStatusCode.OK) })
        {
            using var rest = await node.Rest().LoginAsync($"{who}@demo.local", "Demo-1234");
            (await rest.GetAsync(Path(rest))).Status.ShouldBe(status, who);
        }
    }

    private static string Path(Rest rest) =>
        $"/api/restaurants/{rest.Session.GetProperty("user").GetProperty("restaurantId").GetString()}/analytics";

    // The days before as well: the business day may end while the test runs.
    private static async Task<(int Orders, int Cancelled)> OrdersAsync(Rest rest, string path)
    {
        var before = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-2)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var totals = (await rest.GetAsync($"{path}?from={before}")).Body.GetProperty("totals");
        return (totals.GetProperty("orders").GetInt32(), totals.GetProperty("cancelledOrders").GetInt32());
    }
}
