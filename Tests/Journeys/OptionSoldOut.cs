using System.Net;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>Two portions of truffle are left: every screen is told when they are gone, and when the chef has found some more.</summary>
public sealed class OptionSoldOut
{
    [Fact]
    public Task The_last_truffle_is_sold() => SellAsync("sqlite");

    [MongoFact]
    public Task The_last_truffle_is_sold_on_mongo() => SellAsync("mongo");

    private static async Task SellAsync(string store)
    {
        await using var place = Place.Of(store);
        await using var node = Node.Start(place.Settings);
        await using var restaurant = await DemoClients.OpenAsync(node.Address);
        var (dish, truffle) = await AddTajarinAsync(restaurant.Manager);
        var (kitchen, floor) = (await restaurant.KitchenAsync(), await restaurant.FloorAsync());
        var (dashboard, tableId) = (await restaurant.DashboardAsync(), await restaurant.SeatAsync(0));

        (await OrderAsync(2)).Status.ShouldBe(HttpStatusCode.Created);
        var refused = await OrderAsync(1);
        refused.ShouldBeProblem(HttpStatusCode.Conflict, "outOfStock");
        refused.Body.GetProperty("detail").GetString()!.ShouldContain("Truffle for Tajarin (0 left)");
        await kitchen.HearsAsync("OptionStockChanged", heard =>
            heard.As<OptionStockChanged>() == new OptionStockChanged(dish, "Tajarin", truffle, "Truffle", Stock: 0, Previous: 2));
        await kitchen.HearsAsync("OptionAvailabilityChanged", IsGone);
        await floor.HearsAsync("OptionAvailabilityChanged", IsGone);
        await dashboard.HearsAsync("OptionAvailabilityChanged", IsGone);

        var path = $"/api/menu/items/{dish}/options/{truffle}";
        (await restaurant.Chef.PatchAsync(path, new { stock = 9 })).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        var set = await restaurant.Manager.PatchAsync(path, new { stock = 9, expectedStock = 0 });
        set.Body.GetProperty("modifiers")[0].GetProperty("options")[0].GetProperty("available").GetBoolean().ShouldBeTrue(set.Text);
        await kitchen.DoAsync("SetAvailability", new SetAvailabilityRequest
        {
            CommandId = "truffle-off", MenuItemId = dish, OptionId = truffle, Available = false,
        });
        (await OrderAsync(1)).ShouldBeProblem(HttpStatusCode.Conflict, "itemUnavailable");
        var joined = (await restaurant.FloorAsync()).Snapshots.Single().Shown;
        joined.Menu.Single(one => one.MenuItemId == dish).Options
            .ShouldBe([new OptionAvailability(truffle, "Truffle", Available: false, Stock: 9)]);

        bool IsGone(LiveEvent heard) => heard.As<OptionAvailabilityChanged>()
            == new OptionAvailabilityChanged(dish, "Tajarin", truffle, "Truffle", Available: false, "auto");

        Task<RestAnswer> OrderAsync(int quantity) => restaurant.Waiter.PostAsync("/api/orders", new
        {
            tableId, items = new[] { new { menuItemId = dish, quantity, modifiers = new[] { truffle } } },
        });
    }

    private static async Task<(string DishId, string OptionId)> AddTajarinAsync(Rest manager)
    {
        var dish = await manager.SendRawAsync(HttpMethod.Post, "/api/menu/items", """
            {"name":"Tajarin", "category":"Pasta", "price":1600, "station":"grill",
            "modifiers":[{"name":"Extra", "min":0, "max":1, "options":[{"name":"Truffle", "price":900, "stock":2, "lowStock":1}]}]}
            """);
        return (dish.Id, dish.Body.GetProperty("modifiers")[0].GetProperty("options")[0].GetProperty("id").GetString()!);
    }
}
