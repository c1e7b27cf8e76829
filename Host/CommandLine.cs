using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Backups;
using RealtimeRestaurant.Host.Operations;
using RealtimeRestaurant.Samples.Simulation;

namespace RealtimeRestaurant.Host;

/// <summary>
/// The commands of this program. Each takes settings, as <c>--Section:Key value</c>. Exit codes: 0 done, 1 failed, 64 unknown command or
/// argument, 78 a setting or what it names cannot be used.
/// </summary>
internal sealed class CommandLine
{
    private const int Failed = 1, NotUnderstood = 64, UnusableSettings = 78;

    private readonly string[] _settings;
    private readonly Func<string[], Task> _runHost;

    // Settings of .NET's own, which have no section. Its tools set the hidden ones.
    private readonly Option<string>[] _ownSettings =
    [
        Text("--urls", "URL[;URL]", "Where the host listens"), Text("--environment", "NAME", "Development or Production"),
        new("--contentRoot") { Hidden = true }, new("--applicationName") { Hidden = true },
    ];

    private CommandLine(string[] settings, Func<string[], Task> runHost) => (_settings, _runHost) = (settings, runHost);

    /// <param name="runHost">Runs the host with these settings until it is stopped.</param>
    public static async Task<int> RunAsync(string[] args, Func<string[], Task> runHost)
    {
        var (settings, words) = Separate(args is ["help", .. var topic] ? [.. topic, "--help"] : args);
        var noResponseFiles = new ParserConfiguration { ResponseFileTokenReplacer = null };
        var parsed = new CommandLine(settings, runHost).Commands().Parse(words, noResponseFiles);
        var understood = parsed.Errors.Count == 0;
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // The host handles the stop signal itself; the other commands are cancelled, and end as soon as they can.
                ProcessTerminationTimeout = parsed.CommandResult.Command is RootCommand or { Name: "run" }
                    ? null : Timeout.InfiniteTimeSpan,
                // Help goes to the error stream, so that a script that reads a command's output does not find it there.
                Output = understood ? Console.Out : Console.Error,
            });
            return understood ? code : NotUnderstood;
        }
        catch (InvalidSettingsException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return UnusableSettings;
        }
        catch (StoreUnavailableException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return fault is StoreUnusableException ? UnusableSettings : Failed;
        }
    }

    private RootCommand Commands()
    {
        var root = new RootCommand("The backend of a restaurant's screens. Every command takes settings, as --Section:Key value.")
        {
            Run(), Simulate(), Seed(), Backup(), Verify(), Restore(), Health(),
        };
        root.SetAction(RunHostAsync);
        foreach (var command in root.Subcommands.Where(command => command.Name != "simulate").Append(root))
            foreach (var option in _ownSettings) command.Options.Add(option);
        foreach (var version in root.Options.OfType<VersionOption>()) version.Recursive = true;
        return root;
    }

    private Command Run()
    {
        var run = new Command("run", "Runs the host; this is the default command");
        run.SetAction(RunHostAsync);
        return run;
    }

    private static Command Simulate()
    {
        var url = Parsed("--url", "URL", "A running host with its demo", Url, new Uri("http://localhost:5080"));
        var minutes = Parsed("--minutes", "NUMBER", "How long it runs", given => Number(given, most: 1440), 2);
        var speed = Parsed("--speed", "NUMBER", "The factor by which it is faster than real time", given => Number(given, most: 1000), 1);
        var simulate = new Command("simulate", "Simulates a busy evening in the demo of a running host") { url, minutes, speed };
        simulate.SetAction((given, ct) => Simulator.RunAsync(
            given.GetRequiredValue(url), TimeSpan.FromMinutes(given.GetRequiredValue(minutes)), given.GetRequiredValue(speed), ct));
        return simulate;
    }

    private Command Seed()
    {
        var seed = new Command("seed", "Creates the demo restaurant in an empty store, in Development only; the host does so at its start");
        seed.SetAction((given, ct) => DemoSetup.SeedAsync(Settings(given), ct));
        return seed;
    }

    private Command Backup()
    {
        var to = Text("--to", "FILE | FOLDER", "The file to write; in a folder, the file is named after the time", required: true);
        var backup = new Command("backup", "Writes all restaurants to one file; the host may be running") { to };
        backup.SetAction((given, ct) => BackupCommands.BackUpAsync(Settings(given), given.GetRequiredValue(to), ct));
        return backup;
    }

    private Command Verify()
    {
        var from = Text("--from", "FILE", "The backup", required: true);
        var verify = new Command("verify", "Verifies a backup and prints what it contains") { from };
        verify.SetAction((given, ct) => BackupCommands.VerifyAsync(Settings(given), given.GetRequiredValue(from), ct));
        return verify;
    }

    private Command Restore()
    {
        var from = Text("--from", "FILE", "The backup", required: true);
        var replace = new Option<bool>("--replace") { Description = "Removes existing data first" };
        var restaurant = Text("--restaurant", "ID", "Restores this restaurant only");
        var until = Parsed<RestorePoint>("--until", "TIME | EVENT", "Restores up to this time or event", given => Until(given, restaurant));
        var restore = new Command("restore", "Restores a backup into an empty store") { from, replace, restaurant, until };
        restore.SetAction((given, ct) =>
        {
            var (path, end) = (given.GetRequiredValue(from), given.GetValue(until));
            return BackupCommands.RestoreAsync(Settings(given),
                new(path, given.GetValue(replace), given.GetValue(restaurant), end?.Time, end?.Seq), ct);
        });
        return restore;
    }

    private Command Health()
    {
        const string Description = "Checks whether the host on this machine, with the same settings, is ready";
        var health = new Command("health", Description) { Aliases = { "--healthcheck" } };
        health.SetAction((given, _) => HealthProbe.RunAsync(Settings(given)));
        return health;
    }

    private async Task<int> RunHostAsync(ParseResult given, CancellationToken ct)
    {
        await _runHost(Settings(given));
        return 0;
    }

    private string[] Settings(ParseResult given) =>
    [
        .. _settings,
        .. _ownSettings.Where(option => given.GetResult(option) is not null)
        .SelectMany(option => new[] { option.Name, given.GetValue(option)! }),
    ];

    // Which keys there are is checked where they are read: they may as well stand in a file or in the environment.
    private static (string[] Settings, string[] Words) Separate(string[] args)
    {
        var (settings, words) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var (name, whole) = (args[i].Split('=')[0], args[i].Contains('='));
            if (!IsSetting(name) || !(whole || i + 1 < args.Length)) words.Add(args[i]);
            else settings.AddRange(whole ? [args[i]] : [args[i], args[++i]]);
        }
        return ([.. settings], [.. words]);

        // A section without a key has no effect, but the test host of ASP.NET Core passes it with its keys.
        bool IsSetting(string name) => name.StartsWith("--", StringComparison.Ordinal)
            && (name.Contains(':') || args.Any(other => other.StartsWith($"{name}:", StringComparison.Ordinal)));
    }

    private static Option<string> Text(string name, string value, string description, bool required = false) =>
        new(name) { HelpName = value, Description = description, Required = required };

    private static Option<T> Parsed<T>(string name, string value, string description, Func<ArgumentResult, T?> parse) =>
        new(name) { HelpName = value, Description = description, CustomParser = parse };

    private static Option<T> Parsed<T>(string name, string value, string description, Func<ArgumentResult, T?> parse, T standard) =>
        new(name) { HelpName = value, Description = description, CustomParser = parse, DefaultValueFactory = _ => standard };

    private static double Number(ArgumentResult given, double most)
    {
        var text = given.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most)
            return number;
        given.AddError($"{Name(given)} takes a number above 0 and up to {most}, not '{text}'.");
        return default;
    }

    private static Uri? Url(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https") return url;
        given.AddError($"{Name(given)} takes an address such as http://localhost:5080, not '{text}'.");
        return null;
    }

    private static RestorePoint? Until(ArgumentResult given, Option<string> restaurant)
    {
        var text = given.Tokens[0].Value;
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq);
        if (isNumber && given.GetResult(restaurant) is not null) return new(Time: null, seq);
        if (!isNumber && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return new(time, Seq: null);
        given.AddError($"{Name(given)} takes a time such as 2026-11-20T12:00Z, or with --restaurant the number of an event, not '{text}'.");
        return null;
    }

    private static string? Name(ArgumentResult given) => (given.Parent as OptionResult)?.Option.Name;

    /// <summary>The end of a restore: a time, or an event.</summary>
    private sealed record RestorePoint(DateTimeOffset? Time, long? Seq);
}
