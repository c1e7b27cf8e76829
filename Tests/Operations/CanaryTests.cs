using System.Net;
using System.Net.WebSockets;
using System.Text;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Operations;

/// <summary>Secrets that are looked for wherever anything is said, with every source of the log turned up as far as it goes.</summary>
public sealed class CanaryTests
{
    private const string
        Password = "Canary-password-stapler-81", WrongPassword = "Canary-wrong-password-82", NewPassword = "Canary-new-password-83",
        Card = "4929123412341234", Rubbish = "canary-rubbish-84",
        JwtKey = "CanaryKey85qW7xZ2vN4bM6kL8pT1sD3fG5hJ9", RedisPassword = "canary-redis-86", MongoPassword = "canary-mongo-87",
        MetricsToken = "canary-metrics-token-88";

    private static readonly string[] Sources =
    [
        "Microsoft", "System", "RealtimeRestaurant", "Microsoft.Hosting.Lifetime", "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
        "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", "Microsoft.AspNetCore.HttpLogging",
    ];

    [Fact]
    public async Task No_secret_is_in_any_log_measurement_trace_or_problem()
    {
        await using var redis = await RedisRig.OfItsOwn();
        await using var collector = await Collector.StartAsync();
        var settings = Talkative(redis, collector);
        var secrets = new List<string> { Password, WrongPassword, NewPassword, Card, Rubbish, JwtKey, RedisPassword, MetricsToken };
        var said = new List<string>();
        await using (var node = await NodeProcess.StartAsync(settings))
        {
            await LiveAsync(node, secrets, said);
            await Eventually.True(() =>
                collector.Has("/v1/traces", "publish") && collector.Has("/v1/metrics", "restaurant.commands"),
                "spans and measurements were sent");
            said.Add(await MetricsAsync(node));
            await Eventually.True(() =>
                LogLines.Read(settings, "requests").Any(line => line.Say("StatusCode") == "101"), "connections are in the log");
            said.Add(node.Output);
        }
        said.AddRange(LogLines.Files(LogLines.Folder(settings)).Select(LogLines.Text));
        said.AddRange(collector.Received.Select(received => received.Body));

        said.ShouldContain(text => text.Contains("Microsoft.AspNetCore.SignalR", StringComparison.Ordinal), "the log says everything");
        LogLines.Files(LogLines.Folder(settings)).Length.ShouldBeGreaterThanOrEqualTo(3);
        foreach (var secret in secrets) said.Where(text => text.Contains(secret, StringComparison.Ordinal))
            .Select(text => Around(text, secret)).ShouldBeEmpty();
    }

    [MongoFact]
    public async Task The_password_of_a_store_that_refuses_it_is_not_said()
    {
        await using var mongo = new MongoRig();
        var url = new MongoDB.Driver.MongoUrlBuilder(mongo.ConnectionString) { Username = "canary", Password = MongoPassword }.ToString();
        await using var redis = await RedisRig.OfItsOwn();
        await using var collector = await Collector.StartAsync();
        var settings = Talkative(redis, collector) with { Mongo = url };
        var (_, output) = await NodeProcess.FailAsync(settings);

        output.ShouldNotBeEmpty();
        output.ShouldNotContain(MongoPassword);
        LogLines.Files(LogLines.Folder(settings)).Select(LogLines.Text)
            .ShouldAllBe(text => !text.Contains(MongoPassword, StringComparison.Ordinal));
    }

    private static async Task LiveAsync(NodeProcess node, List<string> secrets, List<string> said)
    {
        using var rest = node.Rest();
        var session =
            (await rest.PostAsync("/api/auth/register",
            new { restaurantName = "Da Canary", name = "Canary", email = "canary@test.local", password = Password })).Body;
        rest.Use(session);
        secrets.AddRange(Tokens(session));
        said.AddRange(await SignInAsync(rest, secrets));
        said.AddRange(await TradeAsync(rest));
        foreach (var token in new[] { rest.Token, $"{Rubbish}.{Rubbish}.{Rubbish}" }) await ConnectAsync(node, token);
    }

    private static async Task<string[]> SignInAsync(Rest rest, List<string> secrets)
    {
        const string email = "canary@test.local";
        var wrong = await rest.PostAsync("/api/auth/login", new { email, password = WrongPassword });
        var session = (await rest.PostAsync("/api/auth/login", new { email, password = Password })).Body;
        var spent = session.GetProperty("refreshToken").GetString();
        secrets.AddRange(Tokens(session));
        var refreshed = await rest.PostAsync("/api/auth/refresh", new { refreshToken = spent });
        refreshed.Status.ShouldBe(HttpStatusCode.OK, refreshed.Text);
        secrets.AddRange(Tokens(refreshed.Body));
        var reused = await rest.PostAsync("/api/auth/refresh", new { refreshToken = spent });
        RestAnswer[] answers =
        [
            wrong, reused, await rest.PostAsync("/api/auth/refresh", new { refreshToken = Rubbish }),
            await rest.PostAsync("/api/auth/logout", new { refreshToken = Rubbish, token = Rubbish }),
            await rest.SendRawAsync(HttpMethod.Post, "/api/auth/login",
                $$"""{"email":"{{email}}","password":"{{Password}}","password":"{{Password}}"}"""),
            await rest.SendRawAsync(HttpMethod.Post, "/api/auth/login", $$"""{"email":"{{email}}","password":{{Password}}"""),
            await rest.GetAsync($"/api/tables?access_token={rest.Token}&limit={Rubbish}"),
        ];
        (await rest.PostAsync("/api/auth/login", new { email, password = Password })).Status.ShouldBe(HttpStatusCode.OK);
        return Problems(answers);
    }

