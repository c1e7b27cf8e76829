using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>What every answer says, from the success to the crash, and who may come in from a browser.</summary>
public sealed class HeaderTests(SharedNode shared, HeaderTests.FloorNode floor)
    : IClassFixture<SharedNode>, IClassFixture<HeaderTests.FloorNode>
{
    /// <summary>A node that pages of https://floor.example.com may call.</summary>
    public sealed class FloorNode : IDisposable
    {
        internal Node Node { get; } = Node.Start(NodeSettings.Embedded().With("Http:Origins:0", "https://floor.example.com"));

        public void Dispose() => Node.Dispose();
    }

    public static TheoryData<string, string, HttpStatusCode> Answers() => new()
    {
        { "GET", "/api/tables", HttpStatusCode.OK },
        { "GET", "/health/live", HttpStatusCode.OK },
        { "GET", "/openapi/v1.json", HttpStatusCode.OK },
        { "GET", "/api/orders/nobodys", HttpStatusCode.NotFound },
        { "GET", "/no/such/route", HttpStatusCode.NotFound },
        { "DELETE", "/api/tables", HttpStatusCode.MethodNotAllowed },
        { "POST", "/api/orders", HttpStatusCode.BadRequest },
        { "POST", "/hubs/kitchen/negotiate", HttpStatusCode.OK },
        { "GET", "/hubs/dashboard", HttpStatusCode.BadRequest },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task Every_answer_has_them(string method, string path, HttpStatusCode status)
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        var answer = await rest.SendAsync(new HttpMethod(method), path, method == "POST"
            ? new StringContent("{", Encoding.UTF8, "application/json") : null);

        answer.Status.ShouldBe(status, answer.Text);
        ShouldBeGuarded(answer);
        answer.Headers["Content-Security-Policy"].ShouldBe("default-src 'none'; frame-ancestors 'none'");
        answer.Headers.ShouldNotContainKey("Strict-Transport-Security", "it is told over TLS only");
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_gets_them_too()
    {
        using var rest = shared.Node.Rest();
        var answer = await rest.GetAsync("/api/tables");
        answer.ShouldBeProblem(HttpStatusCode.Unauthorized, "unauthenticated");
        ShouldBeGuarded(answer);
    }

    [Fact]
    public async Task The_page_of_the_documents_runs_its_own_script_and_no_other()
    {
        using var rest = shared.Node.Rest();
        var (page, again) = (await rest.GetAsync("/docs/"), await rest.GetAsync("/docs/"));

        ShouldBeGuarded(page);
        var nonce = page.Headers["Content-Security-Policy"].Split("'nonce-")[1].Split('\'')[0];
        page.Text.ShouldContain($"nonce=\"{nonce}\"");
        page.Headers["Content-Security-Policy"].Split(';').Single(part => part.Contains("script-src", StringComparison.Ordinal))
            .ShouldNotContain("unsafe");
        again.Headers["Content-Security-Policy"].ShouldNotContain(nonce);
    }

    [Fact]
    public async Task Over_TLS_browsers_are_told_to_stay_with_it()
    {
        var (port, plain) = (NodeProcess.FreePort(), NodeProcess.FreePort());
        var settings = NodeSettings.Embedded();
        using var certificate = Certificate();
        var path = Path.Combine(Path.GetDirectoryName(settings.Sqlite)!, "tls.pfx");
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx));
        settings = settings.With("Kestrel:Endpoints:Tls:Url", $"https://127.0.0.1:{port}")
            .With("Kestrel:Endpoints:Tls:Certificate:Path", path)
            .With("Kestrel:Endpoints:Plain:Url", $"http://127.0.0.1:{plain}");
        await using var node = await NodeProcess.StartAsync(settings, plain);
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { certificate }, RevocationMode = X509RevocationMode.NoCheck };
        using var http = new HttpClient(handler);
        using var answer = await http.GetAsync(new Uri($"https://127.0.0.1:{port}/health/live"));
        answer.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000; includeSubDomains"]);
    }

    [Theory]
    [InlineData("https://floor.example.com", true), InlineData("HTTPS://FLOOR.EXAMPLE.COM", true), InlineData("own", true),
        InlineData(null, true)]
    [InlineData("https://floor.example.com.evil.test", false), InlineData("https://evil-floor.example.com", false),
        InlineData("https://floor.example.com:8443", false)]
    [InlineData("http://floor.example.com", false), InlineData("null", false), InlineData("", false), InlineData("own.evil.test", false),
        InlineData("https://evil.test/https://floor.example.com", false)]
    public async Task A_page_of_another_origin_opens_no_hub(string? origin, bool comesIn)
    {
        var node = floor.Node;
        using var rest = await node.Rest().RegisterAsync();
        using var answer = await Handshake.SendAsync(node.Address, $"/hubs/floor?access_token={rest.Token}",
            ("Origin", origin?.Replace("own", $"http://{node.Address.Authority}", StringComparison.Ordinal)));

        answer.StatusCode.ShouldBe(comesIn ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden);
        answer.Headers.Contains("Sec-WebSocket-Extensions").ShouldBeFalse("what is compressed beside a secret can tell it");
    }

    [Theory]
    [InlineData("https://floor.example.com", true), InlineData("https://floor.example.com.evil.test", false), InlineData("null", false)]
    public async Task A_page_of_another_origin_reads_no_answer(string origin, bool mayRead)
    {
        var node = floor.Node;
        using var http = new HttpClient { BaseAddress = node.Address };
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/orders");
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add(
            "Access-Control-Request-Headers", "authorization,content-type,idempotency-key,x-requested-with,x-signalr-user-agent");

        using var answer = await http.SendAsync(preflight);

        answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed).ShouldBe(mayRead);
        answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBe(mayRead, "Microsoft's JavaScript client asks for it");
        if (!mayRead) return;
        allowed!.ShouldBe([origin]);
        var headers = answer.Headers.GetValues("Access-Control-Allow-Headers").Single();
        headers.ShouldContain("X-SignalR-User-Agent", Case.Insensitive);
        headers.ShouldContain("X-Requested-With", Case.Insensitive);
    }

    [MongoFact]
    public async Task A_request_that_takes_too_long_is_answered_all_the_same()
    {
        await using var mongo = new MongoRig();
        await using var line = mongo.Proxy();
        var settings = NodeSettings.Embedded() with { Mongo = mongo.ConnectionStringVia(line) };
        await using var node = await NodeProcess.StartAsync(settings.With("Http:RequestTimeout", "00:00:05"));
        using var rest = await node.Rest().RegisterAsync();
        line.Stall();

        var answer = await rest.GetAsync("/api/orders?status=completed");

        answer.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "unavailable");
        ShouldBeGuarded(answer);
        line.Heal();
        await Eventually.True(async () => (await rest.GetAsync("/api/orders")).Status == HttpStatusCode.OK, "the store is back");
    }

    private static void ShouldBeGuarded(RestAnswer answer)
    {
        answer.Headers["Cache-Control"].ShouldBe("no-store");
        answer.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        answer.Headers["X-Frame-Options"].ShouldBe("DENY");
        answer.Headers["Referrer-Policy"].ShouldBe("no-referrer");
        answer.Headers["Permissions-Policy"].ShouldContain("camera=()");
        answer.Headers["X-XSS-Protection"].ShouldBe("0");
        answer.Headers["X-Request-Id"].ShouldNotBeEmpty();
        answer.Headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
        answer.Headers.ShouldNotContainKey("Server");
        answer.Headers.ShouldNotContainKey("X-Powered-By");
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=restaurant", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }
}
