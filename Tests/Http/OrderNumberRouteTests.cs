using System.Net;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class OrderNumberRouteTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
    private readonly Node _node;

    public OrderNumberRouteTests() => _node = Node.Start(NodeSettings.Embedded(), _clock);

    [Fact]
    public async Task A_number_that_comes_each_day_finds_the_latest_first()
    {
        using var crew = await Crew.OpenAsync(_node);
        (await crew.Admin.PatchAsync($"/api/restaurants/{crew.RestaurantId}", new { dailyOrderNumbers = true })).Body
            .GetProperty("dailyOrderNumbers").GetBoolean().ShouldBeTrue();
        var menuItemId = (await crew.Admin.PostAsync("/api/menu/items", new { name = "Ale", category = "Bar", price = 400 })).Id;
        var first = await PlaceAsync(crew.Admin, menuItemId);
        var second = await PlaceAsync(crew.Admin, menuItemId);
        _clock.Advance(TimeSpan.FromDays(1));
        await crew.Admin.LoginAsync(Crew.EmailOf(crew.Admin), Crew.Password);
        var next = await PlaceAsync(crew.Admin, menuItemId);

        (first.Number, second.Number, next.Number).ShouldBe((1, 2, 1));
        (await ListAsync(crew.Admin, "number=1")).ShouldBe([next.Id, first.Id]);
        (await ListAsync(crew.Admin, "number=1&to=2026-11-24T00:00:00Z")).ShouldBe([first.Id]);
        (await ListAsync(crew.Admin, "number=1&from=2026-11-24T00:00:00Z")).ShouldBe([next.Id]);
        (await ListAsync(crew.Admin, "number=2")).ShouldBe([second.Id]);
    }

    public void Dispose() => _node.Dispose();

    private static async Task<(string Id, int Number)> PlaceAsync(Rest rest, string menuItemId)
    {
        var placed = await rest.PostAsync("/api/orders", new { kind = "counter", items = new[] { new { menuItemId, quantity = 1 } } });
        placed.Status.ShouldBe(HttpStatusCode.Created, placed.Text);
        return (placed.Id, placed.Body.GetProperty("number").GetInt32());
    }

    private static async Task<string?[]> ListAsync(Rest rest, string query) =>
        [.. (await rest.GetAsync($"/api/orders?{query}")).Body.GetProperty("items").EnumerateArray()
            .Select(order => order.GetProperty("id").GetString())];
}
