using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Hubs;

/// <summary>Who delivers.</summary>
public enum Fanout
{
    /// <summary>Each node to its own connections; Redis can be down, slow or lossy.</summary>
    Log,

    /// <summary>The node that committed, to everybody, through the SignalR Redis backplane. While Redis is away nobody can connect.</summary>
    Backplane,
}

/// <summary>How live messages go out.</summary>
public sealed record LiveHubOptions
{
    public Fanout Fanout { get; init; } = Fanout.Log;

    public TimeSpan BeaconInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Changed figures are told a dashboard at most once in this time.</summary>
    public TimeSpan FigureInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The same for those of each member of staff.</summary>
    public TimeSpan PerformanceInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often this node writes down who is connected to it, and reads who is to others.</summary>
    public TimeSpan PresenceInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whoever was on no node for this long is offline: a tablet that changes its network was never away.</summary>
    public TimeSpan PresenceGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What may pile up in this process with <see cref="Fanout.Log"/>.</summary>
    public SlowClientPolicy SlowClients { get; init; } = SlowClientPolicy.CloseAndResume;

    /// <summary>Messages that may wait for Redis with <see cref="Fanout.Backplane"/>; one more is dropped, and found by the beacon.</summary>
    public int UnawaitedSends { get; init; } = 4096;

    /// <summary>A connection that hears nothing else for this long is pinged.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A client that says nothing, not even a ping, for this long is gone.</summary>
    public TimeSpan ClientTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A socket that takes nothing for this long is closed.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A call that takes at least this long is logged.</summary>
    public TimeSpan SlowCall { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest message a client may send, in bytes; a longer one ends its connection. Far above what the validators let through
    /// (100 lines with notes and options), so that an argument of 1 MB is still refused like any other.
    /// </summary>
    public int LongestMessage { get; init; } = (1024 + 16) * 1024;

    /// <summary>Sentences that say what to set; none when all is well.</summary>
    public IEnumerable<string> Errors()
    {
        if (!Enum.IsDefined(Fanout)) yield return "Set Live:Fanout to log or backplane.";
        if (OutOfBounds(BeaconInterval, 0.01, 60)) yield return "Set Live:BeaconInterval to between 00:00:00.010 and 00:01:00.";
        if (OutOfBounds(FigureInterval, 0.01, 60)) yield return "Set Live:FigureInterval to between 00:00:00.010 and 00:01:00.";
        if (OutOfBounds(PerformanceInterval, 0.01, 600)) yield return "Set Live:PerformanceInterval to between 00:00:00.010 and 00:10:00.";
        if (OutOfBounds(PresenceInterval, 0.05, 60)) yield return "Set Live:PresenceInterval to between 00:00:00.050 and 00:01:00.";
        if (OutOfBounds(PresenceGrace, 0.1, 600) || PresenceGrace <= PresenceInterval) yield return "Set Live:PresenceGrace to between 00:00:00.100 and 00:10:00, and longer than Live:PresenceInterval.";
        if (SlowClients is not { Batches: >= 1 }) yield return "Set Live:SlowClients:Batches to 1 or more.";
        if (SlowClients is not { Bytes: >= 1024 }) yield return "Set Live:SlowClients:Bytes to 1024 or more.";
        if (SlowClients is not { Messages: >= 1 }) yield return "Set Live:SlowClients:Messages to 1 or more.";
        if (UnawaitedSends is < 1 or > 1_000_000) yield return "Set Live:UnawaitedSends to between 1 and 1000000.";
        if (OutOfBounds(KeepAlive, 0.1, 60)) yield return "Set Live:KeepAlive to between 00:00:00.100 and 00:01:00.";
        if (OutOfBounds(ClientTimeout, 0.2, 600) || ClientTimeout <= KeepAlive) yield return "Set Live:ClientTimeout to between 00:00:00.200 and 00:10:00, and longer than Live:KeepAlive.";
        if (OutOfBounds(SendTimeout, 0.1, 600)) yield return "Set Live:SendTimeout to between 00:00:00.100 and 00:10:00.";
        if (OutOfBounds(SlowCall, 0, 600)) yield return "Set Live:SlowCall to between 00:00:00 and 00:10:00.";
        if (LongestMessage is < 1024 or > 16 * 1024 * 1024) yield return "Set Live:LongestMessage to between 1024 and 16777216.";
    }

    private static bool OutOfBounds(TimeSpan time, double from, double to) => time < TimeSpan.FromSeconds(from) || time > TimeSpan.FromSeconds(to);
}
