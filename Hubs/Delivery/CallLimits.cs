using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// How often a hub may be called: on one connection, and by one person and in one restaurant as over REST. Whoever does not heed it loses the connection that it
/// came on, an admin too; nobody else notices.
/// </summary>
public sealed class CallLimits(RateLimits limits, StaffLimits staff, TimeProvider clock, ILogger<CallLimits> logger)
{
    private static readonly object Own = new();

    /// <summary>Null: it may go on.</summary>
    public async ValueTask<Refusal?> RefusalAsync(HubCallerContext connection, Caller caller)
    {
        if (!limits.Enabled) return null;
        var flow = Of(connection);
        if (flow.Strike(limits) is { } flood)
        {
            if (flood.IsLast) Close(connection, caller);
            return flood.Refusal;
        }
        var taking = await staff.TakeAsync(caller.RestaurantId, caller.Actor);
        if (taking.IsGranted) return null;
        if (flow.IsToBeTold()) logger.Limited(taking.Tightest.Bucket.Policy, caller.Actor.Id, caller.RestaurantId);
        return StaffLimits.Refuse(taking.Tightest);
    }

    /// <summary>Whether this person, or their restaurant, has as many connections to this node as they may, and one more.</summary>
    public bool IsTooMany((int Persons, int Restaurants) connections) =>
        limits.Enabled && (connections.Persons > limits.ConnectionsPerUser || connections.Restaurants > limits.ConnectionsPerRestaurant);

    private void Close(HubCallerContext connection, Caller caller)
    {
        logger.Flooded(connection.ConnectionId, caller.Actor.Id, caller.RestaurantId);
        Connections.Close(connection);
    }

    private Flow Of(HubCallerContext connection)
    {
        lock (connection.Items)
        {
            if (!connection.Items.TryGetValue(Own, out var known)) connection.Items[Own] = known = new Flow(clock);
            return (Flow)known!;
        }
    }

    private sealed class Flow(TimeProvider clock)
    {
        private readonly LocalBucket _calls = new(clock), _strikes = new(clock), _told = new(clock);

        public (Refusal Refusal, bool IsLast)? Strike(RateLimits limits)
        {
            if (_calls.Take(limits.Connection, out var owed)) return null;
            _strikes.Take(limits.Strikes, out var struck);
            return (StaffLimits.Refuse(new Level(new Bucket("connection", "", limits.Connection), owed)), limits.Strikes.Left(struck) == 0);
        }

        public bool IsToBeTold() => _told.Take(StaffLimits.LogRate, out var _);
    }
}
