using Microsoft.AspNetCore.HttpOverrides;
using RealtimeRestaurant.Domain.Limits;

namespace RealtimeRestaurant.Host.Limits;

/// <summary>What stands between this node and those who ask.</summary>
internal sealed record ProxyOptions
{
    /// <summary>
    /// Addresses, or networks like 10.0.0.0/8, whose word is taken for whom they ask for, and how that came to them (<c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c>). None: whoever asks is who is connected.
    /// </summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    public IEnumerable<string> Faults() => Known.Index().Where(one => Network(one.Item) is null).Select(one => $"Set Proxy:Known:{one.Index} to an address or a network like 10.0.0.0/8; {one.Item} is neither.");

    public IEnumerable<System.Net.IPNetwork> Networks() => Known.Select(text => Network(text)!.Value);

    private static System.Net.IPNetwork? Network(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network) ? network
        : System.Net.IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : null;
}

internal static class LimitSetup
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var (limits, proxies) = (builder.Configuration.Bind<RateLimits>("RateLimits"), builder.Configuration.Bind<ProxyOptions>("Proxy"));
        Settings.Refuse(limits.Faults().Concat(proxies.Faults()));
        builder.Services.AddSingleton(limits).AddSingleton<StaffLimits>().AddSingleton<Gate>().AddSingleton<SignInAttempts>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.RequestHeadersTimeout = limits.Handshake;
            kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // As many of them as stand behind one another; the first that is not known is who asks.
            (forwarded.ForwardedHeaders, forwarded.ForwardLimit) = (proxies.Known.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None, null);
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxies.Networks()) forwarded.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>Needs to know who has signed in, and comes before what that costs them.</summary>
    public static void UseLimits(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<Gate>();
        app.Use(gate.PassAsync);
    }
}
