using System.Net;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class ReturnRouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task A_guest_sends_a_dish_back_twice_and_pays_for_the_other_one()
    {
        var restaurant = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var (rest, order) = (restaurant.Rest, $"/api/orders/{restaurant.OrderId}");
        foreach (var status in new[] { "ready", "served" }) (await rest.PatchAsync($"{order}/status", new { status })).Ok();

        var returned = (await rest.PostAsync($"{order}/items/{restaurant.ItemId}/return",
            new { remedy = "remake", reason = "cold", quantity = 1 })).Ok();

        returned.Body.GetProperty("status").GetString().ShouldBe("inProgress");
        var again = returned.Body.GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("remakeOf").GetString() is not null);
        (again.GetProperty("status").GetString(), again.GetProperty("price").GetInt64()).ShouldBe(("queued", 0));
        var kitchen = (await rest.GetAsync("/api/kitchen")).Body;
        kitchen.GetProperty("tickets").EnumerateArray().Count(ticket => ticket.GetProperty("addOn").GetBoolean()).ShouldBe(1);
        (await rest.GetAsync($"/api/bills/{restaurant.BillId}")).Body.GetProperty("total").GetInt64().ShouldBe(2500);

        foreach (var status in new[] { "ready", "served" }) (await rest.PatchAsync($"{order}/status", new { status })).Ok();
        var comp = new { remedy = "comp", reason = "burnt" };
        (await rest.PostAsync($"{order}/items/{again.GetProperty("id").GetString()}/return", comp)).Ok();

        var bill = (await rest.GetAsync($"/api/bills/{restaurant.BillId}")).Body;
        bill.GetProperty("total").GetInt64().ShouldBe(1250);
        bill.GetProperty("lines")[0].GetProperty("compReason").GetString().ShouldBe("burnt");
        var waste = (await rest.GetAsync($"/api/restaurants/{restaurant.RestaurantId}/analytics")).Body.GetProperty("waste");
        waste.EnumerateArray().Select(one => (one.GetProperty("reason").GetString(), one.GetProperty("quantity").GetInt32()))
            .ShouldBe([("burnt", 1), ("cold", 1)]);
    }
}

file static class Answers
{
    public static RestAnswer Ok(this RestAnswer answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer;
    }
}
