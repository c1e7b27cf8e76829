using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Hands every commit on to the screens, in order. Never waits for a screen or for Redis, so no command does. With fan-out <c>log</c>
/// every node tells its own connections of every commit; with <c>backplane</c> the node that committed tells all.
/// </summary>
public sealed class LiveFeed(LiveRestaurants restaurants, IEnumerable<HubOutlet> outlets, Connections connections, LiveHubOptions options, ILogger<LiveFeed> logger) : IHostedService
{
    private readonly HubOutlet[] _outlets = [.. outlets];
    private readonly FireAndForgetSender _sends = new(options.UnawaitedSends, logger);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        restaurants.IsWatched = connections.Any;
        restaurants.Applied += Tell;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        restaurants.Applied -= Tell;
        return Task.CompletedTask;
    }

    private void Tell(AppliedCommit applied)
    {
        foreach (var outlet in _outlets)
            if (options.Fanout is Fanout.Log ? outlet.JoinedConnections.Any(applied.Commit.RestaurantId) : applied.CommittedHere)
                Tell(outlet, applied.Commit);
    }

    private void Tell(HubOutlet outlet, Commit commit)
    {
        try
        {
            using var span = HubTelemetry.StartTelling(outlet.Screen);
            using var gathering = outlet.BeginBatch(commit.RestaurantId);
            var messages = 0;
            foreach (var streamEvent in StreamEvent.In(commit, outlet.Screen))
            {
                _sends.Tell(outlet, streamEvent);
                messages++;
            }
            HubTelemetry.Told(outlet.Screen, messages);
        }
        catch (Exception fault)
        {
            // An edge: what one hub cannot be told must not keep it from the others.
            logger.NotTold(fault, commit.RestaurantId, commit.FirstSeq, outlet.Screen);
        }
    }
}
