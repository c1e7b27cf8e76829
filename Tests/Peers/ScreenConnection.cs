using System.Net.Sockets;
using System.Text;
using RealtimeRestaurant.Peers.Protocols;

namespace RealtimeRestaurant.Peers;

/// <summary>A screen in a room: a WebSocket on a bare socket.</summary>
internal sealed class ScreenConnection : IConnection
{
    private readonly EventLoop _loop;
    private readonly Deliveries _deliveries;
    private readonly Protocol _protocol;
    private readonly Socket _socket;

    // The beginning of a frame whose end has not come yet, and the parts of a message that came in several frames.
    private byte[] _rest = [], _parts = [];
    private int _restLength, _partsLength;
    private bool _isUpgraded, _isClosed;

    public ScreenConnection(EventLoop loop, Deliveries deliveries, Target target, int room)
    {
        (_loop, _deliveries, _protocol, Room) = (loop, deliveries, target.Protocol, room);
        _socket = Sockets.Connect(target.Url);
        loop.Watch(_socket, this);
        var token = target.Rooms[room].Token is { } known ? $"Authorization: Bearer {known}\r\n" : "";
        Sockets.SendAll(_socket, Encoding.ASCII.GetBytes(
            $"GET {target.Hub} HTTP/1.1\r\nHost: {target.Url.Authority}\r\n{token}"
            + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n\r\n"));
    }

    public int Room { get; }

    public bool IsJoined { get; private set; }

    /// <summary>The protocol's own: how far its handshake is.</summary>
    public bool IsGreeted { get; set; }

    public void Readable()
    {
        if (_isClosed) return;
        var buffer = _loop.Buffer.AsSpan();
        _rest.AsSpan(0, _restLength).CopyTo(buffer);
        var count = _socket.Receive(buffer[_restLength..], SocketFlags.None, out var error);
        if (error is SocketError.WouldBlock or SocketError.Interrupted) return;
        if (count == 0) Fail($"closed: {error}");
        _deliveries.Bytes += count;
        var rest = Take(buffer[..(_restLength + count)]);
        if (_rest.Length < rest.Length) _rest = new byte[rest.Length];
        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }

    public void Joined()
    {
        if (IsJoined) return;
        IsJoined = true;
        _deliveries.Joined++;
    }

    public void Event(ReadOnlySpan<byte> message) => _deliveries.TryCount(message, Room);

    public void Fail(string why)
    {
        if (_isClosed) return;
        _isClosed = true;
        _socket.Dispose();
        _deliveries.Close(why);
    }

    public void SendText(string text) => Send(WebSocketFrame.Text, Encoding.UTF8.GetBytes(text));

    public void SendBinary(ReadOnlySpan<byte> message) => Send(WebSocketFrame.Binary, message);

    private void Send(byte kind, ReadOnlySpan<byte> payload)
    {
        if (!_isClosed) Sockets.SendAll(_socket, WebSocketFrame.Of(kind, payload));
    }

    // What it gives back is the beginning of what has not all come.
    private ReadOnlySpan<byte> Take(ReadOnlySpan<byte> data)
    {
        if (!_isUpgraded)
        {
            var end = data.IndexOf("\r\n\r\n"u8);
            if (end < 0) return data;
            if (!data.StartsWith("HTTP/1.1 101"u8)) Fail($"not upgraded: {Encoding.UTF8.GetString(data[..end])}");
            data = data[(end + 4)..];
            _isUpgraded = true;
            _protocol.Opened(this);
        }
        while (!_isClosed && WebSocketFrame.TryTake(ref data, out var frame)) Take(frame);
        return data;
    }

    private void Take(WebSocketFrame frame)
    {
        switch (frame.Kind)
        {
            case WebSocketFrame.Close: Fail($"close frame: {Encoding.UTF8.GetString(frame.Payload)}"); break;
            case WebSocketFrame.Ping: Send(WebSocketFrame.Pong, frame.Payload); break;
            case WebSocketFrame.Pong: break;
            default:
                if (frame.IsLast && _partsLength == 0) _protocol.Received(this, frame.Payload);
                else Append(frame);
                break;
        }
    }

    private void Append(WebSocketFrame frame)
    {
        if (_parts.Length < _partsLength + frame.Payload.Length) Array.Resize(ref _parts, 2 * (_partsLength + frame.Payload.Length));
        frame.Payload.CopyTo(_parts.AsSpan(_partsLength));
        _partsLength += frame.Payload.Length;
        if (!frame.IsLast) return;
        _protocol.Received(this, _parts.AsSpan(0, _partsLength));
        _partsLength = 0;
    }
}
