using System.Text.Json.Nodes;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Tests.Clients.Conformance;

namespace RealtimeRestaurant.Tests.ClientRules;

/// <summary>Sign-ins, and commands over REST.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private static readonly SessionUser Kim = new("u_kim", "Kim", "kim@restaurant.test", "chef", "r_1", null);

    private readonly CaseClock _clock = new(new(2026, 11, 23, 20, 15, 0, TimeSpan.Zero));
    private readonly MemoryStore _store = new();
    private ScriptedServer _server = null!;
    private Session _session = null!;

    [Fact]
    public async Task However_many_ask_for_a_token_one_exchange_is_made()
    {
        await SignedInAsync(lifetime: TimeSpan.Zero);

        var asking = Enumerable.Range(0, 20).Select(_ => _session.TokenAsync()).ToArray();
        await AnswerAsync(200, Fresh("access-2"));

        (await Task.WhenAll(asking)).ShouldAllBe(token => token == "access-2");
        _server.Acts.Select(act => (string?)act["path"]).ShouldBe(["/api/auth/refresh"]);
        (await _session.TokenAsync()).ShouldBe("access-2");
    }

    [Fact]
    public async Task Where_the_exchange_is_refused_it_signs_in_again_with_its_credentials()
    {
        using var session = Session(new Credentials("kim@restaurant.test", "Correct-horse"));
        await SignedInAsync(lifetime: TimeSpan.Zero);

        var asking = session.TokenAsync();
        await AnswerAsync(401, Problem("refreshTokenSpent", 401));
        await AnswerAsync(200, Fresh("access-2"));

        (await asking.WaitAsync(Eventually.Timeout)).ShouldBe("access-2");
        _server.Acts.Select(act => (string?)act["path"]).ShouldBe(["/api/auth/refresh", "/api/auth/login"]);
    }

    [Fact]
    public async Task Without_credentials_a_person_has_to_sign_in()
    {
        var refusal = await Should.ThrowAsync<ProblemException>(_session.TokenAsync());

        refusal.Code.ShouldBe("unauthenticated");
        (await _session.UserAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Signing_out_forgets_the_session_and_ends_it_on_the_server()
    {
        await SignedInAsync();

        var leaving = _session.SignOutAsync();
        await AnswerAsync(204, null);
        await leaving.WaitAsync(Eventually.Timeout);

        (await _session.UserAsync()).ShouldBeNull();
        ((string?)_server.Acts.Single()["path"]).ShouldBe("/api/auth/logout");
    }

    [Fact]
    public async Task A_command_over_REST_keeps_its_id_until_there_is_an_answer()
    {
        await SignedInAsync();

        var sending = new RestClient(_session).SendAsync<JsonObject>(HttpMethod.Post, "/api/orders", new { tableId = "t_1" });
        await AnswerAsync(503, Problem("outcomeUnknown", 503));
        await PassAsync();
        await AnswerAsync(null, null);
        await PassAsync();
        await AnswerAsync(201, new JsonObject { ["id"] = "o_1" });

        ((string?)(await sending.WaitAsync(Eventually.Timeout))["id"]).ShouldBe("o_1");
        _server.Acts.Count.ShouldBe(3);
        _server.Acts.Select(act => (string?)act["idempotencyKey"]).Distinct().Single().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_refusal_over_REST_is_thrown_and_not_tried_again()
    {
        await SignedInAsync();

        var sending = new RestClient(_session).SendAsync<JsonObject>(HttpMethod.Post, "/api/orders", new { tableId = "t_1" });
        await AnswerAsync(409, Problem("outOfStock", 409));

        (await Should.ThrowAsync<ProblemException>(sending.WaitAsync(Eventually.Timeout))).Code.ShouldBe("outOfStock");
        _server.Acts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_keeps_a_session_over_restarts_for_its_owner_alone()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("store-").FullName, "session.json");
        var session = new StoredSession("access-1", _clock.GetUtcNow(), "refresh-1", Kim, "x");

        await new FileStore(file).WriteAsync(session, CancellationToken.None);
        (await new FileStore(file).ReadAsync(CancellationToken.None)).ShouldBe(session);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await new FileStore(file).WriteAsync(null, CancellationToken.None);
        (await new FileStore(file).ReadAsync(CancellationToken.None)).ShouldBeNull();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    public async Task InitializeAsync()
    {
        _server = await ScriptedServer.StartAsync(WireProtocol.Json);
        _session = Session(credentials: null);
    }

    public async Task DisposeAsync()
    {
        _session.Dispose();
        await _server.DisposeAsync();
    }

    private Session Session(Credentials? credentials) => new(new SessionOptions
    {
        Nodes = [_server.Url], Store = _store, Clock = _clock, Random = () => 0.5, Credentials = credentials,
    });

    private async Task SignedInAsync(TimeSpan? lifetime = null) => await _store.WriteAsync(
        new("access-1", _clock.GetUtcNow() + (lifetime ?? TimeSpan.FromMinutes(15)), "refresh-1", Kim, "x"), CancellationToken.None);

    // Null: the connection breaks.
    private async Task AnswerAsync(int? status, JsonNode? body)
    {
        await Eventually.True(() => _server.IsAsked, "the client asks the server");
        await _server.DoAsync(status is null ? new JsonObject { ["server"] = "doesNotAnswer" }
            : new JsonObject { ["server"] = "answers", ["status"] = status, ["body"] = body });
    }

    // The wait before the next try is half of a second at most.
    private async Task PassAsync()
    {
        await Eventually.True(() => _clock.IsDueWithin(TimeSpan.FromSeconds(1)), "the client waits");
        _clock.Pass(TimeSpan.FromSeconds(1));
    }

    private JsonObject Fresh(string token) => new()
    {
        ["accessToken"] = token, ["expiresAt"] = _clock.GetUtcNow().AddMinutes(15).ToString("O"), ["refreshToken"] = "refresh-2",
        ["user"] = new JsonObject { ["id"] = "u_kim", ["role"] = "chef" },
    };

    private static JsonObject Problem(string code, int status) => new()
    {
        ["type"] = $"urn:problem:{code}", ["title"] = code, ["status"] = status, ["detail"] = "No.", ["code"] = code,
    };
}
