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
        if (flow.Refusal(limits, clock) is { } flood)
        {
            if (flood.IsLast) Close(connection, caller);
            return flood.Refusal;
        }
        var taking = await staff.TakeAsync(caller.RestaurantId, caller.Actor);
        if (taking.IsGranted) return null;
        if (flow.IsToBeTold()) logger.Limited(taking.Emptiest.Bucket.Policy, caller.Actor.Id, caller.RestaurantId);
        return StaffLimits.Refusal(taking.Emptiest);
    }

    /// <summary>Whether this person has as many connections to this node as they may, and one more.</summary>
    public bool IsTooMany(int connections) => limits.Enabled && connections > limits.ConnectionsPerUser;

    private void Close(HubCallerContext connection, Caller caller)
    {
        logger.Flooded(connection.ConnectionId, caller.Actor.Id, caller.RestaurantId);
        Connections.Close(connection);
    }

    private static Flow Of(HubCallerContext connection)
    {
        lock (connection.Items)
        {
            if (!connection.Items.TryGetValue(Own, out var known)) connection.Items[Own] = known = new Flow();
            return (Flow)known!;
        }
    }

    // It is on this node alone, so nobody else need know of its counts.
    private sealed class Flow
    {
        private readonly Lock _gate = new();
        private long _calls, _strikes, _told, _asOf;

        public (Refusal Refusal, bool IsLast)? Refusal(RateLimits limits, TimeProvider clock)
        {
            lock (_gate)
            {
                var now = (long)(clock.GetTimestamp() * (1e6 / clock.TimestampFrequency));
                var passed = now - _asOf;
                (_calls, _strikes, _told, _asOf) = (Math.Max(0, _calls - passed), Math.Max(0, _strikes - passed), Math.Max(0, _told - passed), now);
                if (limits.Connection.Take(ref _calls, 1)) return null;
                limits.Strikes.Take(ref _strikes, 1);
                var isLast = !Look(limits.Strikes, _strikes);
                return (StaffLimits.Refusal(new Level(new Bucket("connection", "", limits.Connection), _calls)), isLast);
            }
        }

        /// <summary>As of the last <see cref="Refusal"/>.</summary>
        public bool IsToBeTold()
        {
            lock (_gate) return StaffLimits.Told.Take(ref _told, 1);
        }

        private static bool Look(Rate rate, long owed) => rate.Take(ref owed, 1);
    }
}
