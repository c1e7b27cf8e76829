using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Who works here, and what they have been told.</summary>
public static class PeopleViews
{
    /// <summary>Those who work now, by name.</summary>
    public static IReadOnlyList<ColleagueView> OnDutyView(this Restaurant state) => state.View(member => member.IsOnDuty);

    /// <summary>All who work here, by name.</summary>
    public static IReadOnlyList<ColleagueView> ColleaguesView(this Restaurant state) => state.View(member => member.IsActive);

    /// <summary>The notices to this person that they have not yet read, oldest first.</summary>
    public static IReadOnlyList<NotificationView> UnreadBy(this Restaurant state, Actor person) =>
        [.. state.Notices.Where(notice => notice.IsFor(person) && !notice.ReadBy.Contains(person.Id)).Select(View)];

    public static NotificationView View(this Notice notice) => new(
        notice.Id, notice.Message, notice.Type, notice.UserId, notice.Role?.Name(), notice.SenderName, notice.SenderId, WireTime.Of(notice.At));

    private static IReadOnlyList<ColleagueView> View(this Restaurant state, Func<StaffMember, bool> which) =>
    [
        .. state.Staff.Values.Where(which).OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Id, StringComparer.Ordinal)
            .Select(member => new ColleagueView(member.Id, member.Name, member.Role.Name(), WireName.Of(member.Status))),
    ];
}
