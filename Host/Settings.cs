using System.Reflection;
using Microsoft.Extensions.Options;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Options;
using RealtimeRestaurant.Host.Backups;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Identity;
using RealtimeRestaurant.Host.Operations;
using RealtimeRestaurant.Hubs;
using RealtimeRestaurant.Infrastructure;
using RealtimeRestaurant.Infrastructure.Caching;

namespace RealtimeRestaurant.Host;

/// <summary>The host cannot start with this configuration; each sentence says what to set.</summary>
internal sealed class InvalidSettingsException(params IEnumerable<string> sentences)
    : Exception(string.Join(Environment.NewLine, sentences));

internal static class Settings
{
    /// <summary>Our options and the section of each. docs/configuration.md has a row for each property; a test compares the two.</summary>
    public static readonly IReadOnlyDictionary<Type, string> Sections = new Dictionary<Type, string>
    {
        [typeof(BackupOptions)] = "Backup",
        [typeof(CacheOptions)] = "Cache",
        [typeof(DemoOptions)] = "Demo",
        [typeof(HttpOptions)] = "Http",
        [typeof(Features)] = "Features",
        [typeof(HealthOptions)] = "Health",
        [typeof(JwtOptions)] = "Jwt",
        [typeof(LiveOptions)] = "Live",
        [typeof(LiveHubOptions)] = "Live",
        [typeof(LogOptions)] = "Logs",
        [typeof(ProxyOptions)] = "Proxy",
        [typeof(RateLimits)] = "RateLimits",
        [typeof(ShutdownOptions)] = "Shutdown",
        [typeof(StoreOptions)] = "Stores",
        [typeof(TelemetryOptions)] = "Telemetry",
    };

    private static readonly object Validator = new SettingsValidator();

    /// <summary>For a command that needs the settings and the store, but no host: it logs nothing.</summary>
    /// <exception cref="InvalidSettingsException">A key is misspelt.</exception>
    public static WebApplicationBuilder CommandBuilder(string[] settings)
    {
        var options = new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory };
        var builder = WebApplication.CreateBuilder(options);
        builder.Logging.ClearProviders();
        builder.CheckSettings();
        builder.KeepFilesPrivate();
        return builder;
    }

    /// <exception cref="InvalidSettingsException">A key in one of our sections is misspelt: a default would silently stay in
    /// force.</exception>
    public static void CheckSettings(this WebApplicationBuilder builder) =>
        Refuse(Sections.GroupBy(options => options.Value, options => options.Key)
            .SelectMany(section => Unknown(builder.Configuration.GetSection(section.Key), section)));

    /// <exception cref="InvalidSettingsException">There are faults.</exception>
    public static void Refuse(IEnumerable<string> faults)
    {
        if (faults.ToArray() is { Length: > 0 } sentences) throw new InvalidSettingsException(sentences);
    }

    /// <summary>The section of these options, with their defaults where nothing is set.</summary>
    /// <exception cref="InvalidSettingsException">A value is of another type than its option, or breaks a constraint of it.</exception>
    public static T Bind<T>(this IConfiguration configuration) where T : class, new()
    {
        var options = Read<T>(configuration, Sections[typeof(T)]);
        Refuse(Faults(options));
        return options;
    }

    /// <summary>Sentences that say what to set; none if all constraints hold.</summary>
    public static IEnumerable<string> Faults<T>(T options) where T : class =>
        (Validator as IValidateOptions<T>)?.Validate(Sections[typeof(T)], options).Failures ?? [];

    /// <summary>True for options that have options of their own.</summary>
    public static bool IsGroup(PropertyInfo option) => option.IsDefined(typeof(GroupAttribute));

    private static T Read<T>(IConfiguration configuration, string section) where T : class, new()
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

    private static IEnumerable<string> Unknown(IConfigurationSection section, IEnumerable<Type> options)
    {
        var known = options.SelectMany(type => type.GetProperties()).Where(option => option.CanWrite)
            .ToDictionary(option => option.Name, StringComparer.OrdinalIgnoreCase);
        var keys = string.Join(", ", known.Keys.Order(StringComparer.Ordinal));
        return section.GetChildren().SelectMany<IConfigurationSection, string>(child =>
            !known.TryGetValue(child.Key, out var option) ? [$"{child.Path} is not a setting: remove it, or set one of {keys}."]
            : IsGroup(option) ? Unknown(child, [option.PropertyType])
            : []);
    }
}
