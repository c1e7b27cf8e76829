using System.Net;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Limits;

/// <summary>Guesses are slowed, whoever makes them and wherever; whoever knows their password gets in in time.</summary>
public sealed class SignInLimitTests(LimitedNode limited) : IClassFixture<LimitedNode>
{
    private const string Password = "Correct-horse-battery";
    private readonly Node _node = limited.Node;
    private readonly string _email = $"{Guid.NewGuid():n}@test.local";

    [Fact]
    public async Task Five_wrong_passwords_and_then_a_wait_for_an_account_that_is_there_and_for_one_that_is_not()
    {
        using (await _node.Rest().RegisterAsync(_email)) { }
        foreach (var (email, address) in new[] { (_email, "198.51.100.1"), ("nobody@test.local", "198.51.100.2") })
        {
            for (var i = 0; i < 5; i++) (await TryAsync(_node, address, email, "wrong"))
                .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
            LimitedNode.ShouldBeLimited(await TryAsync(_node, address, email, "wrong"), "auth").ShouldBeInRange(170, 180);
            LimitedNode.ShouldBeLimited(await TryAsync(_node, address, email, Password), "auth").ShouldBeInRange(170, 180);
        }
    }

    [Fact]
    public async Task Guesses_at_the_same_moment_are_not_more_guesses()
    {
        using (await _node.Rest().RegisterAsync(_email)) { }
        var all = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => TryAsync(_node, $"198.51.101.{i}", _email, $"wrong-{i}")));
        all.Count(answer => answer.Status is HttpStatusCode.Unauthorized).ShouldBe(5);
        all.Count(answer => answer.Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            .ShouldBe(25, "over the limit, or over an account's share of the places");
    }

    [Fact]
    public async Task One_address_that_tries_many_accounts_is_slowed_and_stops_nobody_else()
    {
        using (await _node.Rest().RegisterAsync(_email)) { }
        var all = new List<RestAnswer>();
        for (var i = 0; i < 20; i++) all.Add(await TryAsync(_node, "198.51.102.1", i == 0 ? _email : $"{i}.{_email}", "wrong"));

        all.Count(answer => answer.Status is HttpStatusCode.Unauthorized).ShouldBe(5);
        (await TryAsync(_node, "198.51.102.2", _email, Password)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Many_addresses_that_try_one_account_are_slowed_and_its_owner_gets_in_from_where_they_were_before()
    {
        using (await _node.Rest().RegisterAsync(_email)) { }
        (await TryAsync(_node, "198.51.103.200", _email, Password)).Status.ShouldBe(HttpStatusCode.OK);
        var all = new List<RestAnswer>();
        for (var i = 0; i < 20; i++) all.Add(await TryAsync(_node, $"198.51.103.{i}", _email, "wrong"));

        all.Count(answer => answer.Status is HttpStatusCode.Unauthorized).ShouldBe(5);
        (await TryAsync(_node, "198.51.103.200", _email, "tpyo")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await TryAsync(_node, "198.51.103.200", _email, Password)).Status.ShouldBe(HttpStatusCode.OK,
            "the attack is not over, and is none of theirs");
        LimitedNode.ShouldBeLimited(await TryAsync(_node, "198.51.103.201", _email, Password), "auth").ShouldBeLessThanOrEqualTo(180);
    }

    [Fact]
    public async Task After_the_attack_the_right_password_gets_in_from_anywhere_as_soon_as_was_said()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var node = Node.Start(LimitedNode.Settings(NodeSettings.Embedded(), ("Auth:Window", "00:00:05")), clock);
        using (await node.Rest().RegisterAsync(_email)) { }
        RestAnswer last;
        var guesses = 0;
        do last = await TryAsync(node, $"198.51.104.{guesses}", _email, "wrong");
        while (last.Status != HttpStatusCode.TooManyRequests && guesses++ < 100);

        var seconds = LimitedNode.ShouldBeLimited(last, "auth");
        seconds.ShouldBeLessThanOrEqualTo(1);
        // A refused attempt is not counted, so asking early costs nothing.
        (await TryAsync(node, "198.51.104.250", _email, Password)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        clock.Advance(TimeSpan.FromSeconds(seconds));
        (await TryAsync(node, "198.51.104.250", _email, Password)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_house_full_of_tablets_behind_one_address_signs_in_and_refreshes_as_often_as_it_needs_to()
    {
        using var registered = await _node.Rest().RegisterAsync(_email);
        for (var i = 0; i < 20; i++) (await TryAsync(_node, "198.51.105.1", _email, Password)).Status.ShouldBe(HttpStatusCode.OK);
        using var tablet = LimitedNode.From(_node, "198.51.105.1");
        var session = registered.Session;
        for (var i = 0; i < 110; i++)
        {
            var refreshed =
                await tablet.PostAsync("/api/auth/refresh", new { refreshToken = session.GetProperty("refreshToken").GetString() });
            refreshed.Status.ShouldBe(HttpStatusCode.OK, $"{i}: {refreshed.Text}");
            session = refreshed.Body;
        }
    }

    [Fact]
    public async Task Strangers_who_use_up_an_address_keep_nobody_there_from_refreshing()
    {
        using var registered = await _node.Rest().RegisterAsync(_email);
        using var stranger = LimitedNode.From(_node, "198.51.105.9");
        for (var i = 0; i < 110; i++) await stranger.GetAsync("/api/tables");
        (await stranger.GetAsync("/api/tables")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rateLimited");

        using var tablet = LimitedNode.From(_node, "198.51.105.9");
        var refreshed =
            await tablet.PostAsync("/api/auth/refresh", new { refreshToken = registered.Session.GetProperty("refreshToken").GetString() });

        refreshed.Status.ShouldBe(HttpStatusCode.OK, refreshed.Text);
    }

    [Fact]
    public async Task Invalid_requests_to_sign_in_routes_do_not_block_others_at_the_address()
    {
        using var registered = await _node.Rest().RegisterAsync(_email);
        (await TryAsync(_node, "198.51.105.20", _email, Password)).Status.ShouldBe(HttpStatusCode.OK);
        using var stranger = LimitedNode.From(_node, "198.51.105.20");
        for (var i = 0; i < 120; i++)
        {
            await stranger.PostAsync("/api/auth/refresh", new { refreshToken = $"guess-{i}" });
            await stranger.PostAsync("/api/auth/login", "junk");
        }
        LimitedNode.ShouldBeLimited(await stranger.PostAsync("/api/auth/refresh", new { refreshToken = "guess" }), "general");
        LimitedNode.ShouldBeLimited(await stranger.PostAsync("/api/auth/login", new { email = "nobody@test.local", password = "guess" }),
            "general");

        using var tablet = LimitedNode.From(_node, "198.51.105.20");
        var refreshed =
            await tablet.PostAsync("/api/auth/refresh", new { refreshToken = registered.Session.GetProperty("refreshToken").GetString() });
        refreshed.Status.ShouldBe(HttpStatusCode.OK, refreshed.Text);
        (await TryAsync(_node, "198.51.105.20", _email, Password)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_that_has_expired_is_told_so_whatever_strangers_do_at_that_address()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var node = Node.Start(LimitedNode.Settings(NodeSettings.Embedded()).With("Jwt:AccessLifetime", "00:00:01"), clock);
        using var registered = await node.Rest().RegisterAsync(_email);
        using var stranger = LimitedNode.From(node, "198.51.105.30");
        clock.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 110; i++) await stranger.GetAsync("/api/tables");
        (await stranger.GetAsync("/api/tables")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rateLimited");

        using var tablet = new Rest(node.Address) { From = "198.51.105.30", Token = registered.Token };
        (await tablet.GetAsync("/api/tables")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        for (var i = 0; i < 120; i++) await tablet.GetAsync("/api/tables");
        (await tablet.GetAsync("/api/tables")).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rateLimited");
    }

    [Fact]
    public async Task An_account_has_so_many_sessions_and_no_more()
    {
        using var node = LimitedNode.Start(("Session:Permits", "2"), ("Session:Window", "01:00:00"));
        using var registered = await node.Rest().RegisterAsync(_email);
        for (var i = 0; i < 2; i++) (await TryAsync(node, "198.51.105.40", _email, Password)).Status.ShouldBe(HttpStatusCode.OK);
        using var tablet = LimitedNode.From(node, "198.51.105.40");
        (await TryAsync(node, "198.51.105.40", _email, Password)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rateLimited");

        var (first, session) = (registered.Session.GetProperty("refreshToken").GetString(), registered.Session);
        for (var i = 0; i < 2; i++)
        {
            var refreshed =
                await tablet.PostAsync("/api/auth/refresh", new { refreshToken = session.GetProperty("refreshToken").GetString() });
            refreshed.Status.ShouldBe(HttpStatusCode.OK, refreshed.Text);
            session = refreshed.Body;
        }
        var last = new { refreshToken = session.GetProperty("refreshToken").GetString() };
        (await tablet.PostAsync("/api/auth/refresh", last)).ShouldBeProblem(HttpStatusCode.TooManyRequests, "rateLimited");
        // Whoever has used them up does not hold off the owner, whose old token tells that there are two.
        (await tablet.PostAsync("/api/auth/refresh", new { refreshToken = first }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "refreshTokenSpent");
        (await tablet.PostAsync("/api/auth/refresh", last)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<RestAnswer> TryAsync(Node node, string address, string email, string password)
    {
        using var somebody = LimitedNode.From(node, address);
        return await somebody.PostAsync("/api/auth/login", new { email, password });
    }
}
