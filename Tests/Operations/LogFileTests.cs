using System.Net;
using Microsoft.Data.Sqlite;
using RealtimeRestaurant.Tests.Http;
using RealtimeRestaurant.Tests.Rigs;
using static RealtimeRestaurant.Tests.Operations.LogLines;

namespace RealtimeRestaurant.Tests.Operations;

public sealed class LogFileTests
{
    private readonly NodeSettings _settings = NodeSettings.Embedded();

    [Fact]
    public async Task A_request_is_one_line_with_who_asked_and_without_its_query()
    {
        await using var node = Node.Start(_settings);
        var house = await OpenRestaurantFixture.OpenAsync(node);
        var answer = await house.Rest.GetAsync("/api/orders?limit=1&cursor=");

        var line = await FindAsync(_settings, "requests", line => line.Say("RequestId") == answer.Headers["X-Request-Id"]);
        line.Say("RequestMethod").ShouldBe("GET");
        line.Say("RequestPath").ShouldBe("/api/orders");
        line.Say("StatusCode").ShouldBe($"{(int)answer.Status}");
        line.GetProperty("Elapsed").GetDouble().ShouldBeGreaterThan(0);
        line.Say("User").ShouldBe(house.StaffId);
        line.Say("Restaurant").ShouldBe(house.RestaurantId);
        IPAddress.IsLoopback(IPAddress.Parse(line.Say("Address")!)).ShouldBeTrue();
        line.GetRawText().ShouldNotContain("limit");
    }

