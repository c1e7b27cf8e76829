using System.Net;
using System.Text.Json;

namespace RealtimeRestaurant.Tests.Http;

public sealed class SetMenuRouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task A_set_menu_is_cooked_at_two_stations_and_paid_as_one_line()
    {
        var restaurant = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var rest = restaurant.Rest;
        var (menu, tart) = await MenuAsync(restaurant);
        string[] parts = [.. menu.Body.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("id").GetString()!)];
        (await OrderAsync(new { partId = parts[0], menuItemId = restaurant.DishId }))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "ruleBroken");
        (await OrderAsync(new { partId = parts[0] }, null)).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");

        var placed = await OrderAsync(
            new { partId = parts[0], menuItemId = restaurant.DishId }, new { partId = parts[1], menuItemId = tart.Id, note = "cream" });

        placed.Status.ShouldBe(HttpStatusCode.Created, placed.Text);
        placed.Body.GetProperty("total").GetInt64().ShouldBe(1800);
        JsonElement[] items = [.. placed.Body.GetProperty("items").EnumerateArray()];
        items.Select(item => item.GetProperty("status").GetString()).ShouldBe(["queued", "held"]);
        items.Select(item => item.GetProperty("price").GetInt64()).ShouldBe([1000, 600 + 200]);
        items[1].GetProperty("setMenu").GetProperty("part").GetString().ShouldBe("Dolce");
        var kitchen = (await rest.GetAsync("/api/kitchen")).Text;
        kitchen.ShouldContain("\"name\":\"Pranzo\",\"part\":\"Dolce\"");
        kitchen.ShouldNotContain("surcharge");

        var bill = await rest.PostAsync("/api/bills", new { orderIds = new[] { placed.Id } });
        var line = bill.Body.GetProperty("lines").EnumerateArray().ShouldHaveSingleItem();
        (line.GetProperty("name").GetString(), line.GetProperty("gross").GetInt64()).ShouldBe(("Pranzo", 1800));
        line.GetProperty("itemId").GetString().ShouldBe(items[0].GetProperty("setMenu").GetProperty("lineId").GetString());
        line.GetProperty("dishes").EnumerateArray().Select(dish => dish.GetProperty("taxRate").GetInt32()).ShouldBe([0, 100_000]);
        bill.Body.GetProperty("taxes")[0].GetProperty("base").GetInt64().ShouldBe(800);
        (await rest.GetAsync($"/api/bills/{bill.Id}/receipt")).Text.ShouldContain("Tart (+2.00)");

        Task<Rigs.RestAnswer> OrderAsync(params object?[] choices) => rest.PostAsync(
            "/api/orders", new { kind = "counter", items = new[] { new { menuItemId = menu.Id, quantity = 1, choices } } });
    }

    // Pasta, then a tart for 2.00 more.
    private static async Task<(Rigs.RestAnswer Menu, Rigs.RestAnswer Tart)> MenuAsync(OpenRestaurantFixture restaurant)
    {
        var tart = await restaurant.Rest.PostAsync(
            "/api/menu/items", new { name = "Tart", category = "Dolci", price = 750, station = "cold", taxRate = 100_000 });
        var menu = await restaurant.Rest.PostAsync("/api/menu/items", new
        {
            name = "Pranzo", category = "Menus", price = 1600,
            parts = new object[]
            {
                new { name = "Primo", course = 1, choices = new[] { new { menuItemId = restaurant.DishId } } },
                new { name = "Dolce", count = 1, course = 2, choices = new[] { new { menuItemId = tart.Id, surcharge = 200 } } },
            },
        });
        menu.Status.ShouldBe(HttpStatusCode.Created, menu.Text);
        return (menu, tart);
    }

    [Fact]
    public async Task A_dish_that_a_set_menu_offers_cannot_be_removed_and_parts_are_well_formed()
    {
        var restaurant = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var rest = restaurant.Rest;
        var choices = new[] { new { menuItemId = restaurant.DishId } };
        var part = new { name = "Primo", choices };
        var menu = await rest.PostAsync(
            "/api/menu/items", new { name = "Pranzo", category = "Menus", price = 1600, parts = new[] { part } });
        (await rest.SendRawAsync(HttpMethod.Delete, $"/api/menu/items/{restaurant.DishId}", "{}"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "ruleBroken");
        foreach (var parts in new[] { "[null]", "[{}]", """[{"name":"x","choices":[]}]""", """[{"name":"x","choices":[{}]}]""", "{}", "7" })
            ((int)(await ChangeAsync($$"""{"parts":{{parts}}}""")).Status).ShouldBe(400, parts);
        (await ChangeAsync("""{"parts":[{"name":"x","choices":[{"menuItemId":"dish_none"}]}]}"""))
            .ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await ChangeAsync("""{"parts":null}""")).Body.GetProperty("parts").GetArrayLength().ShouldBe(0);

        Task<Rigs.RestAnswer> ChangeAsync(string body) => rest.SendRawAsync(HttpMethod.Patch, $"/api/menu/items/{menu.Id}", body);
    }
}
