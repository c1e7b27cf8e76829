using System.Net;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>The figures of a dashboard open the orders and bills behind them.</summary>
public sealed class ListFilterTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task Orders_are_found_by_dish_and_by_what_became_of_their_lines()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        (await IdsAsync(house, $"/api/orders?menuItemId={house.DishId}")).ShouldContain(house.OrderId);
        (await IdsAsync(house, "/api/orders?menuItemId=none")).ShouldBeEmpty();
        (await IdsAsync(house, "/api/orders?lines=cancelled")).ShouldBeEmpty();

        await house.Rest.PostAsync($"/api/orders/{house.OrderId}/cancel", new { reason = "gone" });

        (await IdsAsync(house, "/api/orders?lines=cancelled")).ShouldBe([house.OrderId]);
        (await IdsAsync(house, $"/api/orders?lines=cancelled&menuItemId={house.DishId}&status=cancelled")).ShouldBe([house.OrderId]);
        (await IdsAsync(house, $"/api/orders?lines=cancelled&menuItemId={house.DishId}&status=placed")).ShouldBeEmpty();
        (await house.Rest.GetAsync("/api/orders?lines=burnt")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        (await house.Rest.GetAsync("/api/orders?method=cash")).ShouldBeProblem(HttpStatusCode.BadRequest, "unknownField");
    }

    [Fact]
    public async Task Bills_are_found_by_payment_method_and_by_who_took_the_money()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);

        (await IdsAsync(house, "/api/bills?method=cash")).ShouldBe([house.PaidBillId]);
        (await IdsAsync(house, "/api/bills?method=card")).ShouldBeEmpty();
        (await IdsAsync(house, $"/api/bills?method=cash&staffId={house.StaffId}")).ShouldBe([house.PaidBillId]);
        (await IdsAsync(house, "/api/bills?staffId=none")).ShouldBeEmpty();
    }

    private static async Task<string?[]> IdsAsync(OpenRestaurantFixture house, string path) =>
        [.. (await house.Rest.GetAsync(path)).Body.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString())];
}
