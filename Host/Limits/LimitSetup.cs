using Microsoft.AspNetCore.HttpOverrides;
using RealtimeRestaurant.Domain.Limits;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>What stands between this node and those who ask.</summary>
internal sealed record ProxyOptions
{
    /// <summary>
    /// Trusted proxies: addresses, or networks like 10.0.0.0/8, whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. None: the client is whoever holds the connection.
    /// </summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    public IEnumerable<string> Faults() => Known.Index().Select(one => Network(one.Item) switch
    {
        null => $"Set Proxy:Known:{one.Index} to an address or a network like 10.0.0.0/8; {one.Item} is neither.",
        { PrefixLength: 0 } => $"Set Proxy:Known:{one.Index} to your proxies' own network: {one.Item} is everybody, and lets each caller choose their address.",
        _ => null,
    }).OfType<string>();

    public IEnumerable<System.Net.IPNetwork> Networks() => Known.Select(text => Network(text)!.Value);

    private static System.Net.IPNetwork? Network(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network) ? network
        : System.Net.IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : null;
}

internal static partial class LimitSetup
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var (limits, proxies) = (builder.Configuration.Bind<RateLimits>("RateLimits"), builder.Configuration.Bind<ProxyOptions>("Proxy"));
        Settings.Refuse(limits.Faults().Concat(proxies.Faults()));
        builder.Services.AddSingleton(limits).AddSingleton<StaffLimits>().AddSingleton<RequestLimits>().AddSingleton<SignInAttempts>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = limits.Handshake;
            kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
            if (limits.Enabled) kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(new AddressConnections(limits.ConnectionsPerAddress, [.. proxies.Networks()]).Next));
        });
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // No limit of hops: X-Forwarded-For is read from the right, past known proxies; the first unknown address is the client.
            (forwarded.ForwardedHeaders, forwarded.ForwardLimit) = (proxies.Known.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None, null);
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxies.Networks()) forwarded.KnownIPNetworks.Add(network);
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
