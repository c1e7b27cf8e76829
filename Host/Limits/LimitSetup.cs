using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Host.Http;

namespace RealtimeRestaurant.Host.Limits;

internal static partial class LimitSetup
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var (limits, proxies) = (builder.Configuration.Bind<RateLimits>(), builder.Configuration.Bind<ProxyOptions>());
        builder.Services.AddSingleton(limits).AddSingleton<StaffLimits>().AddSingleton<RequestLimits>().AddSingleton<SignInAttempts>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = limits.Handshake;
            kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
            if (!limits.Enabled) return;
            kestrel.ConfigureEndpointDefaults(endpoint =>
                endpoint.Use(new AddressConnections(limits.ConnectionsPerAddress, [.. proxies.Networks()]).Next));
        });
    }

    /// <summary>
    /// After authentication, since it counts by user; before authorization, so that requests that are refused there count as well.
    /// </summary>
    public static void UseLimits(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<RateLimits>().Enabled && app.Environment.IsProduction()) LogOff(app.Logger);
        var requests = app.Services.GetRequiredService<RequestLimits>();
        app.Use(requests.PassAsync);
    }

    [LoggerMessage(5102, LogLevel.Warning,
        "RateLimits:Enabled is false: no request is limited, and attackers can guess passwords at full speed")]
    private static partial void LogOff(ILogger logger);
}
