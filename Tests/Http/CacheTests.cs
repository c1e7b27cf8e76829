using System.Net;
using System.Text.Json;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class CacheTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task An_admin_sees_how_often_kept_answers_served_in_their_restaurant_and_clears_them()
    {
        var (house, other) = (await OpenRestaurantFixture.OpenAsync(shared.Node), await OpenRestaurantFixture.OpenAsync(shared.Node));
        var path = $"/api/restaurants/{house.RestaurantId}/analytics";
        for (var time = 0; time < 4; time++)
            foreach (var asked in new[] { path, "/api/menu", "/api/orders", "/api/bills", "/api/shifts", "/api/reservations" })
                (await house.Rest.GetAsync(asked)).Status.ShouldBe(HttpStatusCode.OK);
        (await FamiliesAsync(house.Rest))
            .ShouldBe([("dashboard", 600, 3, 1), ("menu", 3600, 3, 1), ("orders", 60, 3, 1), ("bills", 300, 3, 1), ("staff", 1800, 3, 1),
                ("reservations", 300, 3, 1)]);
        (await FamiliesAsync(other.Rest)).ShouldAllBe(family => family.Hits == 0 && family.Misses == 0);

        (await house.Rest.SendAsync(HttpMethod.Delete, "/api/cache?family=bills", null)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await house.Rest.GetAsync("/api/bills")).Status.ShouldBe(HttpStatusCode.OK);
        (await house.Rest.GetAsync("/api/orders")).Status.ShouldBe(HttpStatusCode.OK);
        (await FamiliesAsync(house.Rest))
            .ShouldBe([("dashboard", 600, 3, 1), ("menu", 3600, 3, 1), ("orders", 60, 4, 1), ("bills", 300, 3, 2), ("staff", 1800, 3, 1),
                ("reservations", 300, 3, 1)]);
    }

    [Theory, InlineData("nonsense"), InlineData("0"), InlineData("Orders"), InlineData("*")]
    public async Task A_family_that_is_none_is_invalid(string family)
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        (await rest.SendAsync(HttpMethod.Delete, $"/api/cache?family={family}", null))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task What_one_may_see_is_kept_for_nobody_who_may_not()
    {
        using var node = Node.Start(NodeSettings.Embedded() with { More = new Dictionary<string, string?> { ["Demo:Enabled"] = "true" } });
        using var manager = await node.Rest().LoginAsync("manager@demo.local", "Demo-1234");
        using var chef = await node.Rest().LoginAsync("chef@demo.local", "Demo-1234");
        var restaurant = manager.Session.GetProperty("user").GetProperty("restaurantId").GetString();
        foreach (var path in new[] { "/api/bills", "/api/shifts", $"/api/restaurants/{restaurant}/analytics" })
        {
            (await manager.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);
            (await chef.GetAsync(path)).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        }
        using var stranger = await node.Rest().RegisterAsync();
        foreach (var path in new[] { "/api/bills", "/api/shifts", "/api/orders" })
            (await stranger.GetAsync(path)).Body.GetProperty("items").GetArrayLength().ShouldBe(0, path);
        (await stranger.GetAsync("/api/menu")).Body.GetProperty("categories").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_list_and_the_menu_are_told_as_they_are_after_every_command()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        for (var stock = 40; stock > 35; stock--)
        {
            (await house.Rest.PatchAsync($"/api/menu/items/{house.DishId}", new { stock })).Status.ShouldBe(HttpStatusCode.OK);
            foreach (var _ in new[] { 1, 2 })
                (await house.Rest.GetAsync("/api/menu")).Body.GetProperty("categories")[0].GetProperty("items")[0].GetProperty("stock")
                    .GetInt32().ShouldBe(stock);
            var before = await CountAsync(house.Rest);
            (await house.Rest.PostAsync("/api/orders",
                new { tableId = house.TableId,
                items = new[] { new { menuItemId = house.DishId, quantity = 1 } } })).Status.ShouldBe(HttpStatusCode.Created);
            foreach (var _ in new[] { 1, 2 }) (await CountAsync(house.Rest)).ShouldBe(before + 1);
        }
    }

    private static async Task<int> CountAsync(Rest rest) =>
        (await rest.GetAsync("/api/orders?limit=200")).Body.GetProperty("items").GetArrayLength();

    private static async Task<(string Name, long Seconds, long Hits, long Misses)[]> FamiliesAsync(Rest rest) =>
    [
        .. (await rest.GetAsync("/api/cache")).Body.GetProperty("families").EnumerateArray().Select(family =>
            (family.GetProperty("family").GetString()!, Number(family, "seconds"), Number(family, "hits"), Number(family, "misses"))),
    ];

    private static long Number(JsonElement family, string name) => family.GetProperty(name).GetInt64();
}
