using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.HttpOverrides;

namespace RealtimeRestaurant.Host.Http;

/// <summary>The proxies in front of this node. Section <c>Proxy</c>.</summary>
internal sealed record ProxyOptions : IValidatableObject
{
    /// <summary>
    /// Trusted proxies: addresses, or networks such as 10.0.0.0/8. The node believes their <c>X-Forwarded-For</c>,
    /// <c>X-Forwarded-Proto</c> and <c>X-Forwarded-Host</c>. Without any, the client is the other end of the connection.
    /// </summary>
    public IReadOnlyList<string> Known { get; init; } = [];

    /// <summary>
    /// The path under which a proxy serves this host, such as <c>/restaurant</c>, when it has other sites beside it; empty: the host has
    /// the whole name. The proxy passes it on; requests without it (probes at the node itself) are served as well.
    /// </summary>
    public string PathBase { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Known.Index().Select(proxy => Fault($"Proxy:Known:{proxy.Index}", proxy.Item)).Append(PathBaseFault()).OfType<string>()
            .Select(fault => new ValidationResult(fault));

    private string? PathBaseFault() => PathBase is "" || IsPath(PathBase) ? null
        : $"Set Proxy:PathBase to a path such as /restaurant, of letters, digits, -, . and _, without a / at its end; {PathBase} is none.";

    private static string? Fault(string key, string text) => Network(text) switch
    {
        null => $"Set {key} to an address or a network such as 10.0.0.0/8; {text} is neither.",
        { PrefixLength: 0 } => $"Set {key} to the network of your proxies: {text} is every address, so each client could choose its own.",
        _ => null,
    };

    public IEnumerable<System.Net.IPNetwork> Networks() => Known.Select(text => Network(text)!.Value);

    private static System.Net.IPNetwork? Network(string text) =>
        System.Net.IPNetwork.TryParse(text, out var network) ? network
        : System.Net.IPAddress.TryParse(text, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : null;

    private static bool IsPath(string text) => text[0] == '/' && text[1..].Split('/').All(part => part is not ("" or "." or "..")
        && part.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_'));
}

internal static class Proxies
{
    public static void AddProxies(this WebApplicationBuilder builder)
    {
        var proxies = builder.Configuration.Bind<ProxyOptions>();
        builder.Services.AddSingleton(proxies).Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = proxies.Known.Count > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost
                : ForwardedHeaders.None;
            // No limit of hops: X-Forwarded-For is read from the right, past known proxies; the first unknown address is the client.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxies.Networks()) forwarded.KnownIPNetworks.Add(network);
        });
    }

    /// <summary>
    /// Restores what the client asked for: its address, scheme and host, and the path below <see cref="ProxyOptions.PathBase"/>.
    /// </summary>
    public static void UseProxies(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UsePathBase(app.Services.GetRequiredService<ProxyOptions>().PathBase);
        // Routes are matched below the path base.
        app.UseRouting();
    }
}
