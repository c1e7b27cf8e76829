using System.Net;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>A manager arranges the menu and removes a dish, which every screen is told.</summary>
public sealed class MenuInOrder
{
    [Fact]
    public Task A_menu_is_arranged_and_loses_a_dish() => ArrangeAsync("sqlite");

    [MongoFact]
    public Task A_menu_is_arranged_and_loses_a_dish_on_mongo() => ArrangeAsync("mongo");

    private static async Task ArrangeAsync(string store)
    {
        await using var place = Place.Of(store);
        await using var node = Node.Start(place.Settings);
        await using var house = await DemoClients.OpenAsync(node.Address);
        var (kitchen, floor) = (await house.KitchenAsync(), await house.FloorAsync());
        using var manager = await house.SignInAsync("manager@demo.local");
        (await NamesAsync(manager)).ShouldBe(["Starters", "Pasta", "Mains", "Salads", "Desserts", "Drinks"]);

        var added = await manager.PostAsync("/api/menu/categories", new { name = "Cheese" });
        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);
        var path = $"/api/menu/categories/{added.Id}";
        (await manager.PatchAsync(path, new { name = "Formaggi", position = 2 })).Status.ShouldBe(HttpStatusCode.OK);
        (await NamesAsync(manager)).ShouldBe(["Starters", "Formaggi", "Pasta", "Mains", "Salads", "Desserts", "Drinks"]);

        var dish = (await manager.PostAsync("/api/menu/items", new { name = "Taleggio", category = "Formaggi", price = 900 })).Id;
        (await manager.SendAsync(HttpMethod.Delete, path, null)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "ruleBroken");
        var removed = await manager.SendAsync(HttpMethod.Delete, $"/api/menu/items/{dish}", null);
        removed.Body.GetProperty("name").GetString().ShouldBe("Taleggio", removed.Text);
        await kitchen.HearsAsync("MenuItemRemoved", @event => @event.As<MenuItemRemoved>() == new MenuItemRemoved(dish, "Taleggio"));
        await floor.HearsAsync("MenuItemRemoved", @event => @event.As<MenuItemRemoved>().MenuItemId == dish);
        (await manager.SendAsync(HttpMethod.Delete, $"/api/menu/items/{dish}", null))
            .ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await manager.SendAsync(HttpMethod.Delete, path, null)).Status.ShouldBe(HttpStatusCode.OK);
        (await NamesAsync(manager)).ShouldNotContain("Formaggi");
    }

    private static async Task<IEnumerable<string?>> NamesAsync(Rest rest) =>
        (await rest.GetAsync("/api/menu")).Body.GetProperty("categories").EnumerateArray()
            .Select(category => category.GetProperty("name").GetString()).ToArray();
}
