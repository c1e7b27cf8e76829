using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RealtimeRestaurant.Tests.Http.Corpora;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class HostileBodiesTests(SharedNode shared) : IClassFixture<SharedNode>
{
    private static readonly Wish[] SignIns =
    [
        new(HttpMethod.Post, "/api/auth/register", """
            {"restaurantName":"X", "name":"Y", "email":"z@test.local", "password":"Correct-horse-battery", "phone":"+390612345678",
            "currency":"EUR", "timeZone":"UTC"}
            """),
        new(HttpMethod.Post, "/api/auth/login", """{"email":"z@test.local","password":"Correct-horse-battery","restaurantId":"r_x"}"""),
        new(HttpMethod.Post, "/api/auth/refresh", """{"refreshToken":"x","restaurantId":"r_x"}"""),
        new(HttpMethod.Post, "/api/auth/logout", """{"refreshToken":"x"}"""),
    ];

    private static readonly string[] NobodysToSay = ["$where", "role", "restaurantId", "price", "total", "paid", "version", "seq"];

    // Texts of which only some mean anything.
    private static readonly string[] Closed = ["status", "type", "priority", "currency", "timeZone", "until", "at", "email", "role",
        "rounding", "method", "by", "kind", "unit"];

    // Numbers that may be larger than others.
    private static readonly string[] Amounts = ["price", "amount", "tip", "tendered", "float", "counted", "surcharge"];

    [Fact]
    public async Task Nonsense_in_any_field_of_any_endpoint_is_a_problem_and_never_a_fault()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        foreach (var wish in house.Wishes().Concat(SignIns))
            foreach (var body in Spoiled(wish.Body))
                ShouldBeRefused(await house.Rest.SendRawAsync(wish.Method, wish.Path, body.Text), wish, body);
        (await house.Rest.GetAsync("/api/orders")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_that_is_no_object_is_a_problem_everywhere()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var deep = new StringBuilder().Insert(0, "{\"a\":", 2000).Append('1').Append('}', 2000).ToString();
        byte[][] bodies =
        [
            [0xff, 0xfe], [0xc3, 0x28],
                .. new[] { "null", "[]", "1", "\"x\"", "{", "{]", "nonsense", "{\"a\":1,}", deep, "{\"status\":\"x\",\"status\":\"y\"}" }
                .Select(Encoding.UTF8.GetBytes),
        ];
        foreach (var wish in house.Wishes().Concat(SignIns))
            foreach (var body in bodies)
                ShouldBeRefused(await house.Rest.SendRawAsync(wish.Method, wish.Path, body), wish,
                    new("no object", Encoding.Latin1.GetString(body)));
    }

    [Fact]
    public async Task Too_large_a_body_is_413_and_another_type_415()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        foreach (var wish in house.Wishes().Concat(SignIns))
        {
            (await house.Rest.SendRawAsync(wish.Method, wish.Path, $$"""{"a":"{{new string('x', 65 * 1024)}}"}"""))
                .ShouldBeProblem(HttpStatusCode.RequestEntityTooLarge, "payloadTooLarge");
            (await house.Rest.SendRawAsync(wish.Method, wish.Path, Encoding.UTF8.GetBytes(wish.Body), "text/plain"))
                .ShouldBeProblem(HttpStatusCode.UnsupportedMediaType, "unsupportedMediaType");
        }
    }

    [Fact]
    public async Task Every_error_is_told_at_once_by_its_field()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var answer = await house.Rest.PostAsync("/api/orders", new { items = new object?[] { new { quantity = 0 }, null } });
        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        var errors = answer.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name);
        errors.ShouldBe(["tableId", "items[0].menuItemId", "items[0].quantity", "items[1]"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_unknown_field_is_named()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        var answer = await house.Rest.PostAsync("/api/orders",
            new { tableId = house.TableId, items = new[] { new { menuItemId = house.DishId, quantity = 1, price = 1 } } });
        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "unknownField");
        answer.Body.GetProperty("errors").TryGetProperty("items[0].price", out _).ShouldBeTrue(answer.Text);
    }

    private static void ShouldBeRefused(RestAnswer answer, Wish wish, Spoil spoil)
    {
        var sent = $"{wish.Method} {wish.Path} {spoil.What} {spoil.Text[..Math.Min(200, spoil.Text.Length)]}";
        var about = $"{sent} → {(int)answer.Status} {answer.Text}";
        ((int)answer.Status).ShouldBeInRange(200, 499, about);
        if (spoil.MustFail) ((int)answer.Status).ShouldBeGreaterThanOrEqualTo(400, about);
        if ((int)answer.Status >= 400) answer.Code.ShouldNotBeNull(about);
    }

    /// <summary>One body with one thing wrong. Not all of it must be refused: some nonsense is a fine name for a dish.</summary>
    private sealed record Spoil(string What, string Text, bool MustFail = true);

    private static IEnumerable<Spoil> Spoiled(string body)
    {
        // What no client may say of itself, and where it is no field of this body.
        foreach (var name in NobodysToSay.Where(name => !JsonNode.Parse(body)!.AsObject().ContainsKey(name)))
            yield return new($"unknown {name}", JsonFields.With(body, name, "\"1\""));
        foreach (var path in JsonFields.Of(JsonNode.Parse(body)!))
        {
            yield return new($"without {path}", JsonFields.Without(body, path), MustFail: false);
            yield return new($"null {path}", JsonFields.With(body, path, "null"), MustFail: false);
            foreach (var nonsense in Nonsense.All)
                yield return new($"nonsense {path}", JsonFields.With(body, path, nonsense),
                    MustFail: IsNever(JsonFields.At(body, path), JsonFields.Last(path), nonsense));
        }
    }

    /// <summary>Whether this can never be a value of that field, whatever the rules of the house say.</summary>
    private static bool IsNever(JsonNode honest, string field, string nonsense) => honest.GetValueKind() switch
    {
        JsonValueKind.Number => !(Amounts.Contains(field) && nonsense == "2147483648" || honest.GetValue<long>() < 0 && nonsense == "-1"),
        JsonValueKind.True or JsonValueKind.False => nonsense != "true",
        JsonValueKind.Array => nonsense is not "[]",
        // The number under which a restaurant pays tax is no id of ours, but what its authority writes.
        _ when Closed.Contains(field) || (field.EndsWith("Id", StringComparison.Ordinal) && field != "taxId") => true,
        _ => nonsense[0] is not '"',
    };
}
