using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Backups;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Host.Operations;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host;

/// <summary>The configuration cannot be run with; each sentence says what to set.</summary>
internal sealed class InvalidSettingsException(params IEnumerable<string> sentences) : Exception(string.Join(Environment.NewLine, sentences));

internal static class Settings
{
    /// <summary>Our sections, and the options that read them. docs/configuration.md has a row for each property; a test holds the two together.</summary>
    public static readonly IReadOnlyDictionary<string, Type[]> Sections = new Dictionary<string, Type[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["Backup"] = [typeof(BackupOptions)],
        ["Cache"] = [typeof(CacheOptions)],
        ["Demo"] = [typeof(DemoOptions)],
        ["Http"] = [typeof(HttpOptions)],
        ["Features"] = [typeof(Features)],
        ["Health"] = [typeof(HealthOptions)],
        ["Jwt"] = [typeof(JwtOptions)],
        ["Live"] = [typeof(LiveOptions), typeof(LiveHubOptions)],
        ["Logs"] = [typeof(LogOptions)],
        ["Proxy"] = [typeof(ProxyOptions)],
        ["RateLimits"] = [typeof(RateLimits)],
        ["Stores"] = [typeof(StoreOptions)],
        ["Telemetry"] = [typeof(TelemetryOptions)],
    };

    /// <exception cref="InvalidSettingsException">A key of ours is misspelt: it would silently leave a default in force that somebody meant to change.</exception>
    public static void CheckSettings(this WebApplicationBuilder builder)
    {
        Refuse(Sections.SelectMany(section => Unknown(builder.Configuration.GetSection(section.Key), section.Value)));
    }

    /// <exception cref="InvalidSettingsException">There are faults.</exception>
    public static void Refuse(IEnumerable<string> faults)
    {
        if (faults.ToArray() is { Length: > 0 } sentences) throw new InvalidSettingsException(sentences);
    }

    /// <summary>A section as options, with their defaults where nothing is set.</summary>
    /// <exception cref="InvalidSettingsException">A value is of another kind than its option.</exception>
    public static T Bind<T>(this IConfiguration configuration, string section) where T : class, new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidSettingsException($"{section} cannot be read: {fault.Message}");
        }
    }

    /// <summary>True for options that have options of their own.</summary>
    public static bool IsGroup(Type type) => type.Assembly.GetName().Name!.StartsWith("RealtimeRestaurant", StringComparison.Ordinal) && !type.IsEnum;

    private static IEnumerable<string> Unknown(IConfigurationSection section, Type[] options)
    {
        var known = options.SelectMany(type => type.GetProperties()).Where(property => property.CanWrite).ToLookup(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key)) yield return $"{child.Path} is no setting: take it out, or set one of {string.Join(", ", known.Select(name => name.Key).Order(StringComparer.Ordinal))}.";
            else if (known[child.Key].Where(IsGroup).ToArray() is { Length: > 0 } groups)
                foreach (var deeper in Unknown(child, groups)) yield return deeper;
        }
    }
}
