using System.Net;
using static RealtimeRestaurant.Tests.Http.Crew;

namespace RealtimeRestaurant.Tests.Http;

public sealed class RestaurantRouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task Settings_are_shown_and_changed()
    {
        using var crew = await OpenAsync(shared.Node);
        var path = $"/api/restaurants/{crew.RestaurantId}";
        var before = (await crew.Admin.GetAsync(path)).Body;
        (before.GetProperty("currencyDigits").GetInt32(), before.GetProperty("rounding").GetString(), before.GetProperty("serviceTax")
            .GetBoolean(), before.GetProperty("dayStartsAt").GetInt32())
            .ShouldBe((2, "halfUp", false, 4));

        var changed = await crew.Admin.PatchAsync(path,
            new { name = "Neu", taxRate = 88_750, serviceRate = 100_000, serviceTax = true, serviceTaxRate = 50_000, rounding = "halfEven",
            cashUnit = 5 });
        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        (await crew.Admin.GetAsync(path)).Text.ShouldBe(changed.Text);
        (changed.Body.GetProperty("name").GetString(), changed.Body.GetProperty("taxRate")
            .GetInt32(), changed.Body.GetProperty("serviceTaxRate").GetInt32(), changed.Body.GetProperty("rounding").GetString())
            .ShouldBe(("Neu", 88_750, 50_000, "halfEven"));
        using var waiter = await crew.HireAsync("waiter");
        (await waiter.PatchAsync(path, new { name = "Mine" })).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await waiter.GetAsync(path)).Body.GetProperty("role").GetString().ShouldBe("waiter");
    }

    [Theory]
    [InlineData("""{"taxRate":1000001}"""), InlineData("""{"serviceRate":-1}"""), InlineData("""{"cashUnit":0}"""),
        InlineData("""{"dayStartsAt":24}"""), InlineData("""{"rounding":"up"}""")]
    [InlineData("""{"timeZone":"Middle/Earth"}"""), InlineData("""{"serviceTax":false,"serviceTaxRate":1}"""),
        InlineData("""{"name":" "}"""), InlineData("""{"waiterDiscountLimit":1000001}""")]
    public async Task What_is_out_of_bounds_is_invalid(string body)
    {
        using var crew = await OpenAsync(shared.Node);
        (await crew.Admin.SendRawAsync(HttpMethod.Patch, $"/api/restaurants/{crew.RestaurantId}", body))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task A_branch_is_opened_once_by_its_key_and_is_gone_to_by_sign_in_or_refresh()
    {
        using var crew = await OpenAsync(shared.Node);
        var body = new { name = "Branch", currency = "JPY" };
        var opened = await crew.Admin.PostAsync("/api/restaurants", body, "branch-1");
        opened.Status.ShouldBe(HttpStatusCode.Created, opened.Text);
        (opened.Body.GetProperty("currencyDigits").GetInt32(), opened.Body.GetProperty("role").GetString()).ShouldBe((0, "admin"));
        var again = await crew.Admin.PostAsync("/api/restaurants", body, "branch-1");
        again.Text.ShouldBe(opened.Text);
        again.Headers["Idempotent-Replay"].ShouldBe("true");
        (await crew.Admin.PostAsync("/api/restaurants", body with { name = "Other" }, "branch-1"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "commandIdReused");
        (await crew.Admin.GetAsync("/api/restaurants")).Body.GetProperty("items").GetArrayLength().ShouldBe(2);

        var (email, refreshToken) = (EmailOf(crew.Admin), crew.Admin.Session.GetProperty("refreshToken").GetString());
        using var there = shared.Node.Rest()
            .Use((await crew.Admin.PostAsync("/api/auth/login", new { email, password = Password, restaurantId = opened.Id })).Body);
        RestaurantOf(there).ShouldBe(opened.Id);
        (await there.GetAsync("/api/staff")).Body.GetProperty("items")[0].GetProperty("status").GetString().ShouldBe("available");
        var moved = await crew.Admin.PostAsync("/api/auth/refresh", new { refreshToken, restaurantId = opened.Id });
        moved.Body.GetProperty("user").GetProperty("restaurantId").GetString().ShouldBe(opened.Id, moved.Text);
        var back = await crew.Admin.PostAsync("/api/auth/refresh",
            new { refreshToken = moved.Body.GetProperty("refreshToken").GetString() });
        back.Body.GetProperty("user").GetProperty("restaurantId").GetString().ShouldBe(opened.Id, "it stays where it went");
    }

    [Fact]
    public async Task A_branch_asked_for_again_is_the_same_whatever_has_changed_at_home_meanwhile()
    {
        using var crew = await OpenAsync(shared.Node);
        var opened = await crew.Admin.PostAsync("/api/restaurants", new { name = "Branch" }, "branch-1");
        (await crew.Admin.PatchAsync($"/api/restaurants/{crew.RestaurantId}",
            new { timeZone = "Pacific/Auckland" })).Status.ShouldBe(HttpStatusCode.OK);
        var self = (await crew.Admin.GetAsync("/api/staff")).Body.GetProperty("items").EnumerateArray()
            .Single(member => member.GetProperty("role").GetString() == "admin").GetProperty("id").GetString();
        (await crew.Admin.PatchAsync($"/api/staff/{self}", new { name = "Renamed" })).Status.ShouldBe(HttpStatusCode.OK);
        await crew.Admin.LoginAsync(EmailOf(crew.Admin), Password);

        var again = await crew.Admin.PostAsync("/api/restaurants", new { name = "Branch" }, "branch-1");
        again.Text.ShouldBe(opened.Text);
    }

    [Fact]
    public async Task Many_branches_opened_at_once_are_all_there()
    {
        using var crew = await OpenAsync(shared.Node);
        var opened = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(i => crew.Admin.PostAsync("/api/restaurants", new { name = $"Branch {i}" })));
        opened.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        (await crew.Admin.GetAsync("/api/restaurants")).Body.GetProperty("items").GetArrayLength().ShouldBe(9);
    }

    [Fact]
    public async Task Nobody_signs_in_where_they_do_not_work_and_it_costs_no_session()
    {
        using var crew = await OpenAsync(shared.Node);
        using var others = await OpenAsync(shared.Node);
        (await crew.Admin.PostAsync("/api/auth/login",
            new { email = EmailOf(crew.Admin), password = Password, restaurantId = others.RestaurantId }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        var refreshToken = crew.Admin.Session.GetProperty("refreshToken").GetString();
        (await crew.Admin.PostAsync("/api/auth/refresh", new { refreshToken, restaurantId = others.RestaurantId }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        (await crew.Admin.PostAsync("/api/auth/refresh", new { refreshToken })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_of_ones_own_is_forbidden_to_change_and_anybody_elses_does_not_exist()
    {
        using var crew = await OpenAsync(shared.Node);
        using var others = await OpenAsync(shared.Node);
        var branch = (await crew.Admin.PostAsync("/api/restaurants", new { name = "Branch" })).Id;
        (await crew.Admin.GetAsync($"/api/restaurants/{branch}")).Status.ShouldBe(HttpStatusCode.OK);
        (await crew.Admin.PatchAsync($"/api/restaurants/{branch}", new { name = "X" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await crew.Admin.PatchAsync($"/api/restaurants/{others.RestaurantId}", new { name = "X" }))
            .ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await others.Admin.GetAsync($"/api/restaurants/{branch}")).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        using var manager = await crew.HireAsync("manager");
        (await manager.PostAsync("/api/restaurants", new { name = "Mine" })).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
    }
}
