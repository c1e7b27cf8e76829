using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Doors;

public sealed class DemoTests
{
    [Fact]
    public async Task An_empty_store_gets_a_restaurant_to_look_at_and_only_once()
    {
        var settings = NodeSettings.Embedded() with { More = new Dictionary<string, string?> { ["Demo:Enabled"] = "true" } };
        using (var node = Node.Start(settings)) await LookAroundAsync(node);
        using (var again = Node.Start(settings)) await LookAroundAsync(again);
    }

    [Fact]
    public async Task A_store_in_use_gets_no_demo()
    {
        var settings = NodeSettings.Embedded();
        using (var node = Node.Start(settings)) (await node.Rest().RegisterAsync()).Dispose();
        using var later = Node.Start(settings with { More = new Dictionary<string, string?> { ["Demo:Enabled"] = "true" } });
        using var rest = later.Rest();
        (await rest.PostAsync("/api/auth/login", new { email = "admin@demo.local", password = "Demo-1234" })).ShouldBeProblem(System.Net.HttpStatusCode.Unauthorized, "invalidCredentials");
    }

    private static async Task LookAroundAsync(Node node)
    {
        foreach (var role in new[] { "admin", "manager", "waiter", "cashier", "chef" })
        {
            using var rest = await node.Rest().LoginAsync($"{role}@demo.local", "Demo-1234");
            rest.Session.GetProperty("user").GetProperty("role").GetString().ShouldBe(role);
        }
        using var admin = await node.Rest().LoginAsync("admin@demo.local", "Demo-1234");
        (await admin.GetAsync("/api/tables")).Body.GetProperty("items").GetArrayLength().ShouldBe(12);
        (await admin.GetAsync("/api/staff")).Body.GetProperty("items").GetArrayLength().ShouldBe(5);
        var dishes = (await admin.GetAsync("/api/menu")).Body.GetProperty("categories").EnumerateArray().SelectMany(category => category.GetProperty("items").EnumerateArray()).ToArray();
        dishes.Length.ShouldBe(24);
        dishes.Select(dish => dish.GetProperty("station").GetString()).Distinct().Count().ShouldBe(3);
    }
}
