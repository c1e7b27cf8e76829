using Microsoft.AspNetCore.HttpOverrides;

namespace RealtimeRestaurant.Host.Http;

/// <summary>What stands between this node and those who ask.</summary>
internal sealed record ProxyOptions
{
    /// <summary>
    /// Trusted proxies: addresses, or networks like 10.0.0.0/8, whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. None: the client is whoever holds the connection.
    /// </summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    public IEnumerable<string> Errors() => Known.Index().Select(one => Network(one.Item) switch
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

internal static class Proxies
{
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var proxies = builder.Configuration.Bind<ProxyOptions>("Proxy");
        Settings.Refuse(proxies.Errors());
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // No limit of hops: X-Forwarded-For is read from the right, past known proxies; the first unknown address is the client.
            (forwarded.ForwardedHeaders, forwarded.ForwardLimit) = (proxies.Known.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None, null);
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxies.Networks()) forwarded.KnownIPNetworks.Add(network);
        });
    }
}
