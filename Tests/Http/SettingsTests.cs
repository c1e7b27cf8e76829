using Microsoft.Extensions.Configuration;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host;
using RealtimeRestaurant.Host.Operations;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Jwt:Key", ""), InlineData("Jwt:Key", "short"), InlineData("Jwt:Key", "change-me-change-me-change-me-change-me"),
        InlineData("Jwt:Key", null)]
    [InlineData("Jwt:AccessLifetime", "2.00:00:00"), InlineData("Live:Fanout", "backplane"), InlineData("Live:Fanout", "nonsense"),
        InlineData("Live:Fanout", "7")]
    [InlineData("Live:CommandsPerCommit", "0"), InlineData("Live:HeadPoll", "soon")]
    [InlineData("Stores:SlowQuery", "-00:00:01"), InlineData("Stores:Mongo:MinConnections", "101")]
    [InlineData("Http:Origins:0", "*"), InlineData("Http:Origins:0", "https://a.example.com/path"),
        InlineData("Http:RequestTimeout", "00:00:00"), InlineData("Http:StrictTransport", "-1.00:00:00")]
    [InlineData("Live:Beakon", "1"), InlineData("Stores:Mongo:MaxConections", "5"), InlineData("Features:Registrations", "false")]
    [InlineData("Backup:Daily", "0"), InlineData("Backup:At", "soon")]
    [InlineData("RateLimits:Payment:Permits", "0"), InlineData("Proxy:Known:0", "nonsense")]
    [InlineData("Proxy:PathBase", "restaurant"), InlineData("Proxy:PathBase", "/restaurant/"), InlineData("Proxy:PathBase", "/a b")]
    [InlineData("Logs:Files", "0"), InlineData("Logs:KeepFor", "soon"), InlineData("Health:Memory", "0"),
        InlineData("Telemetry:Sampling", "2"), InlineData("Telemetry:Otlp", "collector:4317"),
        InlineData("Telemetry:MetricsToken", "short")]
    [InlineData("ConnectionStrings:Redis", "localhost,nonsense=1"), InlineData("ConnectionStrings:Mongo", "localhost"),
        InlineData("ConnectionStrings:Sqlite", ";nonsense=1")]
    public async Task Production_does_not_start_with_settings_that_cannot_be_meant(string key, string? value)
    {
        var settings = NodeSettings.Embedded() with { Environment = "Production", More = new Dictionary<string,
            string?> { [key] = value } };
        settings = key switch
        {
            "Live:Fanout" => settings with { Fanout = value! },
            "ConnectionStrings:Redis" => settings with { Redis = value },
            "ConnectionStrings:Mongo" => settings with { Mongo = value },
            "ConnectionStrings:Sqlite" => settings with { Sqlite = settings.Sqlite + value },
            _ => settings,
        };
        var (code, output) = await NodeProcess.FailAsync(settings);
        code.ShouldBe(78, output);
        output.ShouldContain(key.Replace(":0", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HeadPoll", "00:00:00", "1.00:00:00"), InlineData("GapPatience", "-00:00:01", "1.00:00:00"),
        InlineData("AppendPatience", "00:00:00", "1.00:00:00")]
    [InlineData("AppendTries", "0", "1000000"), InlineData("MailboxCapacity", "0", "2000000"),
        InlineData("CommandsPerCommit", "-1", "1000000")]
    [InlineData("RecentCommits", "-1", "2000000"), InlineData("IdleAfter", "00:00:00", "400.00:00:00"),
        InlineData("CommitsPerSnapshot", "0", "2000000")]
    [InlineData("BeaconInterval", "00:00:00", "1.00:00:00"), InlineData("UnawaitedSends", "0", "2000000"),
        InlineData("KeepAlive", "00:00:00", "1.00:00:00")]
    [InlineData("ClientTimeout", "00:00:05", "1.00:00:00"), InlineData("SendTimeout", "00:00:00", "1.00:00:00"),
        InlineData("SlowCall", "-00:00:01", "1.00:00:00"), InlineData("LongestMessage", "0", "20000000"),
        InlineData("CurrentFor", "00:00:01", "1.00:00:00")]
    [InlineData("PresenceInterval", "00:00:00", "1.00:00:00"), InlineData("PresenceGrace", "00:00:05", "1.00:00:00")]
    [InlineData("SlowClients:Batches", "0"), InlineData("SlowClients:Bytes", "0", "1"), InlineData("SlowClients:Messages", "-1")]
    public void Each_setting_of_the_live_part_has_its_bounds_and_its_sentence(string key, params string[] beyond)
    {
        foreach (var value in beyond)
        {
            var settings = new ConfigurationBuilder().AddInMemoryCollection([new($"Live:{key}", value)]).Build();
            var refused = Should.Throw<InvalidSettingsException>(() => (settings.Bind<LiveOptions>(), settings.Bind<LiveHubOptions>()));
            refused.Message.Split(Environment.NewLine)
                .ShouldContain(fault => fault.StartsWith($"Set Live:{key} to ", StringComparison.Ordinal), value);
        }
    }

    [Fact]
    public void Each_fault_is_a_plain_sentence_of_its_own()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Live:HeadPoll", "1.00:00:00"), new("Live:CurrentFor", "00:10:00"), new("Live:AppendTries", "0")])
            .Build();
        Should.Throw<InvalidSettingsException>(settings.Bind<LiveOptions>).Message.Split(Environment.NewLine).ShouldBe(
        [
            "Set Live:HeadPoll to between 00:00:00.010 and 00:01:00.", "Set Live:CurrentFor to more than Live:HeadPoll.",
            "Set Live:AppendTries to between 1 and 10000.",
        ]);
        Settings.Faults(new StoreOptions { Mongo = new() { MinConnections = 101, MaxConnecting = 0 } }).Single().Split(Environment.NewLine)
            .ShouldBe(
            ["Set Stores:Mongo:MaxConnections to at least Stores:Mongo:MinConnections.",
                "Set Stores:Mongo:MaxConnecting to between 1 and 100."]);
        Settings.Faults(new LiveHubOptions { Fanout = (Fanout)7, SlowClients = null! }).ShouldBe(
            ["Set Live:Fanout to log or backplane.", "Set Live:SlowClients to its options, or leave it out."]);
        Settings.Faults(new HealthOptions { Memory = 0, FreeDisk = -1 }).ShouldBe(
            ["Set Health:FreeDisk to 0 or more.", "Set Health:Memory to more than 0 and at most 10."]);
    }

    [Fact]
    public void The_defaults_are_within_the_bounds()
    {
        var nothing = new ConfigurationBuilder().Build();
        foreach (var type in Settings.Sections.Keys)
            typeof(Settings).GetMethod(nameof(Settings.Bind))!.MakeGenericMethod(type).Invoke(null, [nothing]).ShouldBeOfType(type);
    }

    [Fact]
    public async Task Production_starts_with_a_key_and_has_no_demo()
    {
        await using var node = await NodeProcess.StartAsync(NodeSettings.Embedded() with { Environment = "Production",
            More = new Dictionary<string, string?> { ["Demo:Enabled"] = "true" } });
        using var rest = node.Rest();
        (await rest.PostAsync("/api/auth/login", new { email = "admin@demo.local", password = "Demo-1234" }))
            .ShouldBeProblem(System.Net.HttpStatusCode.Unauthorized, "invalidCredentials");
    }

    [Fact]
    public async Task What_a_deployment_does_not_offer_is_not_there()
    {
        using var node = Node.Start(NodeSettings.Embedded().With("Features:Registration", "false").With("Features:Documents", "false"));
        using var rest = node.Rest();
        (await rest.PostAsync("/api/auth/register",
            new { restaurantName = "X", name = "X", email = "x@test.local", password = "Correct-horse-battery" }))
            .ShouldBeProblem(System.Net.HttpStatusCode.Forbidden, "forbidden");
        foreach (var path in new[] { "/docs/", "/openapi/v1.json", "/asyncapi/v1.json" })
            (await rest.GetAsync(path)).ShouldBeProblem(System.Net.HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task Development_makes_a_key_for_itself_and_keeps_it()
    {
        var settings = NodeSettings.Embedded() with { More = new Dictionary<string, string?> { ["Jwt:Key"] = null } };
        string token;
        using (var node = Node.Start(settings))
        using (var rest = await node.Rest().RegisterAsync()) token = rest.Token;
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(Path.GetDirectoryName(settings.Sqlite)!, "jwt.key"))
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var again = Node.Start(settings);
        using var later = again.Rest();
        later.Token = token;
        (await later.GetAsync("/api/tables")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }
}
