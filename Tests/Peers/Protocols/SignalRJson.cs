using System.Text;

namespace RealtimeRestaurant.Peers.Protocols;

/// <summary>SignalR's hub protocol in JSON: 0x1E ends each message.</summary>
/// <param name="joinArgument">As JSON, for a room.</param>
internal sealed class SignalRJson(string eventName, string joinMethod, Func<int, string> joinArgument) : Protocol
{
    private readonly byte[] _event = Encoding.UTF8.GetBytes($"{{\"type\":1,\"target\":\"{eventName}\"");

    public override void Opened(ScreenConnection screen) => screen.SendText("{\"protocol\":\"json\",\"version\":1}\u001e");

    public override void Received(ScreenConnection screen, ReadOnlySpan<byte> message)
    {
        for (var end = message.IndexOf((byte)0x1e); end >= 0; end = message.IndexOf((byte)0x1e))
        {
            One(screen, message[..end]);
            message = message[(end + 1)..];
        }
    }

    private void One(ScreenConnection screen, ReadOnlySpan<byte> message)
    {
        if (message.StartsWith(_event)) screen.Event(message);
        else if (message.StartsWith("{\"type\":7"u8) || (!screen.IsJoined && message.IndexOf("\"error\":"u8) >= 0))
            screen.Fail(Encoding.UTF8.GetString(message));
        else if (!screen.IsGreeted)
        {
            screen.IsGreeted = true;
            screen.SendText($"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"{joinMethod}\","
                + $"\"arguments\":[{joinArgument(screen.Room)}]}}\u001e");
        }
        else if (message.StartsWith("{\"type\":3"u8)) screen.Joined();
    }
}
