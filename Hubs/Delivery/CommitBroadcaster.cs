using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Sends every commit to the hubs, in order. It never waits for a client or for Redis, so no command does. With <see cref="Fanout.Log"/>
/// each node sends every commit to its own connections; with <see cref="Fanout.Backplane"/> the node that committed sends to all.
/// </summary>
public sealed class CommitBroadcaster(
    LiveRestaurants restaurants, IEnumerable<HubSender> senders, Connections connections, LiveHubOptions options,
    ILogger<CommitBroadcaster> logger)
    : IHostedService
{
    private readonly HubSender[] _hubs = [.. senders];
    private readonly FireAndForgetSender _sender = new(options.UnawaitedSends, logger);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        restaurants.IsWatched = connections.Any;
        restaurants.Applied += OnApplied;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        restaurants.Applied -= OnApplied;
        return Task.CompletedTask;
    }

    private void OnApplied(AppliedCommit applied)
    {
        foreach (var hub in _hubs)
            if (IsOurs(applied, hub)) Send(hub, applied.Commit);
    }

    private bool IsOurs(AppliedCommit applied, HubSender hub) =>
        options.Fanout is Fanout.Log ? hub.JoinedConnections.Any(applied.Commit.RestaurantId) : applied.CommittedHere;

    private void Send(HubSender hub, Commit commit)
    {
        try
        {
            using var span = HubTelemetry.StartSend(hub.Screen);
            using var batch = hub.BeginBatch(commit.RestaurantId);
            var messages = 0;
            foreach (var streamEvent in StreamEvent.In(commit, hub.Screen))
            {
                _sender.Send(hub, streamEvent);
                messages++;
            }
            HubTelemetry.MessagesSent(hub.Screen, messages);
        }
        catch (Exception fault)
        {
            // A failure on one hub must not keep the commit from the others.
            logger.CommitNotSent(fault, commit.RestaurantId, commit.FirstSeq, hub.Screen);
        }
    }
}
