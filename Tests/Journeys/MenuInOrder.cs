using System.Net;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>A manager arranges the menu, adds dishes and removes them, which every screen is told.</summary>
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
        var (kitchen, floor, dashboard) = (await house.KitchenAsync(), await house.FloorAsync(), await house.DashboardAsync());
        using var manager = await house.SignInAsync("manager@demo.local");
        (await NamesAsync(manager)).ShouldBe(["Starters", "Pasta", "Mains", "Salads", "Desserts", "Drinks", "Breakfast"]);

        var added = await manager.PostAsync("/api/menu/categories", new { name = "Cheese" });
        added.Status.ShouldBe(HttpStatusCode.Created, added.Text);
        var path = $"/api/menu/categories/{added.Id}";
        (await manager.PatchAsync(path, new { name = "Formaggi", position = 2 })).Status.ShouldBe(HttpStatusCode.OK);
        (await NamesAsync(manager)).ShouldBe(["Starters", "Formaggi", "Pasta", "Mains", "Salads", "Desserts", "Drinks", "Breakfast"]);

        await kitchen.HearsAsync("MenuCategoryChanged", @event => Heard(@event) is ("Formaggi", 2, ""));
        await floor.HearsAsync("MenuCategoryChanged", @event => Heard(@event) is ("Formaggi", 2, ""));

        var dish = (await manager.PostAsync("/api/menu/items", new { name = "Taleggio", category = "Formaggi", price = 900 })).Id;
        await floor.HearsAsync("MenuItemChanged", @event => @event.As<MenuItemChanged>().Item is { Name: "Taleggio", Price: 900 });
        var fontina = (await manager.PostAsync("/api/menu/items", new { name = "Fontina", category = "Formaggi", price = 800 })).Id;
        (await manager.PatchAsync($"/api/menu/items/{fontina}", new { price = 850, stock = 4, position = 1 })).Status
            .ShouldBe(HttpStatusCode.OK);
        await dashboard.HearsAsync("MenuItemChanged", @event => @event.As<MenuItemChanged>().Item is { Name: "Fontina", Price: 850 });
        await dashboard.HearsAsync("MenuCategoryChanged", @event => Heard(@event) is (_, 2, var ids) && ids == $"{fontina} {dish}");
        await kitchen.HearsAsync("MenuItemChanged", @event => @event.As<KitchenMenuItemChanged>().Item.Id == fontina);
        (await manager.SendAsync(HttpMethod.Delete, $"/api/menu/items/{fontina}", null)).Status.ShouldBe(HttpStatusCode.OK);
        (await manager.SendAsync(HttpMethod.Delete, path, null)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "ruleBroken");
        var removed = await manager.SendAsync(HttpMethod.Delete, $"/api/menu/items/{dish}", null);
        removed.Body.GetProperty("name").GetString().ShouldBe("Taleggio", removed.Text);
        await kitchen.HearsAsync("MenuItemRemoved", @event => @event.As<MenuItemRemoved>() == new MenuItemRemoved(dish, "Taleggio"));
        await floor.HearsAsync("MenuItemRemoved", @event => @event.As<MenuItemRemoved>().MenuItemId == dish);
        (await manager.SendAsync(HttpMethod.Delete, $"/api/menu/items/{dish}", null))
            .ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await manager.SendAsync(HttpMethod.Delete, path, null)).Status.ShouldBe(HttpStatusCode.OK);
        (await NamesAsync(manager)).ShouldNotContain("Formaggi");
        await dashboard.HearsAsync("MenuCategoryChanged", @event => Heard(@event) is ("Formaggi", null, ""));
    }

    private static (string Name, int? Position, string ItemIds) Heard(LiveEvent @event)
    {
        var changed = @event.As<MenuCategoryChanged>();
        return (changed.Category.Name, changed.Position, string.Join(' ', changed.Category.ItemIds));
    }

    private static async Task<IEnumerable<string?>> NamesAsync(Rest rest) =>
        (await rest.GetAsync("/api/menu")).Body.GetProperty("categories").EnumerateArray()
            .Select(category => category.GetProperty("name").GetString()).ToArray();
}
