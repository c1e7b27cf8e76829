using System.Buffers.Binary;

namespace RealtimeRestaurant.Peers;

/// <summary>A frame of RFC 6455.</summary>
internal readonly ref struct WebSocketFrame(byte kind, bool isLast, ReadOnlySpan<byte> payload)
{
    public const byte Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10;
    private const int MaskLength = 4;

    public byte Kind { get; } = kind;

    public bool IsLast { get; } = isLast;

    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>Takes a whole frame off the front; false when it is not all there yet.</summary>
    public static bool TryTake(ref ReadOnlySpan<byte> data, out WebSocketFrame frame)
    {
        frame = default;
        if (data.Length < 2) return false;
        var (length, header) = (data[1] & 0x7F) switch
        {
            126 => (data.Length < 4 ? long.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(data[2..]), 4),
            127 => (data.Length < 10 ? long.MaxValue : BinaryPrimitives.ReadInt64BigEndian(data[2..]), 10),
            var small => ((long)small, 2),
        };
        if (data.Length - header < length) return false;
        frame = new((byte)(data[0] & 0x0F), (data[0] & 0x80) != 0, data.Slice(header, (int)length));
        data = data[(header + (int)length)..];
        return true;
    }

    /// <summary>As a client sends it: masked, with a mask of zeros, so the payload stands in it as it is.</summary>
    public static byte[] Of(byte kind, ReadOnlySpan<byte> payload)
    {
        byte[] header = payload.Length < 126
            ? [(byte)(0x80 | kind), (byte)(0x80 | payload.Length)]
            : [(byte)(0x80 | kind), 0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        return [.. header, .. new byte[MaskLength], .. payload];
    }
}
