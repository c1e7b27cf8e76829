using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.Limits;

internal static partial class LimitSetup
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var (limits, proxies) = (builder.Configuration.Bind<RateLimits>("RateLimits"), builder.Configuration.Bind<ProxyOptions>("Proxy"));
        Settings.Refuse(limits.Errors());
        builder.Services.AddSingleton(limits).AddSingleton<StaffLimits>().AddSingleton<RequestLimits>().AddSingleton<SignInAttempts>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = limits.Handshake;
            kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
            if (limits.Enabled) kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(new AddressConnections(limits.ConnectionsPerAddress, [.. proxies.Networks()]).Next));
        });
    }

    /// <summary>After authentication, since it counts by person; before authorization, so that what is refused there counts as well.</summary>
    public static void UseLimits(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<RateLimits>().Enabled && app.Environment.IsProduction()) LogOff(app.Logger);
        var requests = app.Services.GetRequiredService<RequestLimits>();
        app.Use(requests.PassAsync);
    }

    [LoggerMessage(5102, LogLevel.Warning, "RateLimits:Enabled is false: nobody is limited, and passwords can be guessed as fast as they can be tried")]
    private static partial void LogOff(ILogger logger);
}
