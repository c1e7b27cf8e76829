using RealtimeRestaurant.Domain.Options;

namespace RealtimeRestaurant.Host.Operations;

/// <summary>How the node stops. Section <c>Shutdown</c>.</summary>
internal sealed record ShutdownOptions
{
    /// <summary>
    /// How long a node that was told to stop goes on serving requests, while load balancers notice that it is not ready and its screens
    /// move to other nodes. Not set: 5 s with MongoDB, 0 with SQLite, where there is no other node.
    /// </summary>
    [Bounds("00:00:00", "00:05:00")]
    public TimeSpan? Drain { get; init; }
}
