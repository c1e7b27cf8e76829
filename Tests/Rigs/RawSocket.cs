using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace RealtimeRestaurant.Tests.Rigs;

/// <summary>
/// A web socket of a client that reads only when it is told to. Its window is small, so that the kernel does not read ahead for megabytes
/// on its behalf.
/// </summary>
internal static class RawSocket
{
    public static async Task<ClientWebSocket> ConnectAsync(Uri address, string path, string? token = null)
    {
        var socket = new ClientWebSocket();
        if (token is not null) socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = ConnectAsync });
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = path }.Uri, http, CancellationToken.None);
        return socket;
    }

    /// <summary>Sends one message of SignalR's JSON protocol.</summary>
    public static Task SayAsync(this ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message + '\x1e'), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(context.DnsEndPoint, ct);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
