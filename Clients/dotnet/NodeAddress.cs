namespace RealtimeRestaurant.Client;

internal static class NodeAddress
{
    /// <summary>A path of a node, which may itself be served under a path, such as <c>https://example.com/restaurant</c>.</summary>
    public static Uri Below(this Uri node, string path) => new(node.AbsoluteUri.TrimEnd('/') + path);
}