    [Fact]
    public async Task What_is_refused_is_a_warning_among_the_errors_and_what_is_well_is_not_there()
    {
        await using var node = Node.Start(_settings);
        using var rest = node.Rest();
        var refused = await rest.GetAsync("/api/orders");
        await rest.GetAsync("/docs/");
        await rest.GetAsync("/health/live");

        var line = await FindAsync(_settings, "errors", line => line.Say("RequestId") == refused.Headers["X-Request-Id"]);
        (line.Say("@l"), line.Say("StatusCode"), line.Say("User")).ShouldBe(("Warning", "401", null));
        Read(_settings, "errors").ShouldAllBe(other => other.Say("RequestPath") != "/docs/");
        Read(_settings, "requests").ShouldAllBe(other => !other.Say("RequestPath")!.StartsWith("/health", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_fails_here_is_an_error_with_its_stack_which_the_answer_has_not()
    {
        await using var node = Node.Start(_settings);
        var house = await OpenRestaurantFixture.OpenAsync(node);
        using (var vandal = new SqliteConnection($"Data Source={_settings.Sqlite};Pooling=false"))
        {
            vandal.Open();
            using var drop = vandal.CreateCommand();
            drop.CommandText = "ALTER TABLE orders RENAME TO gone";
            drop.ExecuteNonQuery();
        }
        var failed = await house.Rest.GetAsync("/api/orders?status=served");

        ((int)failed.Status).ShouldBeGreaterThanOrEqualTo(500, failed.Text);
        var line = await FindAsync(_settings, "errors", line => line.Say("RequestId") == failed.Headers["X-Request-Id"]);
        line.Say("@l").ShouldBe("Error");
        line.Say("@x").ShouldNotBeNull().ShouldContain("   at RealtimeRestaurant.Infrastructure.Sqlite.");
        failed.Text.ShouldNotContain("Sqlite");
    }

    [Fact]
    public async Task What_is_slow_is_in_a_log_of_its_own_and_a_connection_that_lasts_is_not()
    {
        var settings = _settings
            .With("Logs:Slow", "00:00:00").With("Stores:SlowQuery", "00:00:00").With("Live:SlowCall", "00:00:00");
        await using var node = Node.Start(settings);
        var house = await OpenRestaurantFixture.OpenAsync(node);
        var answer = await house.Rest.GetAsync("/api/tables");
        using (var screen = await RawSocket.ConnectAsync(node.Address, "/hubs/kitchen", house.Rest.Token))
        {
            await screen.SayAsync("""{"protocol":"json","version":1}""");
            await screen.SayAsync("""{"type":1,"invocationId":"1","target":"Join","arguments":[{}]}""");
            (await FindAsync(settings, "performance", line => line.Say("Method") == "Join")).Say("User").ShouldBe(house.StaffId);
        }
        await FindAsync(settings, "requests", line => line.Say("StatusCode") == "101");

        await FindAsync(settings, "performance", line => line.Say("RequestId") == answer.Headers["X-Request-Id"]);
        await FindAsync(settings, "performance", line =>
            line.Say("Statement")?.StartsWith("INSERT INTO commits", StringComparison.Ordinal) is true);
        Read(settings, "performance").ShouldAllBe(line => line.Say("StatusCode") != "101");
        Read(settings, "errors").ShouldAllBe(line => line.Say("Statement") == null && line.Say("Method") == null);
    }

    [Fact]
    public async Task What_is_quick_is_in_no_log_of_what_is_slow()
    {
        await using var node = Node.Start(_settings.With("Logs:Slow", "00:05:00").With("Stores:SlowQuery", "00:00:30"));
        var house = await OpenRestaurantFixture.OpenAsync(node);
        var answer = await house.Rest.GetAsync("/api/tables");
        await FindAsync(_settings, "requests", line => line.Say("RequestId") == answer.Headers["X-Request-Id"]);
        Read(_settings, "performance").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_files_are_bounded_in_size_and_number()
    {
        await using var node = Node.Start(_settings.With("Logs:FileBytes", "65536").With("Logs:Files", "2"));
        using var rest = node.Rest();
        await Eventually.True(async () =>
        {
            for (var i = 0; i < 50; i++) await rest.GetAsync($"/nowhere/{new string('x', 200)}");
            return Files(Folder(_settings), "errors").Any(file => file.Contains("_003", StringComparison.Ordinal))
                && Files(Folder(_settings), "requests").Any(file => file.Contains("_003", StringComparison.Ordinal));
        }, "files are rolled");

        foreach (var log in new[] { "requests", "errors" })
        {
            // The next file is begun before the oldest is removed.
            await Eventually.True(() => Files(Folder(_settings), log).Length <= 2, $"{log} has two files");
            Files(Folder(_settings), log).ShouldAllBe(file => new FileInfo(file).Length < 65536 + 4096);
        }
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_said_and_stops_nothing()
    {
        var file = Path.Combine(Path.GetDirectoryName(_settings.Sqlite)!, "a-file");
        await File.WriteAllTextAsync(file, "no folder");
        await using var node = await NodeProcess.StartAsync(_settings.With("Logs:Folder", Path.Combine(file, "logs")));
        using var rest = await node.Rest().RegisterAsync();
        (await rest.GetAsync("/api/tables")).Status.ShouldBe(HttpStatusCode.OK);
        await Eventually.True(() => node.Output.Contains("A log cannot be written", StringComparison.Ordinal), "somebody is told");
    }

    [Fact]
    public async Task A_disk_that_is_full_stops_neither_the_node_nor_its_end()
    {
        File.Exists("/dev/full").ShouldBeTrue("this is about a disk as Linux has one to try");
        var folder = Directory.CreateDirectory(Folder(_settings)).FullName;
        foreach (var day in new[] { -1, 0, 1 })
        {
            var name = $"requests-{TimeProvider.System.GetLocalNow().AddDays(day):yyyyMMdd}.log";
            File.CreateSymbolicLink(Path.Combine(folder, name), "/dev/full");
        }
        var node = Node.Start(_settings);
        using var rest = await node.Rest().RegisterAsync();
        (await rest.GetAsync("/api/tables")).Status.ShouldBe(HttpStatusCode.OK);
        (await rest.GetAsync("/nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);
        await FindAsync(_settings, "errors", line => line.Say("RequestPath") == "/nowhere");
        await node.DisposeAsync();
    }

    [Fact]
    public async Task When_the_folder_or_a_file_is_taken_away_the_lines_go_on_in_a_new_file()
    {
        await using var node = Node.Start(_settings);
        using var rest = node.Rest();
        await FindRefusedAsync("/before");
        Directory.Delete(Folder(_settings), recursive: true);
        await FindRefusedAsync("/without-folder");
        foreach (var file in Files(Folder(_settings))) File.Move(file, file + ".moved");
        await FindRefusedAsync("/without-files");

        async Task FindRefusedAsync(string path)
        {
            await rest.GetAsync(path);
            foreach (var log in new[] { "requests", "errors" }) await FindAsync(_settings, log, line => line.Say("RequestPath") == path);
        }
    }

    [Theory]
    [InlineData("Development"), InlineData("Production")]
    public async Task A_start_warns_of_nothing_and_the_cache_is_silent(string environment)
    {
        var settings = (_settings with { Environment = environment })
            .With("RateLimits:Enabled", "true").With("Serilog:MinimumLevel:Default", "Information")
            .With("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Information")
            .With("Backup:Folder", Directory.CreateTempSubdirectory("restaurant-backups-").FullName)
            .With("Stores:SlowQuery", "00:01:00"); // a busy machine is slow
        await using var node = await NodeProcess.StartAsync(settings);
        await Eventually.True(() => node.Output.Contains("Now listening", StringComparison.Ordinal), "it says that it runs");
        foreach (var alarm in new[] { "WRN]", "ERR]", "FTL]", "cannot be written", "FUSION" }) node.Output.ShouldNotContain(alarm);
    }

    [Fact]
    public async Task The_console_shows_of_requests_what_the_level_of_requests_says_and_the_files_have_them_all()
    {
        var settings = _settings.With("Serilog:MinimumLevel:Override:Serilog.AspNetCore.RequestLoggingMiddleware", "Error");
        await using var node = await NodeProcess.StartAsync(settings);
        using var rest = node.Rest();
        await rest.GetAsync("/nowhere");
        await FindAsync(settings, "errors", line => line.Say("RequestPath") == "/nowhere");
        node.Output.ShouldNotContain("/nowhere");
    }

    [Fact]
    public async Task Without_a_folder_there_are_no_files()
    {
        await using var node = Node.Start(_settings with { More = new Dictionary<string, string?> { ["Logs:Folder"] = "" } });
        using var rest = await node.Rest().RegisterAsync();
        Files(Folder(_settings)).ShouldBeEmpty();
    }
}
