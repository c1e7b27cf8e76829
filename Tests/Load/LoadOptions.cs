using System.Net;
using RealtimeRestaurant.Client;

namespace RealtimeRestaurant.Load;

/// <summary>What to do, how much of it and where. Every number is bounded, and only this machine may be loaded.</summary>
internal sealed record LoadOptions
{
    public static readonly string[] Scenarios = ["fanout", "saturate", "durable", "idle", "herd"];

    public const string Usage = """
        Load [fanout|saturate|durable|idle|herd|all] [options]
          --url http://127.0.0.1:5080[,…]  nodes that run already, or:
          --start-nodes 1|2                start that many (default 1; 2 need --mongo and --redis)
          --only ours|bare                 one target instead of both
          --protocol json|messagepack      of the screens (default json)
          --restaurants 50 --screens 20    screens per restaurant
          --rate 200 --seconds 20          commands a second (fanout); how long
          --window 4                       orders on their way per restaurant (saturate)
          --callers 64 --transport hub|rest|process  who wait for their answers in turn, and over what (durable)
          --connections 10000              joined screens that hear nothing (idle), or come back at once (herd)
          --host path/to/Host.dll --mongo url --redis address --fanout log|backplane
          --node-env NAME=VALUE[,…]        for ours and the bare hub alike
          --json file                      the figures, with the machine and this line
        Load normal|peak|spike|endurance|stress [options]
                                           clients of both kinds, six in ten of them screens, the others over REST: 200, 500, 60 and then
                                           1,000 at once, 200, and 400 more each time until it breaks; for --seconds each (default 120,
                                           300, 300, 1800, 30)
        Load reads [100000] [mongo url]    lists and analytics over 90 days of sales, in a store of their own
        """;

    public string Scenario { get; init; } = "all";
    public IReadOnlyList<Uri> Urls { get; init; } = [];
    public int StartNodes { get; init; } = 1;
    public string? Only { get; init; }
    public WireProtocol Protocol { get; init; }
    public int Restaurants { get; init; } = 50;
    public int Screens { get; init; } = 20;
    public int Rate { get; init; } = 200;
    public int Seconds { get; init; } = 20;
    public int Window { get; init; } = 4;
    public int Callers { get; init; } = 64;
    public string Transport { get; init; } = "hub";
    public int Connections { get; init; } = 10_000;
    public string? HostPath { get; init; }
    public string? Mongo { get; init; }
    public string? Redis { get; init; }
    public string Fanout { get; init; } = "log";
    public IReadOnlyList<string> NodeEnvironment { get; init; } = [];
    public string? Json { get; init; }

    /// <exception cref="FormatException">With a sentence for the person who typed it.</exception>
    public static LoadOptions Parse(string[] args)
    {
        var options = new LoadOptions();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].StartsWith("--", StringComparison.Ordinal))
                options = options.With(args[i], i + 1 < args.Length ? args[++i] : throw new FormatException($"{args[i]} wants a value."));
            else if (args[i] == "all" || Scenarios.Contains(args[i])) options = options with { Scenario = args[i] };
            else if (MixedLoad.Scenarios.Contains(args[i])) options = options with { Scenario = args[i], Seconds = SecondsOf(args[i]) };
            else throw new FormatException($"There is no scenario {args[i]}.");
        }
        return options.Checked();
    }

    private static int SecondsOf(string scenario) => scenario switch { "normal" => 120, "endurance" => 1800, "stress" => 30, _ => 300 };

    private LoadOptions With(string name, string value) => name switch
    {
        "--url" => this with { Urls = [.. value.Split(',').Select(Loopback)] },
        "--start-nodes" => this with { StartNodes = Number(name, value, 1, 2) },
        "--only" => this with { Only = OneOf(name, value, "ours", "bare") },
        "--protocol" =>
            this with { Protocol = OneOf(name, value, "json", "messagepack") == "json" ? WireProtocol.Json : WireProtocol.MessagePack },
        "--restaurants" => this with { Restaurants = Number(name, value, 1, 1000) },
        "--screens" => this with { Screens = Number(name, value, 1, 5000) },
        "--rate" => this with { Rate = Number(name, value, 1, 100_000) },
        "--seconds" => this with { Seconds = Number(name, value, 1, 7200) },
        "--window" => this with { Window = Number(name, value, 1, 64) },
        "--callers" => this with { Callers = Number(name, value, 1, 1000) },
        "--transport" => this with { Transport = OneOf(name, value, "hub", "rest", "process") },
        "--connections" => this with { Connections = Number(name, value, 1, 25_000) },
        "--host" => this with { HostPath = value },
        "--mongo" => this with { Mongo = value },
        "--redis" => this with { Redis = value },
        "--fanout" => this with { Fanout = OneOf(name, value, "log", "backplane") },
        "--node-env" => this with { NodeEnvironment = value.Split(',') },
        "--json" => this with { Json = value },
        _ => throw new FormatException($"There is no option {name}."),
    };

    private LoadOptions Checked() => this switch
    {
        { Restaurants: var restaurants, Screens: var screens } when restaurants * screens > 25_000 =>
            throw new FormatException("At most 25,000 screens."),
        { StartNodes: 2, Urls: [] } and ({ Mongo: null } or { Redis: null }) =>
            throw new FormatException("Two nodes share MongoDB and Redis: --mongo and --redis say where."),
        _ => this,
    };

    private static int Number(string name, string value, int min, int max) =>
        int.TryParse(value, out var number) && number >= min && number <= max
            ? number : throw new FormatException($"{name} is from {min} to {max}.");

    private static string OneOf(string name, string value, params string[] choices) =>
        choices.Contains(value) ? value : throw new FormatException($"{name} is one of {string.Join(", ", choices)}.");

    private static Uri Loopback(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)))
            ? url
            : throw new FormatException($"{text} is not on this machine; only loopback addresses are loaded.");
}
