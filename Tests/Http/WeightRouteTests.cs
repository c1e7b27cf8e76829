using System.Net;

namespace RealtimeRestaurant.Tests.Http;

public sealed class WeightRouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task A_fish_is_sold_by_the_kilogram()
    {
        var restaurant = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var rest = restaurant.Rest;
        (await rest.PostAsync("/api/menu/items", new { name = "Bream", category = "Fish", price = 4830, unit = "stone" }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        var bream = await rest.PostAsync("/api/menu/items", new { name = "Bream", category = "Fish", price = 4830, unit = "kg" });
        bream.Body.GetProperty("unit").GetString().ShouldBe("kg", bream.Text);
        foreach (var weight in new object[] { 0, 100_001, "350", 0.35, long.MaxValue })
            (await OrderAsync(weight)).Status.ShouldBe(HttpStatusCode.BadRequest, $"{weight}");
        (await OrderAsync(null)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "ruleBroken");

        var placed = await OrderAsync(350);

        placed.Status.ShouldBe(HttpStatusCode.Created, placed.Text);
        var item = placed.Body.GetProperty("items")[0];
        (item.GetProperty("weight").GetInt32(), item.GetProperty("unit").GetString()).ShouldBe((350, "kg"));
        (item.GetProperty("price").GetInt64(), item.GetProperty("unitPrice").GetInt64()).ShouldBe((1691, 4830));
        var kitchen = await rest.GetAsync("/api/kitchen");
        kitchen.Text.ShouldContain("\"weight\":350,\"unit\":\"kg\"");
        kitchen.Text.ShouldNotContain("4830");
        (await rest.GetAsync($"/api/kitchen/tickets/{item.GetProperty("ticketId").GetString()}/print"))
            .Text.ShouldContain("0.350 kg Bream");
        var bill = await rest.PostAsync("/api/bills", new { orderIds = new[] { placed.Id } });
        var line = bill.Body.GetProperty("lines")[0];
        (line.GetProperty("weight").GetInt32(), line.GetProperty("gross").GetInt64()).ShouldBe((350, 1691));
        var receipt = (await rest.GetAsync($"/api/bills/{bill.Id}/receipt")).Text;
        receipt.ShouldContain("0.350 kg Bream");
        receipt.ShouldContain("48.30 per kg");

        (await rest.SendRawAsync(HttpMethod.Patch, $"/api/menu/items/{bream.Id}", """{"unit":null}"""))
            .Body.GetProperty("unit").GetString().ShouldBeNull();
        (await OrderAsync(350)).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "ruleBroken");

        Task<Rigs.RestAnswer> OrderAsync(object? weight) => rest.PostAsync(
            "/api/orders", new { kind = "counter", items = new[] { new { menuItemId = bream.Id, quantity = 1, weight } } });
    }
}
