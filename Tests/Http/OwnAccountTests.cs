using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.Accounts;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class OwnAccountTests(SharedNode shared) : IClassFixture<SharedNode>
{
    private const string New = "seven-blue-otters-sing";

    [Fact]
    public async Task A_new_password_ends_the_other_sign_ins_and_this_one_goes_on()
    {
        using var crew = await Crew.OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        var email = Crew.EmailOf(waiter);
        using var tablet = await shared.Node.Rest().LoginAsync(email, Crew.Password);

        var changed = await waiter.PostAsync("/api/me/password", new { currentPassword = Crew.Password, newPassword = New });

        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        foreach (var before in new[] { tablet, waiter })
            (await before.GetAsync("/api/tables")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await RefreshAsync(tablet)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        (await RefreshAsync(waiter)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        waiter.Use(changed.Body);
        (await waiter.GetAsync("/api/tables")).Status.ShouldBe(HttpStatusCode.OK);
        (await RefreshAsync(waiter)).Status.ShouldBe(HttpStatusCode.OK);
        (await shared.Node.Rest().PostAsync("/api/auth/login", new { email, password = Crew.Password }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        await shared.Node.Rest().LoginAsync(email, New);
    }

    [Fact]
    public async Task A_sign_in_that_a_new_password_overtakes_does_not_survive_it()
    {
        using var crew = await Crew.OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        var services = shared.Node.Services;
        var tokens = new OvertakenTokens(services.GetRequiredService<IRefreshTokens>(), async () =>
            (await waiter.PostAsync("/api/me/password", new { currentPassword = Crew.Password, newPassword = New }))
                .Status.ShouldBe(HttpStatusCode.OK));
        var sessions = ActivatorUtilities.CreateInstance<AuthSessions>(services, tokens);
        var account = await services.GetRequiredService<IAccounts>().FindByEmailAsync(Crew.EmailOf(waiter), CancellationToken.None);

        var session = await sessions.OpenAsync(account!, restaurantId: null, CancellationToken.None);

        session.Refusal!.Code.ShouldBe(RefusalCode.InvalidCredentials);
        (await tokens.FindAsync(tokens.Added!.Hash, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_new_password_closes_the_screens_of_before()
    {
        using var crew = await Crew.OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        await using var screen = new HubConnectionBuilder().WithUrl(new Uri(shared.Node.Address, "/hubs/floor"), options =>
        {
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
            options.AccessTokenProvider = () => Task.FromResult<string?>(waiter.Token);
        }).Build();
        await screen.StartAsync();

        var changed = await waiter.PostAsync("/api/me/password", new { currentPassword = Crew.Password, newPassword = New });

        changed.Status.ShouldBe(HttpStatusCode.OK, changed.Text);
        await Eventually.True(() => screen.State == HubConnectionState.Disconnected, "the screen is closed");
    }

    [Fact]
    public async Task A_password_is_changed_only_by_the_current_one_and_to_one_that_is_hard_to_guess()
    {
        using var crew = await Crew.OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        (await waiter.PostAsync("/api/me/password", new { currentPassword = "wrong", newPassword = New }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        object[] bad =
        [
            new { currentPassword = Crew.Password, newPassword = Crew.EmailOf(waiter) }, new { currentPassword = Crew.Password },
            new { currentPassword = (string?)null, newPassword = New }, new { currentPassword = 1, newPassword = New },
            new { currentPassword = Crew.Password, newPassword = new string('x', 5000) },
        ];
        foreach (var body in bad)
            (await waiter.PostAsync("/api/me/password", body)).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        (await shared.Node.Rest().PostAsync("/api/me/password", new { currentPassword = Crew.Password, newPassword = New }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        await shared.Node.Rest().LoginAsync(Crew.EmailOf(waiter), Crew.Password);
    }

    [Fact]
    public async Task Wrong_current_passwords_are_limited_like_sign_ins()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var node = Node.Start(NodeSettings.Embedded().With("RateLimits:Enabled", "true"), clock);
        using var rest = await node.Rest().RegisterAsync();
        RestAnswer answer;
        var tries = 0;
        do answer = await rest.PostAsync("/api/me/password", new { currentPassword = $"wrong-{tries}", newPassword = New });
        while (answer.Status == HttpStatusCode.Unauthorized && ++tries < 50);
        answer.ShouldBeProblem(HttpStatusCode.TooManyRequests, "rateLimited");
    }

    [Fact]
    public async Task A_language_is_of_the_person_and_comes_with_every_session()
    {
        using var crew = await Crew.OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        Language((await waiter.GetAsync("/api/me")).Body).ShouldBeNull();
        Language((await waiter.PatchAsync("/api/me", new { language = "DE-at" })).Body).ShouldBe("de-AT");
        Language((await waiter.PatchAsync("/api/me", new { })).Body).ShouldBe("de-AT");
        var again = await shared.Node.Rest().LoginAsync(Crew.EmailOf(waiter), Crew.Password);
        Language(again.Session.GetProperty("user")).ShouldBe("de-AT");
        foreach (var language in (object[])["Klingon", "de_AT!", 7, new string('x', 9000)])
            (await waiter.PatchAsync("/api/me", new { language })).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        Language((await waiter.PatchAsync("/api/me", new { language = "" })).Body).ShouldBeNull();
    }

    [Fact]
    public async Task An_admin_puts_an_email_right_and_sign_in_follows()
    {
        using var crew = await Crew.OpenAsync(shared.Node);
        using var manager = await crew.HireAsync("manager");
        using var waiter = await crew.HireAsync("waiter");
        var (path, old, email) = ($"/api/staff/{Crew.IdOf(waiter)}", Crew.EmailOf(waiter), $"{Guid.NewGuid():n}@test.local");

        (await manager.PatchAsync(path, new { email })).ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await crew.Admin.PatchAsync(path, new { email = Crew.EmailOf(manager) }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "alreadyExists");
        (await crew.Admin.PatchAsync(path, new { email = "nowhere" })).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        (await crew.Admin.PatchAsync(path, new { email = email.ToUpperInvariant() }, "right")).Status.ShouldBe(HttpStatusCode.OK);
        (await crew.Admin.PatchAsync(path, new { email = email.ToUpperInvariant() }, "right")).Status.ShouldBe(HttpStatusCode.OK);
        (await crew.Admin.PatchAsync(path, new { email = "other@test.local" }, "right"))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "commandIdReused");

        await shared.Node.Rest().LoginAsync(email, Crew.Password);
        (await shared.Node.Rest().PostAsync("/api/auth/login", new { email = old, password = Crew.Password }))
            .ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
    }

    [Fact]
    public async Task A_new_email_ends_what_was_signed_in_before_but_not_the_sign_in_that_changed_it()
    {
        using var crew = await Crew.OpenAsync(shared.Node);
        using var waiter = await crew.HireAsync("waiter");
        using var tablet = await shared.Node.Rest().LoginAsync(Crew.EmailOf(crew.Admin), Crew.Password);
        (await crew.Admin.PatchAsync($"/api/staff/{Crew.IdOf(waiter)}", new { email = $"{Guid.NewGuid():n}@test.local" }))
            .Status.ShouldBe(HttpStatusCode.OK);
        (await waiter.GetAsync("/api/tables")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await RefreshAsync(waiter)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");

        (await crew.Admin.PatchAsync($"/api/staff/{Crew.IdOf(crew.Admin)}", new { email = $"{Guid.NewGuid():n}@test.local" }))
            .Status.ShouldBe(HttpStatusCode.OK);

        (await tablet.GetAsync("/api/tables")).ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        (await RefreshAsync(tablet)).ShouldBeProblem(HttpStatusCode.Unauthorized, "invalidCredentials");
        (await crew.Admin.GetAsync("/api/tables")).Status.ShouldBe(HttpStatusCode.OK);
        (await RefreshAsync(crew.Admin)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_email_of_a_person_who_also_works_for_others_is_not_for_one_of_them_to_change()
    {
        using var crew = await Crew.OpenAsync(shared.Node);
        using var admin = await crew.HireAsync("admin");
        var branch = await admin.PostAsync("/api/restaurants", new { name = "Branch" });
        branch.Status.ShouldBe(HttpStatusCode.Created, branch.Text);
        (await crew.Admin.PatchAsync($"/api/staff/{Crew.IdOf(admin)}", new { email = $"{Guid.NewGuid():n}@test.local" }))
            .ShouldBeProblem(HttpStatusCode.Forbidden, "forbidden");
        (await admin.PatchAsync($"/api/staff/{Crew.IdOf(admin)}", new { email = $"{Guid.NewGuid():n}@test.local" }))
            .Status.ShouldBe(HttpStatusCode.OK, "one's own");
    }

    private static string? Language(JsonElement user) => user.GetProperty("language").GetString();

    private static Task<RestAnswer> RefreshAsync(Rest rest) =>
        rest.PostAsync("/api/auth/refresh", new { refreshToken = rest.Session.GetProperty("refreshToken").GetString() });

    /// <summary>Something happens right before a token is stored.</summary>
    private sealed class OvertakenTokens(IRefreshTokens tokens, Func<Task> before) : IRefreshTokens
    {
        public RefreshToken? Added { get; private set; }

        public async ValueTask AddAsync(RefreshToken token, CancellationToken ct)
        {
            await before();
            await tokens.AddAsync(Added = token, ct);
        }

        public ValueTask<RefreshToken?> ExchangeAsync(string hash, string successor, string restaurantId, CancellationToken ct) =>
            tokens.ExchangeAsync(hash, successor, restaurantId, ct);

        public ValueTask<RefreshToken?> FindAsync(string hash, CancellationToken ct) => tokens.FindAsync(hash, ct);

        public ValueTask EndFamilyAsync(string familyId, CancellationToken ct) => tokens.EndFamilyAsync(familyId, ct);

        public ValueTask EndMembershipAsync(string accountId, string restaurantId, CancellationToken ct) =>
            tokens.EndMembershipAsync(accountId, restaurantId, ct);

        public ValueTask EndAccountAsync(string accountId, string? keptFamilyId, CancellationToken ct) =>
            tokens.EndAccountAsync(accountId, keptFamilyId, ct);

        public ValueTask RemoveExpiredAsync(DateTimeOffset before, CancellationToken ct) => tokens.RemoveExpiredAsync(before, ct);
    }
}
