using System.Net;
using System.Text.Json;
using RealtimeRestaurant.Tests.Rigs;
using static RealtimeRestaurant.Tests.Http.Crew;

namespace RealtimeRestaurant.Tests.Http;

public sealed class StaffRouteTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task Somebody_is_hired_signs_in_clocks_in_and_is_seen_by_all_without_their_email()
    {
        using var crew = await OpenAsync(shared.Node);
        var hired = await crew.Admin.PostAsync("/api/staff",
            new { name = "Kim", email = " Kim@Test.Local ", password = Password, role = "chef", stations = (string[])["grill"] });
        hired.Status.ShouldBe(HttpStatusCode.Created, hired.Text);
        (hired.Body.GetProperty("role").GetString(), hired.Body.GetProperty("status").GetString(), hired.Body.GetProperty("active")
            .GetBoolean()).ShouldBe(("chef", "offDuty", true));

        using var kim = await shared.Node.Rest().LoginAsync("kim@test.local", Password);
        RestaurantOf(kim).ShouldBe(crew.RestaurantId);
        (await kim.PutAsync($"/api/staff/{hired.Id}/status", new { status = "available" })).Body.GetProperty("status").GetString()
            .ShouldBe("available");
        (await kim.PutAsync($"/api/staff/{IdOf(crew.Admin)}/status", new { status = "offDuty" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await kim.PutAsync($"/api/staff/{hired.Id}/status", new { status = "inactive" }))
            .ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");

        var list = await kim.GetAsync("/api/staff");
        list.Text.ShouldNotContain("@test.local");
        var own = list.Body.GetProperty("items").EnumerateArray().Single(member => member.GetProperty("id").GetString() == hired.Id);
        (own.GetProperty("status").GetString(), own.GetProperty("active").GetBoolean(), own.GetProperty("online").GetBoolean())
            .ShouldBe(("available", true, false));
    }

    [Fact]
    public async Task A_waiter_goes_home_and_hands_the_tables_over()
    {
        using var crew = await OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        using var next = await crew.HireAsync("waiter");
        foreach (var person in new[] { waiter, next })
            (await person.PutAsync($"/api/staff/{IdOf(person)}/status", new { status = "available" })).Status.ShouldBe(HttpStatusCode.OK);
        var table = (await crew.Admin.PostAsync("/api/tables", new { number = 1, seats = 2 })).Id;
        (await waiter.PatchAsync($"/api/tables/{table}/status", new { status = "occupied" })).Status.ShouldBe(HttpStatusCode.OK);
        (await waiter.PutAsync($"/api/tables/{table}/waiter", new { staffId = IdOf(waiter) })).Status.ShouldBe(HttpStatusCode.OK);

        (await waiter.PutAsync($"/api/staff/{IdOf(waiter)}/status", new { status = "offDuty" }))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "ruleBroken");
        var handed = await waiter.PostAsync($"/api/staff/{IdOf(waiter)}/handover", new { to = IdOf(next) });
        handed.Body.GetProperty("tables")[0].GetProperty("waiterId").GetString().ShouldBe(IdOf(next), handed.Text);
        (await waiter.PutAsync($"/api/staff/{IdOf(waiter)}/status", new { status = "offDuty" })).Status.ShouldBe(HttpStatusCode.OK);

        (await next.PutAsync($"/api/staff/{IdOf(next)}/status", new { status = "offDuty", handOverTo = IdOf(waiter) }))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "ruleBroken");
        (await waiter.PutAsync($"/api/staff/{IdOf(waiter)}/status", new { status = "available" })).Status.ShouldBe(HttpStatusCode.OK);
        (await crew.Admin.PatchAsync($"/api/staff/{IdOf(next)}", new { active = false, handOverTo = IdOf(waiter) })).Status
            .ShouldBe(HttpStatusCode.OK);
        (await waiter.GetAsync("/api/tables")).Body.GetProperty("items")[0].GetProperty("waiterId").GetString().ShouldBe(IdOf(waiter));
    }

    [Fact]
    public async Task Hiring_again_with_the_same_key_is_the_same_hiring_and_another_password_is_another()
    {
        using var crew = await OpenAsync(shared.Node);
        var body = new { name = "Kay", email = $"{Guid.NewGuid():n}@test.local", password = Password, role = "waiter" };
        var first = await crew.Admin.PostAsync("/api/staff", body, "hire-1");
        var again = await crew.Admin.PostAsync("/api/staff", body, "hire-1");

        again.Text.ShouldBe(first.Text);
        again.Headers["Idempotent-Replay"].ShouldBe("true");
        (await crew.Admin.PostAsync("/api/staff", body with { password = "Another-horse-battery" }, "hire-1"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "commandIdReused");
        (await crew.Admin.PostAsync("/api/staff", body with { name = "Kim" }, "hire-1"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "commandIdReused");
        (await crew.Admin.PostAsync("/api/staff", body, "hire-2")).ShouldBeProblem(HttpStatusCode.Conflict, "alreadyExists");
        (await StaffAsync(crew.Admin)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_that_hire_one_email_at_once_one_gets_it_and_the_others_hire_is_undone()
    {
        using var crew = await OpenAsync(shared.Node);
        var body = new { name = "Kay", email = $"{Guid.NewGuid():n}@test.local", password = Password, role = "waiter" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => crew.Admin.PostAsync("/api/staff", body, $"race-{i}")));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.Created).ShouldAllBe(answer => answer.Code == "alreadyExists");
        (await StaffAsync(crew.Admin)).Count(member => member.GetProperty("active").GetBoolean()).ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_hires_above_themselves_or_without_being_a_manager()
    {
        using var crew = await OpenAsync(shared.Node);
        using var manager = await crew.HireAsync("manager");
        using var waiter = await crew.HireAsync("waiter", by: manager);
        object Wish(string role) => new { name = "X", email = $"{Guid.NewGuid():n}@test.local", password = Password, role };

        (await manager.PostAsync("/api/staff", Wish("admin"))).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await waiter.PostAsync("/api/staff", Wish("waiter"))).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await waiter.PatchAsync($"/api/staff/{IdOf(waiter)}", new { role = "manager" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await manager.PatchAsync($"/api/staff/{IdOf(crew.Admin)}", new { password = "Mine-now-stapler-1" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await waiter.PatchAsync($"/api/staff/{IdOf(manager)}", new { password = "Mine-now-stapler-1" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        using var still = await shared.Node.Rest().LoginAsync(EmailOf(crew.Admin), Password);
    }

    [Fact]
    public async Task An_email_that_works_elsewhere_is_taken_unless_the_admin_owns_both()
    {
        using var crew = await OpenAsync(shared.Node);
        using var others = await OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        object Wish(string name) => new { name, email = EmailOf(waiter), password = "Another-horse-battery", role = "cashier" };
        (await others.Admin.PostAsync("/api/staff", Wish("Theirs"))).ShouldBeProblem(HttpStatusCode.Conflict, "alreadyExists");

        var branch = (await crew.Admin.PostAsync("/api/restaurants", new { name = "Two" })).Id;
        using var there = shared.Node.Rest()
            .Use((await crew.Admin.PostAsync("/api/auth/login",
            new { email = EmailOf(crew.Admin), password = Password, restaurantId = branch })).Body);
        var joined = await there.PostAsync("/api/staff", Wish("Ours"), "join-1");
        joined.Id.ShouldBe(IdOf(waiter));
        (await there.PostAsync("/api/staff", Wish("Ours"), "join-1")).Text.ShouldBe(joined.Text);

        var second = await waiter.PostAsync("/api/auth/login", new { email = EmailOf(waiter), password = Password, restaurantId = branch });
        second.Body.GetProperty("user").GetProperty("role").GetString().ShouldBe("cashier", second.Text);
        (await waiter.GetAsync("/api/restaurants")).Body.GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task A_manager_of_one_branch_does_not_set_the_password_of_who_also_works_in_another()
    {
        using var crew = await OpenAsync(shared.Node);
        var branch = (await crew.Admin.PostAsync("/api/restaurants", new { name = "Two" })).Id;
        using var manager = await crew.HireAsync("manager");
        using var waiter = await crew.HireAsync("waiter");
        using var there = shared.Node.Rest()
            .Use((await crew.Admin.PostAsync("/api/auth/login",
            new { email = EmailOf(crew.Admin), password = Password, restaurantId = branch })).Body);
        (await there.PostAsync("/api/staff",
            new { name = "W", email = EmailOf(waiter), password = Password, role = "manager" })).Status.ShouldBe(HttpStatusCode.Created);

        (await manager.PatchAsync($"/api/staff/{IdOf(waiter)}", new { password = "Mine-now-stapler-1" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await crew.Admin.PatchAsync($"/api/staff/{IdOf(waiter)}",
            new { password = "Better-horse-battery" })).Status.ShouldBe(HttpStatusCode.OK);
        using var again = await shared.Node.Rest().LoginAsync(EmailOf(waiter), "Better-horse-battery");
    }

    [Fact]
    public async Task A_new_password_ends_the_sign_ins_and_is_set_once_by_its_key()
    {
        using var crew = await OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        var path = $"/api/staff/{IdOf(waiter)}";
        (await crew.Admin.PatchAsync(path, new { password = "Second-horse-battery" }, "pw-1")).Status.ShouldBe(HttpStatusCode.OK);
        (await RefreshAsync(waiter)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        (await LoginAsync(waiter, Password)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        (await LoginAsync(waiter, "Second-horse-battery")).Status.ShouldBe(HttpStatusCode.OK);

        (await crew.Admin.PatchAsync(path, new { password = "Third-horse-battery" }, "pw-2")).Status.ShouldBe(HttpStatusCode.OK);
        (await crew.Admin.PatchAsync(path, new { password = "Second-horse-battery" }, "pw-1")).Headers["Idempotent-Replay"]
            .ShouldBe("true");
        (await crew.Admin.PatchAsync(path, new { password = "Fourth-horse-battery" }, "pw-1"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "commandIdReused");
        (await LoginAsync(waiter, "Third-horse-battery")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_does_not_work_there_any_more_gets_in_nowhere_with_what_they_have()
    {
        using var crew = await OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        (await crew.Admin.PatchAsync($"/api/staff/{IdOf(waiter)}", new { active = false })).Body.GetProperty("status").GetString()
            .ShouldBe("inactive");

        foreach (var path in new[] { "/api/tables", "/api/menu", "/api/orders", "/api/staff", "/api/notifications", "/api/restaurants" })
            (await waiter.GetAsync(path)).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await waiter.PutAsync($"/api/staff/{IdOf(waiter)}/status", new { status = "available" }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await RefreshAsync(waiter)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        (await LoginAsync(waiter, Password)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");

        (await crew.Admin.PatchAsync($"/api/staff/{IdOf(waiter)}", new { active = true })).Body.GetProperty("status").GetString()
            .ShouldBe("offDuty");
        (await RefreshAsync(waiter)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        (await LoginAsync(waiter, Password)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_role_counts_at_once_whatever_the_token_says()
    {
        using var crew = await OpenAsync(shared.Node);
        using var manager = await crew.HireAsync("manager");
        (await manager.PostAsync("/api/tables", new { number = 1, seats = 2 })).Status.ShouldBe(HttpStatusCode.Created);
        (await crew.Admin.PatchAsync($"/api/staff/{IdOf(manager)}", new { role = "waiter" })).Status.ShouldBe(HttpStatusCode.OK);
        (await manager.PostAsync("/api/tables", new { number = 2, seats = 2 })).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await RefreshAsync(manager)).Body.GetProperty("user").GetProperty("role").GetString().ShouldBe("waiter");
        (await crew.Admin.PatchAsync($"/api/staff/{IdOf(manager)}", new { role = "manager" })).Status.ShouldBe(HttpStatusCode.OK);
        (await manager.PostAsync("/api/tables", new { number = 2, seats = 2 })).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("""{"name":"X","email":"no","password":"short","role":"boss","stations":["",null]}""",
        "email,password,role,stations[0],stations[1]")]
    [InlineData("""{}""", "name,email,password,role")]
    public async Task What_is_wrong_with_a_hire_is_told_by_its_field(string body, string fields)
    {
        using var crew = await OpenAsync(shared.Node);
        var answer = await crew.Admin.SendRawAsync(HttpMethod.Post, "/api/staff", body);
        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        answer.Body.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(fields.Split(','), ignoreOrder: true);
    }

    private static async Task<List<JsonElement>> StaffAsync(Rest person) =>
        [.. (await person.GetAsync("/api/staff")).Body.GetProperty("items").EnumerateArray()];

    private static Task<RestAnswer> RefreshAsync(Rest person) =>
        person.PostAsync("/api/auth/refresh", new { refreshToken = person.Session.GetProperty("refreshToken").GetString() });

    private static Task<RestAnswer> LoginAsync(Rest person, string password) =>
        person.PostAsync("/api/auth/login", new { email = EmailOf(person), password });
}
