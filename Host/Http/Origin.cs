namespace RealtimeRestaurant.Host.Http;

/// <summary>
/// The origin of a page, from its browser. Browsers enforce CORS for REST but not for WebSockets, so hub connections check the Origin
/// header against the same list.
/// </summary>
internal static class Origin
{
    /// <summary>True for a scheme, host and port and nothing else.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && string.Equals(text, uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the host's own pages, for listed origins, and for programs, which send no origin.</summary>
    public static bool IsAllowed(HttpRequest request, IReadOnlyList<string> allowed) => request.Headers.Origin switch
    {
        [] => true,
        [{ } origin] => IsListed(origin, allowed) || IsOwn(request, origin),
        _ => false,
    };

    public static bool IsListed(string origin, IReadOnlyList<string> allowed) =>
        allowed.Contains("*") || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase);

    // Behind a proxy that terminates TLS a page of https may arrive here as http, which is accepted; a page of http on a request of https
    // is not ours.
    private static bool IsOwn(HttpRequest request, string origin) =>
        IsOrigin(origin) && string.Equals(new Uri(origin).Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            && !(request.IsHttps && origin.StartsWith("http:", StringComparison.OrdinalIgnoreCase));
}
