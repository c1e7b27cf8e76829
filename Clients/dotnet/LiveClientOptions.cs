namespace RealtimeRestaurant.Client;

/// <summary>SignalR's protocols, both with the same names and values.</summary>
public enum WireProtocol
{
    /// <summary>Text, easy to read in a trace.</summary>
    Json,

    /// <summary>Binary, about a third smaller.</summary>
    MessagePack,
}

/// <summary>How a <see cref="LiveClient{TSnapshot}"/> connects.</summary>
public sealed record LiveClientOptions
{
    public WireProtocol Protocol { get; init; } = WireProtocol.Json;

    /// <summary>The waits between two connections.</summary>
    public Backoff Backoff { get; init; } = Backoff.Default;
}
