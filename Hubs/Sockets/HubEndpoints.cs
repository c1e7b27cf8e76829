using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace RealtimeRestaurant.Hubs.Sockets;

/// <summary>
/// Maps a hub to WebSockets alone, in place of <c>MapHub</c>. SignalR's own transports put two buffers, two tasks and two hops to other
/// threads between a hub and its socket; docs/load.md has what they cost.
/// </summary>
internal static class HubEndpoints
{
    private const string Negotiation = """
        {"negotiateVersion":0,"connectionId":"any",
         "availableTransports":[{"transport":"WebSockets","transferFormats":["Text","Binary"]}]}
        """;

    public static void MapHubSockets<THub>(this IEndpointRouteBuilder endpoints, string path) where THub : Hub
    {
        var hub = endpoints.ServiceProvider.GetRequiredService<HubConnectionHandler<THub>>();
        var open = endpoints.ServiceProvider.GetRequiredService<OpenSockets>();
        var socket = endpoints.CreateApplicationBuilder().UseWebSockets();
        socket.Run(http => open.RunAsync(http, hub));
        object[] metadata = [new HubMetadata(typeof(THub)), .. typeof(THub).GetCustomAttributes(inherit: true)];
        // A connection lasts for hours and would distort the metrics of request durations.
        endpoints.Map(path, socket.Build()).WithMetadata(metadata).DisableHttpMetrics().DisableRequestTimeout();
        // A client that negotiates first learns what others know: any node takes its WebSocket.
        endpoints.MapPost($"{path}/negotiate", http =>
        {
            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync(Negotiation, http.RequestAborted);
        }).WithMetadata([.. metadata, new NegotiateMetadata()]).DisableHttpMetrics();
    }
}
