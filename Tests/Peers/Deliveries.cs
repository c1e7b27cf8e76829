using RealtimeRestaurant.Load.Raw;

namespace RealtimeRestaurant.Peers;

/// <summary>What has arrived at all screens together.</summary>
internal sealed class Deliveries
{
    public LatencyHistogram Latency { get; private set; } = new();

    public long Count { get; private set; }

    public long Misrouted { get; private set; }

    public long Bytes { get; set; }

    public int Joined { get; set; }

    public int Closed { get; private set; }

    public string? FirstFailure { get; private set; }

    /// <summary>Counts an event; false when the message carries no stamp.</summary>
    public bool TryCount(ReadOnlySpan<byte> message, int room)
    {
        if (!Stamp.TryRead(message, out var age, out var meant)) return false;
        Count++;
        if (meant != room) Misrouted++;
        Latency.Record(age);
        return true;
    }

    public void Fail(string why) => FirstFailure ??= why;

    public void Close(string why)
    {
        Closed++;
        Fail(why);
    }

    public void BeginWindow() => Latency = new();
}
