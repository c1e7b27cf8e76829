using RealtimeRestaurant.Domain.Options;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Hubs;

/// <summary>Which node delivers a message to a connection.</summary>
public enum Fanout
{
    /// <summary>Each node delivers to its own connections; Redis may be down, slow or lossy.</summary>
    Log,

    /// <summary>
    /// The node that committed sends to all connections, through the SignalR Redis backplane. No client can connect while Redis is down.
    /// </summary>
    Backplane,
}

/// <summary>How live messages go out. Section <c>Live</c>.</summary>
public sealed record LiveHubOptions
{
    [Choice(typeof(Fanout))]
    public Fanout Fanout { get; init; } = Fanout.Log;

    /// <summary>How often each screen gets a beacon.</summary>
    [Bounds("00:00:00.010", "00:01:00")]
    public TimeSpan BeaconInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A dashboard gets changed figures at most once in this time.</summary>
    [Bounds("00:00:00.010", "00:01:00")]
    public TimeSpan FigureInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A dashboard gets the changed figures of one member of staff at most once in this time.</summary>
    [Bounds("00:00:00.010", "00:10:00")]
    public TimeSpan PerformanceInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often this node stores which users are connected to it, and reads which are connected to other nodes.</summary>
    [Bounds("00:00:00.050", "00:01:00")]
    public TimeSpan PresenceInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a user without a connection to any node still counts as online: a tablet may change its network.</summary>
    [Bounds("00:00:00.100", "00:10:00"), MoreThan(nameof(PresenceInterval))]
    public TimeSpan PresenceGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much may wait in this process with <see cref="Fanout.Log"/>.</summary>
    [Group]
    public SlowClientPolicy SlowClients { get; init; } = SlowClientPolicy.CloseAndResume;

    /// <summary>
    /// Messages that may wait for Redis with <see cref="Fanout.Backplane"/>; one more is dropped, and the beacon shows the gap.
    /// </summary>
    [Bounds(1, 1_000_000)]
    public int UnawaitedSends { get; init; } = 4096;

    /// <summary>The server pings a connection that it has sent nothing to for this long.</summary>
    [Bounds("00:00:00.100", "00:01:00")]
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The server closes a connection from which nothing came for this long, not even a ping. Browsers let a page in the background run
    /// its timers, and so its pings, once a minute only.
    /// </summary>
    [Bounds("00:00:00.200", "00:10:00"), MoreThan(nameof(KeepAlive))]
    public TimeSpan ClientTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>The server closes a new connection on which no method was called for this long.</summary>
    [Bounds("00:00:00.200", "00:10:00")]
    public TimeSpan FirstCall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The server closes a connection that takes no bytes for this long.</summary>
    [Bounds("00:00:00.100", "00:10:00")]
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A call that takes at least this long is logged.</summary>
    [Bounds("00:00:00", "00:10:00")]
    public TimeSpan SlowCall { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest message a client may send, in bytes; a longer one ends its connection. It is far above what the validators allow
    /// (100 lines with notes and options), so that an argument of 1 MB is still refused as any other invalid argument is.
    /// </summary>
    [Bounds(1024, 16 * 1024 * 1024)]
    public int LongestMessage { get; init; } = (1024 + 16) * 1024;
}
