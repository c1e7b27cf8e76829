using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Delivery;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>
/// Sends changed figures to the dashboards that have joined on this node, connection by connection, so that no connection gets them twice
/// with a backplane either. It checks several times per interval, so that a change goes out soon and the last one always does.
/// </summary>
public sealed class FigureBroadcaster(
    LiveRestaurants restaurants, IEnumerable<HubSender> hubs, IHubContext<DashboardHub, IDashboardClient> hub, LiveHubOptions options,
    TimeProvider clock, ILogger<FigureBroadcaster> logger) : BackgroundService
{
    internal const int ChecksPerInterval = 4;

    private readonly JoinedConnections _dashboards = hubs.Single(hub => hub.Screen is ScreenKind.Dashboard).JoinedConnections;
    private readonly Dictionary<string, Figures> _figures = [];
    private readonly Dictionary<string, FigureSender> _senders = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.FigureInterval / ChecksPerInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            RemoveClosed();
            foreach (var id in _dashboards.RestaurantIds) Send(id);
        }
    }

    private void RemoveClosed()
    {
        var restaurantIds = _dashboards.RestaurantIds.ToHashSet();
        var connectionIds = restaurantIds.SelectMany(_dashboards.Of).Select(joined => joined.Key).ToHashSet();
        foreach (var id in _figures.Keys.Where(id => !restaurantIds.Contains(id)).ToArray()) _figures.Remove(id);
        foreach (var id in _senders.Keys.Where(id => !connectionIds.Contains(id)).ToArray()) _senders.Remove(id);
    }

    private void Send(string restaurantId)
    {
        try
        {
            // Join has opened the restaurant. A node that cannot follow the log sends no figures, as it sends no beacon.
            if (restaurants.Find(restaurantId) is not { IsCurrent: true } live) return;
            var figures = Figures.Of(live.State, clock.GetUtcNow(), _figures.GetValueOrDefault(restaurantId));
            _figures[restaurantId] = figures;
            foreach (var (connectionId, _) in _dashboards.Of(restaurantId))
                SenderOf(connectionId).SendDue(hub.Clients.Client(connectionId), figures);
        }
        catch (Exception fault)
        {
            // A failure for one restaurant must not end the loop for the others.
            logger.NoFigures(fault, restaurantId);
        }
    }

    private FigureSender SenderOf(string connectionId) =>
        _senders.TryGetValue(connectionId, out var sender) ? sender : _senders[connectionId] = new(options, clock);
}
