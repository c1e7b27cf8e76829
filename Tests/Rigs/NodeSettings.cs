namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>What a node is started with. Nodes with the same settings are one system.</summary>
/// <param name="Sqlite">The database file; with Mongo the folder of what a node keeps.</param>
internal sealed record NodeSettings(string Sqlite, string? Mongo =
    null, string? Redis = null, string Fanout = "log", string Environment = "Development")
{
    /// <summary>
    /// A password costs a tenth of a second, as in production. Tests sign in hundreds of times, so only those of that cost want it; a
    /// node in a process of its own always has it.
    /// </summary>
    public bool HasCostlyPasswords { get; init; }

    /// <summary>Further settings, over these.</summary>
    public IReadOnlyDictionary<string, string?> More { get; init; } = new Dictionary<string, string?>();

    public NodeSettings With(string key, string? value) => this with { More = new Dictionary<string, string?>(More) { [key] = value } };

    /// <summary>A database file in a folder of its own.</summary>
    public static NodeSettings Embedded() => new(Path.Combine(Directory.CreateTempSubdirectory("restaurant-").FullName, "restaurant.db"));

    public IEnumerable<KeyValuePair<string, string?>> All() => new Dictionary<string, string?>(More)
    {
        ["ConnectionStrings:Sqlite"] = $"Data Source={Sqlite}",
        ["ConnectionStrings:Mongo"] = Mongo,
        ["ConnectionStrings:Redis"] = Redis,
        ["Live:Fanout"] = Fanout,
        ["Demo:Enabled"] = More.GetValueOrDefault("Demo:Enabled", "false"),
        ["Demo:History"] = More.GetValueOrDefault("Demo:History", "false"),
        // A test's people all come from one address, and faster than people do.
        ["RateLimits:Enabled"] = More.GetValueOrDefault("RateLimits:Enabled", "false"),
        ["Jwt:Key"] = More.GetValueOrDefault("Jwt:Key", "b7Qe0xY5mC3vLkT9pR2sWzN8uH6jD1fG4aXo"),
        ["Serilog:MinimumLevel:Default"] = More.GetValueOrDefault("Serilog:MinimumLevel:Default", "Warning"),
        ["Serilog:MinimumLevel:Override:RealtimeRestaurant"] =
            More.GetValueOrDefault("Serilog:MinimumLevel:Override:RealtimeRestaurant", "Warning"),
        ["Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime"] =
            More.GetValueOrDefault("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Warning"),
    }.Where(setting => setting.Value is not null);
}
