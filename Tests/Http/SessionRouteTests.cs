using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>What a client asks when it could not connect to a hub.</summary>
public sealed class SessionRouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Theory]
    [InlineData("chef", "kitchen")]
    [InlineData("waiter", "floor")]
    [InlineData("cashier", "floor")]
    [InlineData("manager", "dashboard floor kitchen")]
    public async Task A_role_has_the_hubs_that_it_may_connect_to(string role, string hubs)
    {
        using var crew = await Crew.OpenAsync(shared.Node);
        using var person = await crew.HireAsync(role);

        var session = await SessionOfAsync(person);

        Hubs(session).ShouldBe(hubs);
        session.GetProperty("user").GetRawText().ShouldBe(person.Session.GetProperty("user").GetRawText());
        session.GetProperty("restaurantName").GetString().ShouldBe(
            (await person.GetAsync($"/api/restaurants/{crew.RestaurantId}")).Body.GetProperty("name").GetString());
        // The token has whole seconds.
        session.GetProperty("expiresAt").GetString()![..19].ShouldBe(person.Session.GetProperty("expiresAt").GetString()![..19]);
    }

    [Fact]
    public async Task Another_role_has_its_hubs_at_once_with_the_same_token()
    {
        using var crew = await Crew.OpenAsync(shared.Node);
        using var person = await crew.HireAsync("chef");

        (await crew.Admin.PatchAsync($"/api/staff/{Crew.IdOf(person)}", new { role = "waiter" })).Status.ShouldBe(HttpStatusCode.OK);

        Hubs(await SessionOfAsync(person)).ShouldBe("floor");
    }

    [Fact]
    public async Task Without_a_token_that_is_good_for_anything_it_is_unauthenticated()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var node = Node.Start(NodeSettings.Embedded(), clock);
        using var crew = await Crew.OpenAsync(node);
        using var person = await crew.HireAsync("chef");
        (await node.Rest().GetAsync("/api/session")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");

        (await crew.Admin.PatchAsync($"/api/staff/{Crew.IdOf(person)}", new { active = false })).Status.ShouldBe(HttpStatusCode.OK);
        (await person.GetAsync("/api/session")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");

        clock.Advance(TimeSpan.FromHours(1));
        (await crew.Admin.GetAsync("/api/session")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    private static async Task<JsonElement> SessionOfAsync(Rest person)
    {
        var answer = await person.GetAsync("/api/session");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        return answer.Body;
    }

    private static string Hubs(JsonElement session) =>
        string.Join(' ', session.GetProperty("hubs").EnumerateArray().Select(hub => hub.GetString()));
}
