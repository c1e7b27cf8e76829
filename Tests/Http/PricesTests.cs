using System.Text.Json.Nodes;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>
/// A chef sees no price anywhere: over all operations of the API document that a chef may call, those that change something included.
/// </summary>
public sealed class PricesTests(ExampleHost house) : IClassFixture<ExampleHost>
{
    private static readonly string[] Money =
        ["price", "total", "amount", "gross", "net", "tax", "tip", "revenue", "discount", "refund", "paid", "payment", "bill", "cash",
            "cost", "rate", "service", "rounding"];

    [Fact]
    public async Task A_chef_is_shown_no_price_by_any_operation()
    {
        var called = 0;
        foreach (var operation in house.Operations.Where(operation =>
            !operation.IsOpen && operation.Roles.Contains(Role.Chef) && !operation.GivesImage && !operation.GivesPrintout))
        {
            var stage = await house.StageAsync(operation);
            var answer = await stage.SendAsync(Role.Chef, operation);
            if ((int)answer.Status >= 400) answer.Code.ShouldBe("forbidden", $"{operation.Id} {answer.Text}");
            else called++;
            Members(JsonNode.Parse(answer.Text)).Where(IsMoney).ShouldBeEmpty($"{operation.Id} {answer.Text}");
        }
        called.ShouldBeGreaterThan(12);
    }

    [Fact]
    public async Task A_waiter_is_shown_them_by_the_same_operations()
    {
        foreach (var id in new[] { "getMenu", "getOrder", "listOrders", "listRestaurants" })
        {
            var answer = await (await house.StageAsync(house.Operation(id))).SendAsync(Role.Waiter, house.Operation(id));
            Members(JsonNode.Parse(answer.Text)).Where(IsMoney).ShouldNotBeEmpty(id);
        }
    }

    // When food is due has nothing to do with money.
    private static bool IsMoney(string member) =>
        member is "due" || Money.Any(word => member.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Members(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => Members(member.Value).Prepend(member.Key)),
        JsonArray list => list.SelectMany(Members),
        _ => [],
    };
}
