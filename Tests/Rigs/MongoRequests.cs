using System.Buffers.Binary;
using System.Text;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>Reads the commands in what goes to a MongoDB server: messages of the kind OP_MSG, without compression.</summary>
internal static class MongoRequests
{
    private const int Header = 16, OpMsg = 2013, Flags = 4;

    /// <summary>
    /// The command and its collection, such as <c>insert commits</c>; null for what begins no message, and for what a driver asks for
    /// itself.
    /// </summary>
    public static string? Command(ReadOnlyMemory<byte> request)
    {
        var bytes = request.Span;
        // The length of the body and the type of its first element follow the kind of the section, which is 0 for a body.
        var body = Header + Flags;
        if (bytes.Length < body + 6 || BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]) != OpMsg || bytes[body] != 0) return null;
        var isText = bytes[body + 5] == 2;
        var name = Text(bytes[(body + 6)..]);
        return isText ? $"{name} {Text(bytes[(body + 6 + name.Length + 1 + 4)..])}" : null;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes[..bytes.IndexOf((byte)0)]);
}
