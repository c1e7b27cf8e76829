using System.Net;

namespace RealtimeRestaurant.Tests.Http;

public sealed class TakeAwayRouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task A_guest_without_a_table_pays_first_and_is_called_when_it_is_ready()
    {
        var restaurant = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var rest = restaurant.Rest;
        var items = new[] { new { menuItemId = restaurant.DishId, quantity = 1 } };
        (await rest.PostAsync("/api/orders", new { kind = "takeAway", tableId = restaurant.TableId, items }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        (await rest.PostAsync("/api/orders", new { tableId = restaurant.TableId, items, callName = "Bo" }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");

        var placed = await rest.PostAsync("/api/orders", new { kind = "takeAway", items, callName = "Bo", phone = "+39 06 1234 5678" });

        placed.Status.ShouldBe(HttpStatusCode.Created, placed.Text);
        placed.Body.GetProperty("tableId").GetString().ShouldBeNull();
        placed.Body.GetProperty("phone").GetString().ShouldBe("+390612345678");
        var kitchen = await rest.GetAsync("/api/kitchen");
        kitchen.Text.ShouldContain("\"callName\":\"Bo\"");
        kitchen.Text.ShouldNotContain("390612345678");
        var ticketId = placed.Body.GetProperty("items")[0].GetProperty("ticketId").GetString();
        (await rest.GetAsync($"/api/kitchen/tickets/{ticketId}/print")).Text.ShouldContain("TAKE AWAY Bo");
        var bill = await rest.PostAsync("/api/bills", new { orderIds = new[] { placed.Id } });
        bill.Status.ShouldBe(HttpStatusCode.Created, bill.Text);
        bill.Body.GetProperty("tableNumber").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await rest.GetAsync($"/api/bills/{bill.Id}/receipt")).Text.ShouldContain($"Order {placed.Body.GetProperty("number").GetInt32()}");
        (await rest.PostAsync($"/api/bills/{bill.Id}/payments",
            new { amount = bill.Body.GetProperty("total").GetInt64(), method = "card", expectedRevision = 1 }))
            .Status.ShouldBe(HttpStatusCode.Created);
        foreach (var status in new[] { "ready", "served" })
            (await rest.PatchAsync($"/api/orders/{placed.Id}/status", new { status })).Status.ShouldBe(HttpStatusCode.OK);

        (await rest.GetAsync($"/api/orders/{placed.Id}")).Body.GetProperty("status").GetString().ShouldBe("completed");
        (await rest.GetAsync("/api/orders?kind=takeAway&status=completed")).Body.GetProperty("items").EnumerateArray()
            .Select(order => order.GetProperty("id").GetString()).ShouldBe([placed.Id]);
        (await rest.GetAsync("/api/orders?kind=counter")).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await rest.GetAsync("/api/orders?kind=dineIn")).Body.GetProperty("items").GetArrayLength().ShouldBe(2);
    }
}
