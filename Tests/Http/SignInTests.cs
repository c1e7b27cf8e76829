using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class SignInTests(SharedNode shared) : IClassFixture<SharedNode>
{
    private readonly Node _node = shared.Node;

    [Fact]
    public async Task A_new_restaurant_is_registered_and_its_admin_can_sign_in_again()
    {
        using var rest = _node.Rest();
        var answer = await rest.PostAsync("/api/auth/register",
            new { restaurantName = "Da Anna", name = "Anna", email = " Anna@Test.Local ", password = "Correct-horse-battery",
            currency = "EUR", timeZone = "Europe/Rome" });

        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        answer.Headers.ShouldContainKey("Location");
        var user = answer.Body.GetProperty("user");
        user.GetProperty("role").GetString().ShouldBe("admin");
        user.GetProperty("restaurantId").GetString()!.ShouldMatch("^r_[a-z2-7]{16}$");

        await rest.LoginAsync("anna@test.local", "Correct-horse-battery");
        var restaurants = await rest.GetAsync("/api/restaurants");
        restaurants.Body.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("Da Anna");
        (await rest.GetAsync($"/api/restaurants/{restaurants.Body.GetProperty("items")[0].GetProperty("id").GetString()}")).Status.ShouldBe(
            HttpStatusCode.OK);
        (await rest.GetAsync("/api/staff")).Body.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("Anna");
    }

    [Fact]
    public async Task An_email_is_taken_once()
    {
        using var rest = await _node.Rest().RegisterAsync("taken@test.local");
        (await rest.PostAsync("/api/auth/register",
            new { restaurantName = "B", name = "B", email = "TAKEN@test.local", password = "Correct-horse-battery" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "alreadyExists");
    }

    [Fact]
    public async Task Registering_again_with_the_same_key_is_the_same_registration()
    {
        using var rest = _node.Rest();
        var body = new { restaurantName = "Da Key", name = "Key", email = "key@test.local", password = "Correct-horse-battery" };
        var first = await rest.PostAsync("/api/auth/register", body, "register-1");
        var again = await rest.PostAsync("/api/auth/register", body, "register-1");

        again.Status.ShouldBe(HttpStatusCode.Created, again.Text);
        again.Headers["Idempotent-Replay"].ShouldBe("true");
        again.Body.GetProperty("user").GetRawText().ShouldBe(first.Body.GetProperty("user").GetRawText());
        (await rest.PostAsync("/api/auth/register", body with { restaurantName = "Another" }, "register-1"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "commandIdReused");
        (await rest.PostAsync("/api/auth/register", body with { password = "Another-horse-battery" }, "register-1"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "commandIdReused");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_account_get_the_same_answer()
    {
        using var rest = await _node.Rest().RegisterAsync("known@test.local");
        var wrong = await rest.PostAsync("/api/auth/login", new { email = "known@test.local", password = "wrong" });
        var unknown = await rest.PostAsync("/api/auth/login", new { email = "unknown@test.local", password = "wrong" });

        wrong.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        unknown.ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        unknown.Body.GetProperty("detail").GetString().ShouldBe(wrong.Body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_its_reuse_ends_the_family()
    {
        using var rest = await _node.Rest().RegisterAsync();
        var first = rest.Session.GetProperty("refreshToken").GetString();
        var second = await rest.PostAsync("/api/auth/refresh", new { refreshToken = first });
        second.Status.ShouldBe(HttpStatusCode.OK, second.Text);

        (await rest.PostAsync("/api/auth/refresh", new { refreshToken = first }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "refreshTokenSpent");
        (await rest.PostAsync("/api/auth/refresh", new { refreshToken = second.Body.GetProperty("refreshToken").GetString() }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
    }

    [Fact]
    public async Task An_exchange_sent_again_with_its_key_is_the_same_exchange_until_its_successor_is_used()
    {
        using var rest = await _node.Rest().RegisterAsync();
        var first = new { refreshToken = rest.Session.GetProperty("refreshToken").GetString() };
        var answer = await rest.PostAsync("/api/auth/refresh", first, "refresh-1");
        var again = await rest.PostAsync("/api/auth/refresh", first, "refresh-1");

        again.Status.ShouldBe(HttpStatusCode.OK, again.Text);
        again.Headers["Idempotent-Replay"].ShouldBe("true");
        answer.Headers.ShouldNotContainKey("Idempotent-Replay");
        var second = new { refreshToken = answer.Body.GetProperty("refreshToken").GetString() };
        again.Body.GetProperty("refreshToken").GetString().ShouldBe(second.refreshToken);

        (await rest.PostAsync("/api/auth/refresh", second, "refresh-1")).Status.ShouldBe(HttpStatusCode.OK);
        (await rest.PostAsync("/api/auth/refresh", first, "refresh-1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "refreshTokenSpent");
    }

    [Fact]
    public async Task An_exchange_sent_again_with_another_key_ends_the_family()
    {
        using var rest = await _node.Rest().RegisterAsync();
        var first = new { refreshToken = rest.Session.GetProperty("refreshToken").GetString() };
        (await rest.PostAsync("/api/auth/refresh", first, "refresh-1")).Status.ShouldBe(HttpStatusCode.OK);
        (await rest.PostAsync("/api/auth/refresh", first, "refresh-2")).ShouldBeProblem(HttpStatusCode.Unauthorized, "refreshTokenSpent");
        (await rest.PostAsync("/api/auth/refresh", first, "refresh-1")).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
    }

    [Theory, InlineData("register"), InlineData("login"), InlineData("refresh"), InlineData("logout")]
    public async Task A_key_that_is_none_is_invalid_at_every_route(string route)
    {
        using var rest = _node.Rest();
        var answer = await rest.PostAsync($"/api/auth/{route}", new { }, new string('x', 65));
        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        answer.Body.GetProperty("errors").TryGetProperty("Idempotency-Key", out _).ShouldBeTrue(answer.Text);
    }

    [Fact]
    public void No_password_looks_like_one_that_costs_the_same()
    {
        var real = new Microsoft.AspNetCore.Identity.PasswordHasher<object>(Microsoft.Extensions.Options.Options.Create(
            new Microsoft.AspNetCore.Identity.PasswordHasherOptions { IterationCount = 1234 })).HashPassword(new(), "Correct-horse");
        var none = Convert.FromBase64String(Passwords.DummyHash(1234));

        none.Length.ShouldBe(Convert.FromBase64String(real).Length);
        none[..13].ShouldBe(Convert.FromBase64String(real)[..13], "version, function, iterations and length of the salt");
    }

    [Fact]
    public async Task A_registration_that_is_turned_away_as_busy_has_written_nothing()
    {
        using var rest = _node.Rest();
        var (passwords, turn) = (_node.Services.GetRequiredService<Passwords>(), new TaskCompletionSource());
        // Every place is taken, until each of them is told not to try.
        var crowd = Enumerable.Range(0, Passwords.MaxPlaces)
            .Select(one => passwords.MatchAsync(null, "", ($"account {one}", $"address {one}"), CancellationToken.None, TurnAsync).AsTask())
                .ToArray();
        var body = new { restaurantName = "Da Busy", name = "Busy", email = "busy@test.local", password = "Correct-horse-battery" };
        (await rest.PostAsync("/api/auth/register", body, "busy-1")).ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "busy");

        turn.SetResult();
        await Task.WhenAll(crowd);
        (await rest.PostAsync("/api/auth/register", body with { restaurantName = "Da Calm" },
            "busy-1")).Status.ShouldBe(HttpStatusCode.Created);

        async ValueTask<Domain.Log.Refusal?> TurnAsync()
        {
            await turn.Task;
            return Passwords.Busy;
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_family()
    {
        using var rest = await _node.Rest().RegisterAsync();
        var refreshToken = rest.Session.GetProperty("refreshToken").GetString();
        (await rest.PostAsync("/api/auth/logout", new { refreshToken })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await rest.PostAsync("/api/auth/refresh", new { refreshToken }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        (await rest.PostAsync("/api/auth/logout", new { refreshToken = "nobody's" })).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Only_a_valid_token_in_the_header_is_accepted()
    {
        using var rest = await _node.Rest().RegisterAsync();
        using var stranger = _node.Rest();
        (await stranger.GetAsync("/api/tables")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await stranger.GetAsync($"/api/tables?access_token={rest.Token}")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");

        var parts = rest.Token.Split('.');
        var unsigned = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"alg":"none","typ":"JWT"}""")).TrimEnd('=');
        foreach (var forged in new[] { $"{unsigned}.{parts[1]}.", $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA", $"{parts[0]}.{parts[1]}.",
            "nonsense" })
        {
            stranger.Token = forged;
            (await stranger.GetAsync("/api/tables")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        }
    }

    [Theory]
    [InlineData("password1"), InlineData("Password123!"), InlineData("12345678"), InlineData("87654321"), InlineData("aaaaaaaa"),
        InlineData("abababab"), InlineData("qwertz-2026"), InlineData("Trattoria1"), InlineData("short")]
    public async Task A_password_that_is_tried_first_is_none(string password)
    {
        using var rest = shared.Node.Rest();
        var answer = await rest.PostAsync("/api/auth/register",
            new { restaurantName = "Trattoria", name = "Mario", email = $"{Guid.NewGuid():n}@test.local", password });
        answer.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        answer.Body.GetProperty("errors").GetProperty("password").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("+39 06 1234 5678", "+390612345678"), InlineData("+1 (212) 736-5000", "+12127365000"),
        InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("06 1234 5678", null), InlineData("+39", null), InlineData("+999 123456", null), InlineData("call me", null),
        InlineData("+39 06 1234 5678 1234 5678 1234 5678", null)]
    public async Task A_phone_number_can_be_called_from_anywhere(string phone, string? stored)
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        var id = rest.Session.GetProperty("user").GetProperty("restaurantId").GetString();
        var answer = await rest.PatchAsync($"/api/restaurants/{id}", new { phone });
        if (stored is null) answer.ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        else answer.Body.GetProperty("phone").GetString().ShouldBe(stored, answer.Text);
    }
}
