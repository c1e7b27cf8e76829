using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Backups;
using RealtimeRestaurant.Host.Operations;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Http;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Operations;

public sealed class HealthTests(SharedNode shared) : IClassFixture<SharedNode>
{
    private static readonly string[] Parts = ["database", "redis", "memory", "disk", "backups", "followers", "clock", "process"];

    [Theory]
    [InlineData("/health", 8), InlineData("/health/detailed", 8), InlineData("/health/database", 1), InlineData("/health/redis", 1),
        InlineData("/health/memory", 1)]
    [InlineData("/health/ready", 3), InlineData("/health/live", 0)]
    public async Task Each_of_the_seven_says_its_parts(string path, int parts)
    {
        using var rest = shared.Node.Rest();
        var answer = await rest.GetAsync(path);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Body.GetProperty("status").GetString().ShouldBe("healthy", answer.Text);
        answer.Body.GetProperty("durationMs").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        var said = answer.Body.GetProperty("parts").EnumerateObject().ToArray();
        said.Length.ShouldBe(parts, answer.Text);
        said.ShouldAllBe(part =>
            part.Value.GetProperty("durationMs").GetDouble() >= 0 && part.Value.GetProperty("status").GetString()!.Length > 0);
    }

    [Fact]
    public async Task The_details_are_numbers_and_tell_nobody_where_anything_is()
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        await Eventually.True(async () =>
            Figure(await rest.GetAsync("/health/detailed"), "followers", "restaurants") > 0, "the restaurant is seen");
        var answer = await rest.GetAsync("/health/detailed");
        var parts = answer.Body.GetProperty("parts");
        parts.EnumerateObject().Select(part => part.Name).ShouldBe(Parts, ignoreOrder: true);
        (string Part, string Figure)[] figures =
        [
            ("memory", "usedBytes"), ("memory", "availableBytes"), ("disk", "freeBytes"), ("disk", "totalBytes"),
            ("process", "uptimeSeconds"), ("followers", "restaurants"),
        ];
        foreach (var (part, figure) in figures)
            Figure(answer, part, figure).ShouldBeGreaterThan(0, figure);
        Figure(answer, "followers", "lagSeconds").ShouldBeInRange(0, 60);
        parts.GetProperty("redis").GetProperty("status").GetString().ShouldBe("notConfigured");
        foreach (var secret in new[] { "127.0.0.1", "localhost", ".db", "/tmp", "Data Source" }) answer.Text.ShouldNotContain(secret);
        (await rest.GetAsync("/health")).Body.GetProperty("parts").GetProperty("memory")
            .GetProperty("figures").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("disk", "Health:FreeDisk", "9000000000000000000"), InlineData("memory", "Health:Memory", "0.000001")]
    public async Task A_part_that_is_short_of_room_is_degraded_and_the_node_is_still_in_service(string part, string setting, string value)
    {
        await using var node = Node.Start(NodeSettings.Embedded() with { More = new Dictionary<string, string?> { [setting] = value } });
        using var rest = node.Rest();
        foreach (var path in new[] { "/health", "/health/detailed" })
        {
            var answer = await rest.GetAsync(path);
            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
            answer.Body.GetProperty("status").GetString().ShouldBe("degraded");
            Status(answer, part).ShouldBe("degraded");
            Status(answer, "database").ShouldBe("healthy");
        }
        (await rest.GetAsync("/health/ready")).Body.GetProperty("status").GetString().ShouldBe("healthy");
    }

    [ImmutableFact]
    public async Task A_store_that_can_be_read_and_not_written_is_degraded_until_it_can_be_written_again()
    {
        var settings = NodeSettings.Embedded().With("Live:AppendPatience", "00:00:01");
        await using var node = Node.Start(settings);
        using var rest = await node.Rest().RegisterAsync();
        using (new Immutable(settings.Sqlite, $"{settings.Sqlite}-wal"))
        {
            var refused =
                await rest.PostAsync("/api/auth/register",
                new { restaurantName = "Da Ada", name = "Ada", email = "late@test.local", password = "Correct-horse-battery" });
            refused.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, "outcomeUnknown");
            await Eventually.True(async () => Status(await rest.GetAsync("/health/ready"), "database") == "degraded", "it is seen");
            (await rest.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
            (await rest.GetAsync("/api/orders")).Status.ShouldBe(HttpStatusCode.OK);
            (await LogLines.FindAsync(settings, "errors", line =>
                line.Say("@mt")?.StartsWith("The store is not writable", StringComparison.Ordinal) == true)).Say("@l").ShouldBe("Error");
        }
        (await rest.PostAsync("/api/tables", new { number = 77, seats = 2 })).Status.ShouldBe(HttpStatusCode.Created);
        await Eventually.True(async () => Status(await rest.GetAsync("/health/ready"), "database") == "healthy", "it is well again");
    }

    [Fact]
    public async Task A_log_that_is_ahead_of_the_clock_degrades_the_node_and_is_warned_of_once()
    {
        var (settings, now) = (NodeSettings.Embedded(), TimeProvider.System.GetUtcNow());
        await using (var ahead = Node.Start(settings, new FakeTimeProvider(now.AddDays(2))))
        {
            using var wrong = await ahead.Rest().RegisterAsync(email: "ada@clock.local");
            Status(await wrong.GetAsync("/health/detailed"), "clock").ShouldBe("healthy");
        }
        await using var node = Node.Start(settings, new FakeTimeProvider(now));
        using var rest = await node.Rest().LoginAsync("ada@clock.local", "Correct-horse-battery");
        for (var number = 1; number <= 2; number++)
            (await rest.PostAsync("/api/tables", new { number, seats = 2 })).Status.ShouldBe(HttpStatusCode.Created);
        var health = await rest.GetAsync("/health/detailed");
        Status(health, "clock").ShouldBe("degraded");
        Figure(health, "clock", "aheadSeconds").ShouldBe(TimeSpan.FromDays(2).TotalSeconds, 1);
        (await rest.GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
        await LogLines.FindAsync(settings, "errors", line => line.Say("Ahead") is not null);
        LogLines.Read(settings, "errors").Count(line => line.Say("Ahead") is not null).ShouldBe(1);
    }

    [Theory, InlineData(47, "healthy"), InlineData(49, "degraded"), InlineData(-24, "degraded"), InlineData(null, "degraded")]
    public async Task The_newest_backup_may_be_two_days_old_and_one_of_the_future_is_none(int? hours, string status)
    {
        var (folder, clock) =
            (Directory.CreateTempSubdirectory("backup-"), new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "notes.txt"), "");
        if (hours is { } old) await File.WriteAllTextAsync(new BackupFolder(folder.FullName).Path(clock.GetUtcNow().AddHours(-old)), "");

        var found = await new BackupCheck(new BackupOptions { Folder = folder.FullName }, new HealthOptions(), clock)
            .CheckHealthAsync(new());

        WireName.Of(found.Status).ShouldBe(status);
        found.Data["backups"].ShouldBe(hours > 0 ? 1.0 : 0.0);
        found.Data["ofTheFuture"].ShouldBe(hours < 0 ? 1.0 : 0.0);
        found.Data.GetValueOrDefault("ageSeconds").ShouldBe(hours > 0 ? hours * 3600.0 : null);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_node_with_a_schedule_says_how_old_its_newest_backup_is()
    {
        var folder = Directory.CreateTempSubdirectory("backup-");
        await using var node = Node.Start(NodeSettings.Embedded().With("Backup:Folder", folder.FullName));
        using var rest = node.Rest();
        await Eventually.True(async () => Status(await rest.GetAsync("/health/detailed"), "backups") == "healthy", "the first is made");
        var answer = await rest.GetAsync("/health/detailed");
        Figure(answer, "backups", "ageSeconds").ShouldBeInRange(0, 86_400 + 60);
        answer.Text.ShouldNotContain(folder.Name);
    }

    [RedisServerFact]
    public async Task Without_Redis_it_is_degraded_and_with_it_again_it_is_well()
    {
        await using var redis = await RedisRig.OfItsOwn();
        await using var node = Node.Start(NodeSettings.Embedded() with { Redis = redis.ConnectionString });
        using var rest = node.Rest();
        await Eventually.True(async () => Status(await rest.GetAsync("/health/redis"), "redis") == "healthy", "Redis is there");
        redis.Pause();
        await Eventually.True(async () => Status(await rest.GetAsync("/health/redis"), "redis") == "degraded", "Redis hangs");
        var ready = await rest.GetAsync("/health/ready");
        (ready.Status, ready.Body.GetProperty("status").GetString()).ShouldBe((HttpStatusCode.OK, "degraded"));
        redis.Resume();
        await Eventually.True(async () => Status(await rest.GetAsync("/health/redis"), "redis") == "healthy", "Redis is back");
    }

    [MongoFact]
    public async Task Without_its_store_it_is_unhealthy_as_soon_as_a_check_takes_too_long_and_says_why_only_in_the_log()
    {
        await using var mongo = new MongoRig();
        await using var proxy = mongo.Proxy();
        var settings = NodeSettings.Embedded() with { Mongo = mongo.ConnectionStringVia(proxy) };
        await using var node = Node.Start(settings);
        using var rest = await node.Rest().RegisterAsync();
        (await rest.GetAsync("/health")).Status.ShouldBe(HttpStatusCode.OK);
        proxy.Stall();
        foreach (var path in new[] { "/health/ready", "/health", "/health/database", "/health/detailed" })
            await Eventually.True(async () =>
                (await rest.GetAsync(path)).Status is HttpStatusCode.ServiceUnavailable, path);
        var answer = await rest.GetAsync("/health/detailed");
        answer.Body.GetProperty("status").GetString().ShouldBe("unhealthy");
        answer.Text.ShouldNotContain("127.0.0.1");
        (await rest.GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        var logged = await LogLines.FindAsync(settings, "errors", line => line.Say("Part") == "database");
        logged.Say("Status").ShouldBe("Unhealthy");
        // The check's own patience was over: when the driver gives up, it says so by this exception.
        logged.Say("@x").ShouldNotBeNull().ShouldNotContain(nameof(StoreUnavailableException));
        await Eventually.True(async () =>
            Status(await rest.GetAsync("/health"), "followers") == "degraded", "it does not keep up with the log");
        proxy.Heal();
        await Eventually.True(async () => (await rest.GetAsync("/health/ready")).Status is HttpStatusCode.OK, "the store is back");
    }

    [Fact]
    public async Task However_many_ask_the_parts_are_looked_at_once_a_second()
    {
        var (looks, clock) = (0, new FakeTimeProvider());
        var services = new ServiceCollection().AddLogging();
        services.AddHealthChecks()
            .AddCheck("part", () => Interlocked.Increment(ref looks) > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
        await using var parts = services.BuildServiceProvider();
        var reports =
            new HealthReports(parts.GetRequiredService<HealthCheckService>(), new HealthOptions(), clock,
            NullLogger<HealthReports>.Instance);

        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(reports.LatestAsync)));
        looks.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(1));
        await reports.LatestAsync();
        await reports.LatestAsync();
        looks.ShouldBe(2);
    }

    [Theory]
    [InlineData("http://+:8080", "http://localhost:8080/health/ready"),
        InlineData("http://0.0.0.0:5080;https://x:1", "http://localhost:5080/health/ready")]
    [InlineData("http://[::]:80", "http://localhost/health/ready"), InlineData("http://*:7", "http://localhost:7/health/ready"),
        InlineData("https://127.0.0.1:7443/", "https://127.0.0.1:7443/health/ready")]
    public void The_health_check_asks_where_the_node_listens(string urls, string asked) => HealthProbe.Ready(urls).ShouldBe(new Uri(asked));

    [Fact]
    public async Task The_health_check_is_0_while_the_node_is_ready_and_1_when_it_is_gone()
    {
        await using var node = await NodeProcess.StartAsync(NodeSettings.Embedded());
        (await HealthProbe.RunAsync(["--urls", node.Address.OriginalString])).ShouldBe(0);
        (await HostCommand.RunAsync("health", "--urls", node.Address.OriginalString)).Code.ShouldBe(0);
        await node.KillAsync();
        var (code, _, output) = await HostCommand.RunAsync("--healthcheck", "--urls", node.Address.OriginalString);
        code.ShouldBe(1);
        output.ShouldContain("does not answer");
    }

    private static string? Status(RestAnswer answer, string part) =>
        answer.Body.GetProperty("parts").GetProperty(part).GetProperty("status").GetString();

    private static double Figure(RestAnswer answer, string part, string figure) =>
        answer.Body.GetProperty("parts").GetProperty(part).GetProperty("figures").GetProperty(figure).GetDouble();
}
