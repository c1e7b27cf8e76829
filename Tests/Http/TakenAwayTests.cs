using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>
/// In the PATCH of a dish, a category, a restaurant or a member of staff, null takes a value away; what cannot be empty refuses it.
/// </summary>
public sealed class TakenAwayTests(ExampleHost house) : IClassFixture<ExampleHost>
{
    private const string CannotBeNull = "This cannot be null; leave it out to keep it as it is.";

    [Fact]
    public async Task Null_takes_away_what_the_schema_says_can_be_null_and_is_invalid_elsewhere()
    {
        foreach (var id in new[] { "changeDish", "changeOption", "changeCategory", "changeRestaurant", "changeStaff" })
        {
            var operation = house.Operation(id);
            var stage = await house.StageAsync(operation);
            foreach (var (name, schema) in operation.Body!["properties"]!.AsObject())
            {
                var answer = await stage.SendAsync(house.As(Role.Admin), operation, $$"""{"{{name}}":null}""");
                var about = $"{id} {name} {answer.Text}";
                if (CanBeNull(operation.Resolved(schema!))) answer.Code.ShouldNotBe("invalid", about);
                else answer.Body.GetProperty("errors").GetProperty(name)[0].GetString().ShouldBe(CannotBeNull, about);
            }
        }
    }

    [Fact]
    public async Task A_dish_loses_what_null_takes_and_keeps_what_is_absent()
    {
        var manager = house.As(Role.Manager);
        var added = await manager.SendRawAsync(HttpMethod.Post, "/api/menu/items", """
            {"name":"Tart", "category":"Dolci", "price":700, "station":"bar", "taxRate":100000, "takeAwayTaxRate":50000, "prepMinutes":4,
            "stock":5, "lowStock":3, "allergens":["milk", "gluten"], "marks":["vegetarian"],
            "modifiers":[{"name":"Cream", "min":0, "max":1, "options":[{"name":"Whipped"}]}]}
            """);
        var path = $"/api/menu/items/{added.Body.GetProperty("id").GetString()}";

        var without = await manager.SendRawAsync(HttpMethod.Patch, path,
            """{"lowStock":null,"taxRate":null,"takeAwayTaxRate":null,"stock":null}""");
        without.Status.ShouldBe(HttpStatusCode.OK, without.Text);
        Nulls(without.Body).ShouldBe(["taxRate", "takeAwayTaxRate", "reason", "stock", "lowStock", "image"], ignoreOrder: true);
        without.Body.GetProperty("modifiers").GetArrayLength().ShouldBe(1);

        var bare = (await manager.SendRawAsync(
            HttpMethod.Patch, path, """{"modifiers":null,"station":null,"prepMinutes":null,"marks":null}""")).Body;
        bare.GetProperty("marks").GetArrayLength().ShouldBe(0);
        bare.GetProperty("allergens").EnumerateArray().Select(allergen => allergen.GetString()).ShouldBe(["gluten", "milk"]);
        bare.GetProperty("modifiers").GetArrayLength().ShouldBe(0);
        bare.GetProperty("station").GetString().ShouldBe("kitchen");
        bare.GetProperty("prepMinutes").ValueKind.ShouldBe(JsonValueKind.Null);
        bare.GetProperty("price").GetInt64().ShouldBe(700);
    }

    [Fact]
    public async Task A_fault_within_an_optional_member_is_named_by_its_whole_path()
    {
        var path = (await house.StageAsync(house.Operation("changeDish"))).Fill(house.Operation("changeDish").Address);
        foreach (var (body, code) in new[]
        {
            ("""{"modifiers":[{"name":1,"min":0,"max":1,"options":[]}]}""", "invalid"),
            ("""{"modifiers":[{"name":"","min":0,"max":1,"options":[{"name":"x"}]}]}""", "invalid"),
        })
        {
            var answer = await house.As(Role.Manager).SendRawAsync(HttpMethod.Patch, path, body);
            answer.ShouldBeProblem(HttpStatusCode.BadRequest, code);
            answer.Body.GetProperty("errors").TryGetProperty("modifiers[0].name", out _).ShouldBeTrue(answer.Text);
        }
    }

    [Fact]
    public async Task A_restaurant_loses_its_phone_and_the_tax_on_service_and_a_chef_the_stations()
    {
        using var admin = await house.Node.Rest().RegisterAsync();
        var path = $"/api/restaurants/{admin.Session.GetProperty("user").GetProperty("restaurantId").GetString()}";
        await admin.PatchAsync(path, new { phone = "+390612345678", serviceTax = true, serviceTaxRate = 100_000 });

        (await admin.SendRawAsync(HttpMethod.Patch, path, """{"serviceTax":true,"serviceTaxRate":null}"""))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        var bare = (await admin.SendRawAsync(HttpMethod.Patch, path, """{"phone":null,"serviceTaxRate":null}""")).Body;
        Nulls(bare).ShouldContain("phone");
        Nulls(bare).ShouldContain("serviceTaxRate");
        bare.GetProperty("serviceTax").GetBoolean().ShouldBeFalse();

        var chef = await house.As(Role.Admin).SendRawAsync(HttpMethod.Patch, "/api/staff/u_demo_chef", """{"stations":["bar"]}""");
        chef.Body.GetProperty("stations").GetArrayLength().ShouldBe(1, chef.Text);
        (await house.As(Role.Admin).SendRawAsync(HttpMethod.Patch, "/api/staff/u_demo_chef", """{"stations":null}"""))
            .Body.GetProperty("stations").GetArrayLength().ShouldBe(0);
    }

    private static bool CanBeNull(JsonNode schema) => schema["type"] is JsonArray kinds && kinds.Any(kind => (string)kind! == "null");

    private static IEnumerable<string> Nulls(JsonElement answer) =>
        answer.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Null).Select(member => member.Name);
}
