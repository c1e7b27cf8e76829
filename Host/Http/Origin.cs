namespace RealtimeRestaurant.Host.Http;

/// <summary>
/// Where a page comes from, as its browser says. What a page may do with REST the browser holds to CORS; a WebSocket it opens anywhere, so
/// at the hubs it is held to the same list here.
/// </summary>
internal static class Origin
{
    /// <summary>Scheme, host and port, and nothing else.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && string.Equals(text, uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the host's own pages, for those of the list, and for programs, which have no origin.</summary>
    public static bool IsAllowed(HttpRequest request, IReadOnlyList<string> allowed) => request.Headers.Origin switch
    {
        [] => true,
        [{ } origin] => allowed.Contains("*") || allowed.Contains(origin, StringComparer.OrdinalIgnoreCase) || IsOwn(request, origin),
        _ => false,
    };

    // Behind a proxy that terminates TLS a page of https may arrive here as http, which is accepted; a page of http on a request of https
    // is not ours.
    private static bool IsOwn(HttpRequest request, string origin) =>
        IsOrigin(origin) && string.Equals(new Uri(origin).Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            && !(request.IsHttps && origin.StartsWith("http:", StringComparison.OrdinalIgnoreCase));
}
