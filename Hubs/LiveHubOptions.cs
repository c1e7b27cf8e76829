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

    /// <summary>What may pile up in this process with <see cref="Fanout.Log"/>.</summary>
    public SlowClientPolicy SlowClients { get; init; } = SlowClientPolicy.CloseAndResume;

    /// <summary>Messages that may wait for Redis with <see cref="Fanout.Backplane"/>; one more is dropped, and found by the beacon.</summary>
    public int UnawaitedSends { get; init; } = 4096;

    /// <summary>A connection that hears nothing else for so long is pinged.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A client that says nothing, not even a ping, for so long is gone.</summary>
    public TimeSpan ClientTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A socket that takes nothing for so long is closed.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The longest message a client may send, in bytes; a longer one ends its connection. Far above what the validators let through
    /// (100 lines with notes and options), so that an argument of 1 MB is still refused like any other.
    /// </summary>
    public int LongestMessage { get; init; } = (1024 + 16) * 1024;
}