    private static async Task<string[]> TradeAsync(Rest rest)
    {
        var hired = await rest.PostAsync("/api/staff",
            new { name = "Bo", email = "bo@test.local", password = NewPassword, role = "waiter" });
        hired.Status.ShouldBe(HttpStatusCode.Created, hired.Text);
        RestAnswer[] answers =
        [
            await rest.PatchAsync($"/api/staff/{hired.Id}", new { password = NewPassword, colour = Rubbish }),
            await rest.PatchAsync($"/api/staff/{hired.Id}", new { password = NewPassword }),
            await rest.PostAsync("/api/bills/b_nothing/payments",
                new { amount = 100, method = "card", expectedRevision = 1, cardNumber = Card }),
            await rest.PostAsync("/api/bills/b_nothing/payments", new { amount = 100, method = Card, expectedRevision = 1 }),
            await rest.PostAsync("/api/bills/b_nothing/payments", new { amount = Card, method = "card", expectedRevision = 1 }),
        ];
        (await rest.PostAsync("/api/kitchen/alerts", new { message = "Fire!", priority = "high" })).Status.ShouldBe(HttpStatusCode.Created);
        return Problems(answers);
    }

    // A token in the address, as browsers send it, and what no hub takes.
    private static async Task ConnectAsync(NodeProcess node, string token)
    {
        using var screen = new ClientWebSocket();
        try
        {
            var address = new UriBuilder(node.Address) { Scheme = "ws", Path = "/hubs/floor", Query = $"access_token={token}" };
            await screen.ConnectAsync(address.Uri, CancellationToken.None);
        }
        catch (WebSocketException) when (token.Contains(Rubbish, StringComparison.Ordinal))
        {
            return;
        }
        foreach (var text in new[]
        {
            """{"protocol":"json","version":1}""", """{"type":1,"invocationId":"1","target":"Join","arguments":[{}]}""",
            $$"""{"type":1,"invocationId":"2","target":"Join","arguments":["{{Rubbish}}"]}""",
            $$"""{"type":1,"invocationId":"3","target":"PlaceOrder","arguments":[{"commandId":"c1","{{Rubbish}}":1}]}""",
            $$"""{"type":1,"invocationId":"4","target":"{{Rubbish}}","arguments":[]}""", $"no message at all {Rubbish}",
        })
            await screen.SendAsync(Encoding.UTF8.GetBytes($"{text}\u001e"), WebSocketMessageType.Text, endOfMessage: true,
                CancellationToken.None);
        var buffer = new byte[16 * 1024];
        using var patience = new CancellationTokenSource(Eventually.Timeout);
        while (screen.State is WebSocketState.Open
            && (await screen.ReceiveAsync(buffer.AsMemory(), patience.Token)).MessageType is not WebSocketMessageType.Close)
        {
        }
    }

    private static async Task<string> MetricsAsync(NodeProcess node)
    {
        using var scraper = new Rest(node.Address) { Token = MetricsToken };
        var metrics = await scraper.GetAsync("/metrics");
        metrics.Status.ShouldBe(HttpStatusCode.OK, metrics.Text);
        metrics.Text.ShouldContain("restaurant_commands_total");
        return metrics.Text;
    }

    private static string[] Problems(RestAnswer[] answers) =>
        [.. answers.Where(answer => (int)answer.Status >= 400).Select(answer => answer.Text + string.Join('\n', answer.Headers))];

    // The signature alone makes a token; its other parts are no secret and may be anywhere.
    private static string[] Tokens(System.Text.Json.JsonElement session) =>
        [session.GetProperty("accessToken").GetString()!.Split('.')[2], session.GetProperty("refreshToken").GetString()!];

    private static string Around(string text, string secret)
    {
        var at = text.IndexOf(secret, StringComparison.Ordinal);
        return text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)];
    }

    private static NodeSettings Talkative(RedisRig redis, Collector collector)
    {
        var more = new Dictionary<string, string?>
        {
            ["Jwt:Key"] = JwtKey, ["Telemetry:MetricsToken"] = MetricsToken, ["Telemetry:Otlp"] = collector.Address,
            ["Telemetry:OtlpProtocol"] = "http", ["Telemetry:Sampling"] = "1",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200", ["OTEL_METRIC_EXPORT_INTERVAL"] = "500", ["Stores:SlowQuery"] = "00:00:00",
            ["Live:SlowCall"] = "00:00:00", ["Logs:Slow"] = "00:00:00",
            ["Serilog:MinimumLevel:Default"] = "Verbose",
            ["Serilog:WriteTo:0:Args:outputTemplate"] = "{Level} {SourceContext} {Message:lj} {Properties} {Exception}{NewLine}",
        };
        foreach (var source in Sources) more[$"Serilog:MinimumLevel:Override:{source}"] = "Verbose";
        return NodeSettings.Embedded() with { Redis = $"{redis.ConnectionString},password={RedisPassword}", More = more };
    }
}
