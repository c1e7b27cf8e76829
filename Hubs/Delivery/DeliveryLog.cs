using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Screens;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>The log messages of delivery. Event ids are never reused, and event names do not change.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(3001, LogLevel.Warning,
        "Closed connection {ConnectionId}: {Bytes} bytes waited for it. The client gets what it missed when it joins again.")]
    public static partial void Closed(this ILogger logger, string connectionId, int bytes);

    [LoggerMessage(3002, LogLevel.Error,
        "{Messages} messages of a restaurant wait to be sent; further ones are dropped. Its clients find the gap and join again.")]
    public static partial void Overflowing(this ILogger logger, int messages);

    [LoggerMessage(3003, LogLevel.Error, "Messages of a restaurant could not be sent. Its clients find the gap and join again.")]
    public static partial void NotSent(this ILogger logger, Exception fault);

    [LoggerMessage(3004, LogLevel.Error, "Restaurant {RestaurantId}: the commit at {Seq} could not be sent to the {Screen} screens.",
        EventName = "NotTold")]
    public static partial void CommitNotSent(this ILogger logger, Exception fault, string restaurantId, long seq, ScreenKind screen);

    [LoggerMessage(3005, LogLevel.Warning,
        "The backplane failed to take {Messages} messages, or took them too late. Clients find the gap by the next message or beacon.")]
    public static partial void BackplaneFailed(this ILogger logger, Exception? fault, int messages);

    [LoggerMessage(3006, LogLevel.Error, "The beacon of restaurant {RestaurantId} could not be sent; the next one is tried as usual.")]
    public static partial void NoBeacon(this ILogger logger, Exception fault, string restaurantId);

    [LoggerMessage(3007, LogLevel.Error, "{Method} failed on connection {ConnectionId}.")]
    public static partial void CallFailed(this ILogger logger, Exception fault, string method, string connectionId);

    [LoggerMessage(3008, LogLevel.Warning,
        "{Messages} messages were dropped because too many waited for the backplane. Clients find the gap by the next message or beacon.")]
    public static partial void BackplaneFull(this ILogger logger, int messages);

    [LoggerMessage(3009, LogLevel.Error,
        "The figures of restaurant {RestaurantId} could not be sent to its dashboards; the next round tries again.")]
    public static partial void NoFigures(this ILogger logger, Exception fault, string restaurantId);

    [LoggerMessage(3010, LogLevel.Warning, "{Method} took {Milliseconds} ms for {User} on connection {ConnectionId}.")]
    public static partial void SlowCall(this ILogger logger, long milliseconds, string method, string? user, string connectionId);

    [LoggerMessage(3020, LogLevel.Error,
        "Restaurant {RestaurantId}: the connections of a member of staff who left or changed role could not be closed.",
        EventName = "NotShownOut")]
    public static partial void ConnectionsNotRevoked(this ILogger logger, Exception fault, string restaurantId);

    [LoggerMessage(3021, LogLevel.Warning, "The list of staff who are online could not be stored or read; the next round tries again.",
        EventName = "NoAttendance")]
    public static partial void PresenceFailed(this ILogger logger, Exception fault);

    [LoggerMessage(3030, LogLevel.Warning,
        "Hub calls exceeded the limit {Policy}: {StaffId} of restaurant {RestaurantId}. Logged at most once in 10 s per connection.")]
    public static partial void Limited(this ILogger logger, string policy, string staffId, string restaurantId);

    [LoggerMessage(3031, LogLevel.Warning,
        "Closed connection {ConnectionId}, which kept calling beyond its limit: {StaffId} of restaurant {RestaurantId}.")]
    public static partial void Flooded(this ILogger logger, string connectionId, string staffId, string restaurantId);

    [LoggerMessage(3032, LogLevel.Warning, "A hub connection was closed, because its heartbeat failed.")]
    public static partial void HeartbeatFailed(this ILogger logger, Exception fault);
}
