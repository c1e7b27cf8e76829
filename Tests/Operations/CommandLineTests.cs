using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Operations;

/// <summary>The command line of the real program. What it does not understand it refuses with its help, and starts no host.</summary>
public sealed class CommandLineTests
{
    private const int NotUnderstood = 64, UnusableSettings = 78;
    private static readonly NodeSettings Settings = NodeSettings.Embedded();

    [Theory]
    [InlineData("help"), InlineData("--help"), InlineData("-h"), InlineData("run", "--help")]
    public async Task Help_is_output_and_names_every_command(params string[] args)
    {
        var (code, output, errors) = await HostCommand.RunAsync(Settings, args);
        (code, errors).ShouldBe((0, ""));
        output.ShouldContain("Usage:");
        if (args is [_])
            foreach (var command in new[] { "run", "simulate", "seed", "backup", "verify", "restore", "health" })
                output.ShouldContain($"\n  {command}");
    }

    [Theory]
    [InlineData("--until", "help", "restore"), InlineData("--until", "restore", "--help"), InlineData("--speed", "simulate", "--help")]
    [InlineData("--to", "backup", "-h"), InlineData("--from", "help", "verify"), InlineData("--urls", "health", "--help")]
    public async Task Help_of_a_command_names_its_options(string option, params string[] args)
    {
        var (code, output, errors) = await HostCommand.RunAsync(Settings, args);
        (code, errors).ShouldBe((0, ""));
        output.ShouldContain(option);
    }

    [Theory]
    [InlineData("--version"), InlineData("backup", "--version"), InlineData("health", "--version")]
    public async Task The_version_is_that_of_the_program(params string[] args)
    {
        var (code, output, errors) = await HostCommand.RunAsync(Settings, args);
        (code, errors).ShouldBe((0, ""));
        output.Trim().ShouldMatch(@"^\d+\.\d+\.\d+");
    }

    [Theory]
    [InlineData("Did you mean one of the following?\nbackup\n", "bakcup"),
        InlineData("Did you mean one of the following?\nrestore\n", "restor", "--from", "x")]
    [InlineData("'--prot'", "--prot", "5310"), InlineData("Did you mean one of the following?\n--urls\n", "--url", "http://localhost:5310")]
    [InlineData("'--Live:HeadPoll'", "--Live:HeadPoll"), InlineData("'now'", "backup", "--to", "x", "now"),
        InlineData("'urls=http://localhost:5310'", "urls=http://localhost:5310")]
    [InlineData("'tomorrow'", "restore", "--from", "x", "--until", "tomorrow"),
        InlineData("with --restaurant", "restore", "--from", "x", "--until", "4711")]
    [InlineData("'--to'", "backup"), InlineData("'--replace'", "verify", "--from", "x", "--replace"), InlineData("@x", "@x")]
    [InlineData("--minutes takes a number above 0 and up to 1440, not '0'", "simulate", "--minutes", "0"),
        InlineData("not 'fast'", "simulate", "--speed", "fast")]
    [InlineData("not 'ftp://localhost'", "simulate", "--url", "ftp://localhost")]
    public async Task What_is_not_understood_is_named_and_refused_with_help(string named, params string[] args)
    {
        var (code, output, errors) = await HostCommand.RunAsync(Settings, args);
        (code, output).ShouldBe((NotUnderstood, ""), errors);
        errors.ReplaceLineEndings("\n").ShouldContain(named);
        errors.ShouldContain("Usage:");
        errors.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("--Live:Beakon", "1"), InlineData("--Live:Beakon=1"), InlineData("run", "--Live:Beakon=1"),
        InlineData("backup", "--to", "x", "--Live:Beakon", "1")]
    [InlineData("verify", "--from", "x", "--Live:Beakon=1"), InlineData("restore", "--from", "x", "--Live:Beakon=1")]
    public async Task A_misspelt_setting_is_refused_by_every_command_that_reads_settings(params string[] args)
    {
        var (code, output, errors) = await HostCommand.RunAsync(Settings, args);
        (code, output).ShouldBe((UnusableSettings, ""), errors);
        errors.ShouldContain("Live:Beakon");
    }

    [Fact]
    public async Task A_host_runs_with_the_settings_of_the_command_line_however_they_are_written()
    {
        var port = NodeProcess.FreePort();
        await using var node = await NodeProcess.StartAsync(
            NodeSettings.Embedded(), port, "run", "--Features:Documents", "false", $"--urls=http://127.0.0.1:{port}",
                "--Features:Registration=false");
        using var rest = node.Rest();
        (await rest.GetAsync("/openapi/v1.json")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await rest.PostAsync("/api/auth/register",
            new { restaurantName = "X", name = "X", email = "x@test.local", password = "Correct-horse" }))
            .ShouldBeProblem(System.Net.HttpStatusCode.Forbidden, "forbidden");
        (await HostCommand.RunAsync("health", "--urls", node.Address.OriginalString)).Code.ShouldBe(0);
        (await HostCommand.RunAsync("--healthcheck", $"--urls={node.Address.OriginalString}")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Seed_creates_the_demo_once_and_never_in_production()
    {
        var settings = NodeSettings.Embedded();
        (await HostCommand.RunAsync(settings with { Environment = "Production" }, "seed")).Code.ShouldBe(UnusableSettings);
        foreach (var _ in new[] { "first", "again" })
        {
            var (code, output, errors) = await HostCommand.RunAsync(settings, "seed");
            (code, errors).ShouldBe((0, ""), output);
            output.ShouldContain("admin@demo.local");
        }
        await using var node = Node.Start(settings);
        using var chef = await node.Rest().LoginAsync("chef@demo.local", "Demo-1234");
        (await chef.GetAsync("/api/kitchen")).Status.ShouldBe(System.Net.HttpStatusCode.OK);

        var other = NodeSettings.Embedded();
        await using var taken = Node.Start(other);
        (await taken.Rest().RegisterAsync()).Dispose();
        (await HostCommand.RunAsync(other, "seed")).Code.ShouldBe(1);
    }

    [Fact]
    public async Task The_simulation_says_when_there_is_no_host()
    {
        var (code, output, errors) = await HostCommand.RunAsync(Settings, "simulate", "--url", $"http://127.0.0.1:{NodeProcess.FreePort()}",
            "--minutes", "0.5");
        code.ShouldBe(1);
        output.ShouldBe("");
        errors.ShouldContain("Connection refused");
    }
}
