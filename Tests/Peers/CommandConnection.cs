using System.Globalization;
using System.Net.Sockets;

namespace RealtimeRestaurant.Peers;

/// <summary>A caller: a keep-alive HTTP/1.1 connection with one command at a time on it.</summary>
internal sealed class CommandConnection : IConnection
{
    private readonly Uri _url;
    private readonly EventLoop _loop;
    private readonly Action<CommandConnection, int> _answered;
    private readonly byte[] _answer = new byte[64 * 1024];
    private Socket _socket;
    private int _length;

    /// <param name="answered">Gets the status of each answer; 0 for none.</param>
    public CommandConnection(Uri url, EventLoop loop, Action<CommandConnection, int> answered)
    {
        (_url, _loop, _answered) = (url, loop, answered);
        _socket = Open();
    }

    public void Send(ReadOnlySpan<byte> request) => Sockets.SendAll(_socket, request);

    public void Readable()
    {
        var count = _socket.Receive(_answer.AsSpan(_length), SocketFlags.None, out var error);
        if (error is SocketError.WouldBlock or SocketError.Interrupted) return;
        if (count == 0) Reopen();
        else if (IsWhole(_answer.AsSpan(0, _length += count))) Answered(int.Parse(_answer.AsSpan(9, 3), CultureInfo.InvariantCulture));
    }

    private Socket Open()
    {
        var socket = Sockets.Connect(_url);
        _loop.Watch(socket, this);
        return socket;
    }

    private void Reopen()
    {
        _socket.Dispose();
        _socket = Open();
        Answered(0);
    }

    private void Answered(int status)
    {
        _length = 0;
        _answered(this, status);
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var body = answer[(end + 4)..];
        return Length(answer[..end]) is { } length ? body.Length >= length : body.EndsWith("0\r\n\r\n"u8);
    }

    private static int? Length(ReadOnlySpan<byte> head)
    {
        var at = Math.Max(head.IndexOf("\r\nContent-Length: "u8), head.IndexOf("\r\ncontent-length: "u8));
        if (at < 0) return null;
        var value = head[(at + 18)..];
        var end = value.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? value : value[..end], CultureInfo.InvariantCulture);
    }
}
