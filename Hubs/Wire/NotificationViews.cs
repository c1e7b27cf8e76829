using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps notifications.</summary>
public static class NotificationViews
{
    /// <summary>The notifications to this person that they have not read, oldest first.</summary>
    public static IReadOnlyList<NotificationView> UnreadBy(this Restaurant state, Actor person) =>
        [.. state.Notices.Where(notice => notice.IsFor(person) && !notice.ReadBy.Contains(person.Id)).Select(View)];

    private static NotificationView View(this Notice notice) => new(
        notice.Id, notice.Message, notice.Type, notice.UserId, notice.Role?.Name(), notice.SenderName, notice.SenderId,
        WireTime.Of(notice.At));
}
