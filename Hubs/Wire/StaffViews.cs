using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps members of staff.</summary>
public static class StaffViews
{
    /// <summary>The staff on duty, by name.</summary>
    public static IReadOnlyList<ColleagueView> OnDutyView(this Restaurant state) => state.View(member => member.IsOnDuty);

    /// <summary>All who work at the restaurant, by name.</summary>
    public static IReadOnlyList<ColleagueView> ColleaguesView(this Restaurant state) => state.View(member => member.IsActive);

    private static IReadOnlyList<ColleagueView> View(this Restaurant state, Func<StaffMember, bool> isIncluded) =>
    [
        .. state.Staff.Values.Where(isIncluded)
            .OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Id, StringComparer.Ordinal)
            .Select(member => new ColleagueView(member.Id, member.Name, member.Role.Name(), WireName.Of(member.Status))),
    ];
}
