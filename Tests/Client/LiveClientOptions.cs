namespace RealtimeRestaurant.Client;

public enum WireProtocol { Json, MessagePack }

/// <summary>How a <see cref="LiveClient{TSnapshot}"/> reaches its restaurant.</summary>
public sealed record LiveClientOptions
{
    /// <summary>
    /// Base addresses of the nodes, e.g. <c>http://localhost:5080</c>; at least one. They are equal: one that fails is followed by the
    /// next.
    /// </summary>
    public required IReadOnlyList<Uri> Nodes { get; init; }

    /// <summary>
    /// Gives the access token; asked for every connection. The host closes a connection whose token has expired, so this is
    /// also how a fresh one gets in. One client serves one person: another person needs another client.
    /// </summary>
    public required Func<CancellationToken, ValueTask<string?>> Token { get; init; }

    public WireProtocol Protocol { get; init; } = WireProtocol.Json;

    public Backoff Backoff { get; init; } = Backoff.Default;

    /// <summary>No beacon for so long: the connection is given up, whatever it looks like. Three beacons.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long connecting, and a join, may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Messages that may wait for a slow handler, or for the reply of a join; then the server has to wait.</summary>
    public int InboxCapacity { get; init; } = 4096;

    /// <summary>Commands that may wait for an answer at once; one more waits for its turn.</summary>
    public int CommandsInFlight { get; init; } = 64;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>From [0, 1), for the jitter.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;
}
