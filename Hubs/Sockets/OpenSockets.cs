using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Hubs.Sockets;

/// <summary>The hub connections of this node: accepts them, ticks each once a second, and asks all to close when the node stops.</summary>
internal sealed class OpenSockets(
    LiveHubOptions options, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<OpenSockets> logger) : BackgroundService
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<SocketConnection, bool> _open = [];

    /// <summary>Upgrades the request and runs the hub until the connection has ended. 400: the request asks for no WebSocket.</summary>
    public async Task RunAsync(HttpContext http, ConnectionHandler hub)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var expires = http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;
        // Checked by now. The request lives as long as the connection does, and its token is a kilobyte.
        http.Request.Headers.Remove(HeaderNames.Authorization);
        // SignalR pings by itself.
        using var socket = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        var request = http.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        var connection = new SocketConnection(socket, http.User, request, expires, options, clock);
        _open.TryAdd(connection, true);
        try
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested) connection.RequestClose();
            await connection.RunAsync(hub);
        }
        finally
        {
            _open.TryRemove(connection, out var _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stopping = lifetime.ApplicationStopping.Register(() =>
        {
            foreach (var (connection, _) in _open) connection.RequestClose();
        });
        using var timer = new PeriodicTimer(Second, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            foreach (var (connection, _) in _open) Tick(connection);
    }

    private void Tick(SocketConnection connection)
    {
        try
        {
            connection.Tick();
        }
        catch (ObjectDisposedException)
        {
            // It has ended just now.
        }
        catch (Exception fault)
        {
            // One connection must not keep the others from their ticks.
            logger.HeartbeatFailed(fault);
            connection.Abort();
        }
    }
}
