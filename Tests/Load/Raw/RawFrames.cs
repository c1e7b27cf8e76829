using RealtimeRestaurant.Client;

namespace RealtimeRestaurant.Load.Raw;

/// <summary>
/// Cuts what a WebSocket brings into SignalR's messages: JSON ends each with 0x1E, MessagePack begins each with its length.
/// </summary>
public static class RawFrames
{
    private const byte RecordSeparator = 0x1E;

    /// <summary>Takes the next whole message off the front of <paramref name="buffer"/>; false when it is not all there yet.</summary>
    public static bool TryTake(WireProtocol protocol, ref ReadOnlyMemory<byte> buffer, out ReadOnlyMemory<byte> message) =>
        protocol == WireProtocol.Json ? TryTakeText(ref buffer, out message) : TryTakeBinary(ref buffer, out message);

    private static bool TryTakeText(ref ReadOnlyMemory<byte> buffer, out ReadOnlyMemory<byte> message)
    {
        var end = buffer.Span.IndexOf(RecordSeparator);
        message = end < 0 ? default : buffer[..end];
        if (end >= 0) buffer = buffer[(end + 1)..];
        return end >= 0;
    }

    private static bool TryTakeBinary(ref ReadOnlyMemory<byte> buffer, out ReadOnlyMemory<byte> message)
    {
        message = default;
        var span = buffer.Span;
        var (length, at) = (0, 0);
        do
        {
            if (at == span.Length) return false;
            if (at == 5) throw new InvalidDataException("A message's length takes at most five bytes.");
            length |= (span[at] & 0x7F) << (7 * at);
        }
        while ((span[at++] & 0x80) != 0);

        if (span.Length - at < length) return false;
        message = buffer.Slice(at, length);
        buffer = buffer[(at + length)..];
        return true;
    }
}
