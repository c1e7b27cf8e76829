using Microsoft.Extensions.Logging;
using RealtimeRestaurant.Domain.Screens;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>All that delivery writes to the log of operations. Numbers are never reused.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(3001, LogLevel.Warning, "Closed connection {ConnectionId}: {Bytes} bytes waited for it. It resumes when it joins again.")]
    public static partial void Closed(this ILogger logger, string connectionId, int bytes);

    [LoggerMessage(3002, LogLevel.Error, "{Messages} messages of a restaurant wait to be sent, and more are dropped; its screens find the gap and join again.")]
    public static partial void Overflowing(this ILogger logger, int messages);

    [LoggerMessage(3003, LogLevel.Error, "Messages of a restaurant were not sent; its screens find the gap and join again.")]
    public static partial void NotSent(this ILogger logger, Exception fault);

    [LoggerMessage(3004, LogLevel.Error, "Restaurant {RestaurantId}: the commit at {Seq} could not be told to the {Screen} screens.")]
    public static partial void NotTold(this ILogger logger, Exception fault, string restaurantId, long seq, Screen screen);

    [LoggerMessage(3005, LogLevel.Warning, "The backplane took {Messages} messages too late or not at all; screens find the gap by the next message or beacon.")]
    public static partial void BackplaneFailed(this ILogger logger, Exception? fault, int messages);

    [LoggerMessage(3006, LogLevel.Error, "No beacon for restaurant {RestaurantId}; the next round tries again.")]
    public static partial void NoBeacon(this ILogger logger, Exception fault, string restaurantId);

    [LoggerMessage(3007, LogLevel.Error, "{Method} failed on connection {ConnectionId}.")]
    public static partial void CallFailed(this ILogger logger, Exception fault, string method, string connectionId);

    [LoggerMessage(3010, LogLevel.Warning, "{Milliseconds} ms for {Method} by {User} on connection {ConnectionId}")]
    public static partial void SlowCall(this ILogger logger, long milliseconds, string method, string? user, string connectionId);

    [LoggerMessage(3020, LogLevel.Error, "Restaurant {RestaurantId}: somebody who left could not be shown out of their screens.")]
    public static partial void NotShownOut(this ILogger logger, Exception fault, string restaurantId);

    [LoggerMessage(3021, LogLevel.Warning, "Who is online could not be written or read now; the next beat tries again.")]
    public static partial void NoAttendance(this ILogger logger, Exception fault);

    [LoggerMessage(3008, LogLevel.Warning, "{Messages} messages were dropped, as too many waited for the backplane; screens find the gap by the next message or beacon.")]
    public static partial void BackplaneFull(this ILogger logger, int messages);

    [LoggerMessage(3009, LogLevel.Error, "No figures for the dashboards of restaurant {RestaurantId}; the next look tries again.")]
    public static partial void NoFigures(this ILogger logger, Exception fault, string restaurantId);

    [LoggerMessage(3030, LogLevel.Warning, "Calls on a hub were over the limit {Policy}: {StaffId} of restaurant {RestaurantId} (told once in ten seconds).")]
    public static partial void Limited(this ILogger logger, string policy, string staffId, string restaurantId);

    [LoggerMessage(3031, LogLevel.Warning, "Closed connection {ConnectionId}, which went on calling beyond its limit: {StaffId} of restaurant {RestaurantId}.")]
    public static partial void Flooded(this ILogger logger, string connectionId, string staffId, string restaurantId);
}
