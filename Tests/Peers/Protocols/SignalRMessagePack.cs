using System.Buffers;
using System.Text;
using MessagePack;

namespace RealtimeRestaurant.Peers.Protocols;

/// <summary>SignalR's hub protocol in MessagePack: each message begins with its length, seven bits in each byte.</summary>
/// <param name="joinArgument">As JSON, for a room.</param>
internal sealed class SignalRMessagePack(string eventName, string joinMethod, Func<int, string> joinArgument) : Protocol
{
    private const byte Invocation = 1, Completion = 3, Close = 7;
    private const int ErrorResult = 1;
    private readonly byte[] _event = MessagePackSerializer.Serialize(eventName);

    public override void Opened(ScreenConnection screen) =>
        screen.SendBinary("{\"protocol\":\"messagepack\",\"version\":1}\u001e"u8);

    public override void Received(ScreenConnection screen, ReadOnlySpan<byte> message)
    {
        if (!screen.IsGreeted) message = Greeted(screen, message);
        while (message.Length > 0)
        {
            var (length, at) = (0, 0);
            do length |= (message[at] & 0x7F) << (7 * at);
            while ((message[at++] & 0x80) != 0);
            One(screen, message.Slice(at, length));
            message = message[(at + length)..];
        }
    }

    // The answer to the handshake is JSON here too.
    private ReadOnlySpan<byte> Greeted(ScreenConnection screen, ReadOnlySpan<byte> message)
    {
        var end = message.IndexOf((byte)0x1e);
        screen.IsGreeted = true;
        if (message[..end].IndexOf("error"u8) >= 0) screen.Fail(Encoding.UTF8.GetString(message));
        var join = MessagePackSerializer.ConvertFromJson($"[1,{{}},\"1\",\"{joinMethod}\",[{joinArgument(screen.Room)}],[]]");
        if (join.Length > 0x7F) throw new InvalidOperationException("A join of over 127 bytes needs a longer length.");
        screen.SendBinary([(byte)join.Length, .. join]);
        return message[(end + 1)..];
    }

    // A message is an array, and its first number the kind.
    private void One(ScreenConnection screen, ReadOnlySpan<byte> message)
    {
        switch (message[1])
        {
            case Invocation when message.IndexOf(_event) >= 0: screen.Event(message); break;
            case Completion when IsError(message): screen.Fail(Encoding.UTF8.GetString(message)); break;
            case Completion: screen.Joined(); break;
            case Close: screen.Fail(Encoding.UTF8.GetString(message)); break;
            default: break;
        }
    }

    // [3, headers, invocation id, result kind, …]
    private static bool IsError(ReadOnlySpan<byte> message)
    {
        var reader = new MessagePackReader(new ReadOnlySequence<byte>(message.ToArray()));
        reader.ReadArrayHeader();
        for (var i = 0; i < 3; i++) reader.Skip();
        return reader.ReadInt32() == ErrorResult;
    }
}
