using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Limits;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Limits how often hub methods may be called: per connection, and, with the same counts as over REST, per person and per restaurant. A
/// connection that keeps calling beyond its limit is closed, an admin's too; other connections are not affected.
/// </summary>
public sealed class CallLimits(RateLimits limits, StaffLimits staff, TimeProvider clock, ILogger<CallLimits> logger)
{
    private static readonly object Key = new();

    /// <summary>Counts one call. Null when it is within the limits.</summary>
    public async ValueTask<Refusal?> RefusalAsync(HubCallerContext connection, Caller caller)
    {
        if (!limits.Enabled) return null;
        var counts = CountsOf(connection);
        if (counts.CountCall(limits) is { } excess)
        {
            if (excess.IsLast) Close(connection, caller);
            return excess.Refusal;
        }
        var taking = await staff.TakeAsync(caller.RestaurantId, caller.Actor);
        if (taking.IsGranted) return null;
        if (counts.MayLog()) logger.Limited(taking.Tightest.Bucket.Policy, caller.Actor.Id, caller.RestaurantId);
        return StaffLimits.Refuse(taking.Tightest);
    }

    /// <summary>True when the person, or their restaurant, has more connections to this node than are allowed.</summary>
    public bool IsTooMany((int OfPerson, int OfRestaurant) connections) =>
        limits.Enabled && (connections.OfPerson > limits.ConnectionsPerUser || connections.OfRestaurant > limits.ConnectionsPerRestaurant);

    private void Close(HubCallerContext connection, Caller caller)
    {
        logger.Flooded(connection.ConnectionId, caller.Actor.Id, caller.RestaurantId);
        Connections.Close(connection);
    }

    private CallCounts CountsOf(HubCallerContext connection)
    {
        lock (connection.Items)
        {
            if (!connection.Items.TryGetValue(Key, out var counts)) connection.Items[Key] = counts = new CallCounts(clock);
            return (CallCounts)counts!;
        }
    }

    // The counts of one connection.
    private sealed class CallCounts(TimeProvider clock)
    {
        private readonly LocalBucket _calls = new(clock), _strikes = new(clock), _logged = new(clock);

        public (Refusal Refusal, bool IsLast)? CountCall(RateLimits limits)
        {
            if (_calls.Take(limits.Connection, out var calls)) return null;
            _strikes.Take(limits.Strikes, out var strikes);
            var level = new Level(new Bucket("connection", "", limits.Connection), calls);
            return (StaffLimits.Refuse(level), limits.Strikes.Left(strikes) == 0);
        }

        public bool MayLog() => _logged.Take(StaffLimits.LogRate, out var _);
    }
}
