using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Notices;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps notifications to the data of their events.</summary>
public static class NotificationEventData
{
    public static NotificationReceived Received(this Notice notice) =>
        new(notice.Id, notice.Message, notice.Type, notice.SenderName, notice.SenderId, WireTime.Of(notice.At));

    public static NotificationBroadcast Broadcast(this Notice notice) =>
        new(notice.Id, notice.Message, notice.Type, notice.SenderName, notice.SenderId, WireTime.Of(notice.At), notice.Role?.Name());
}
