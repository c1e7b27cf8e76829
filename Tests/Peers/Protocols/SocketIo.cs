using System.Text;

namespace RealtimeRestaurant.Peers.Protocols;

/// <summary>Socket.IO 4 over a WebSocket: the first digit of a packet is Engine.IO's kind, the second one Socket.IO's.</summary>
internal sealed class SocketIo(IReadOnlyList<string> rooms) : Protocol
{
    public override void Opened(ScreenConnection screen)
    {
        // The server begins.
    }

    public override void Received(ScreenConnection screen, ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("42[\"order:created\""u8)) screen.Event(message);
        else if (message.SequenceEqual("2"u8)) screen.SendText("3");
        else if (message.StartsWith("0"u8)) screen.SendText("40");
        else if (message.StartsWith("40"u8)) screen.SendText($"42[\"join:restaurant\",\"{rooms[screen.Room]}\"]");
        else if (message.StartsWith("42[\"joined\""u8)) screen.Joined();
        else if (message.StartsWith("41"u8) || message.StartsWith("44"u8)) screen.Fail(Encoding.UTF8.GetString(message));
    }
}
