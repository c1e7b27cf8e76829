using System.Net;
using System.Net.Sockets;

namespace RealtimeRestaurant.Peers;

internal static class Sockets
{
    public static Socket Connect(Uri url)
    {
        var address = IPAddress.Parse(url.Host);
        if (!IPAddress.IsLoopback(address)) throw new ArgumentException($"{url.Host}: this tool loads this machine alone.", nameof(url));
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(address, url.Port);
        socket.Blocking = false;
        return socket;
    }

    // What this tool sends at a time is far smaller than a socket's buffer.
    public static void SendAll(Socket socket, ReadOnlySpan<byte> data)
    {
        if (socket.Send(data, SocketFlags.None, out var error) != data.Length) throw new IOException($"send: {error}");
    }
}
