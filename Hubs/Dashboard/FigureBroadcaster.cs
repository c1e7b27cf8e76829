using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Hubs.Delivery;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>
/// Tells this node's joined dashboards the figures when they have changed: by connection, so that with a backplane, too, nobody hears them twice.
/// Looks a few times an interval, so that a change is told soon and the last one is never swallowed.
/// </summary>
public sealed class FigureBroadcaster(
    LiveRestaurants restaurants, IEnumerable<HubOutlet> outlets, IHubContext<DashboardHub, IDashboardClient> hub, LiveHubOptions options, TimeProvider clock,
    ILogger<FigureBroadcaster> logger) : BackgroundService
{
    internal const int LooksPerInterval = 4;

    private readonly JoinedConnections _dashboards = outlets.Single(outlet => outlet.Screen is Screen.Dashboard).JoinedConnections;
    private readonly Dictionary<string, Figures> _figures = [];
    private readonly Dictionary<string, SentFigures> _told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.FigureInterval / LooksPerInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            ForgetThoseWhoLeft();
            foreach (var id in _dashboards.Restaurants) Tell(id);
        }
    }

    private void ForgetThoseWhoLeft()
    {
        var here = _dashboards.Restaurants.ToHashSet();
        var connections = here.SelectMany(_dashboards.Of).Select(watcher => watcher.Key).ToHashSet();
        foreach (var id in _figures.Keys.Where(id => !here.Contains(id)).ToArray()) _figures.Remove(id);
        foreach (var id in _told.Keys.Where(id => !connections.Contains(id)).ToArray()) _told.Remove(id);
    }

    private void Tell(string restaurantId)
    {
        try
        {
            // Whoever joined has opened it. A node that cannot follow the log says nothing, as with beacons.
            if (restaurants.Find(restaurantId) is not { IsCurrent: true } live) return;
            var figures = _figures[restaurantId] = Figures.Of(live.State, clock.GetUtcNow(), _figures.GetValueOrDefault(restaurantId));
            foreach (var (connection, _) in _dashboards.Of(restaurantId)) Told(connection).Tell(hub.Clients.Client(connection), figures);
        }
        catch (Exception fault)
        {
            // The edge of this loop: one restaurant must not silence the others.
            logger.NoFigures(fault, restaurantId);
        }
    }

    private SentFigures Told(string connectionId) => _told.TryGetValue(connectionId, out var streamEvent) ? streamEvent : _told[connectionId] = new(options, clock);
}
