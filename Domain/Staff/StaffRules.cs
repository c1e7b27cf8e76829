using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Staff;

/// <summary>The rules of staff that hold for every caller.</summary>
internal static class StaffRules
{
    /// <summary>The maximum number of stations of a chef.</summary>
    public const int MaxStations = 20;

    public static Refusal? Check(string name, Role role, ImmutableArray<string> stations)
    {
        if (string.IsNullOrWhiteSpace(name)) return StaffRefusals.Nameless;
        if (!stations.IsEmpty && !role.May(Permission.WorkAtStations)) return StaffRefusals.StationsAreForChefs;
        return stations.Length > MaxStations || stations.Any(string.IsNullOrWhiteSpace) || stations.Distinct().Count() < stations.Length
            ? StaffRefusals.Stations : null;
    }

    /// <summary>Staff cannot manage a higher role, and cannot deactivate or demote themselves; one admin always stays.</summary>
    public static Refusal? MayChange(DecisionContext context, StaffMember before, StaffMember after, bool? active)
    {
        if (!context.Actor.Role.MayManage(before.Role)) return StaffRefusals.RoleTooHigh(before.Role);
        if (!context.Actor.Role.MayManage(after.Role)) return StaffRefusals.RoleTooHigh(after.Role);
        if (Check(after.Name, after.Role, after.Stations) is { } refusal) return refusal;
        var leaves = active is false || Permissions.IsDemotion(before.Role, after.Role);
        if (leaves && before.Id == context.Actor.Id) return StaffRefusals.NotYourself;
        var stays = active ?? before.IsActive;
        return IsActiveAdmin(before) && !(stays && after.Role.May(Permission.ManageAdmins))
            && context.State.Staff.Values.Count(IsActiveAdmin) == 1 ? StaffRefusals.LastAdmin(before) : null;
    }

    /// <summary>Refuses while they still have seated guests or an open drawer.</summary>
    public static Refusal? MayClockOut(Restaurant state, StaffMember member)
    {
        if (state.Tables.Values.Where(table => table.WaiterId == member.Id && table.Session is not null)
            .MinBy(table => table.Number) is { } table)
            return StaffRefusals.HasGuests(member, table);
        return MayGiveUpDrawer(state, member);
    }

    /// <summary>A drawer is counted before the person who opened it goes: the count is theirs.</summary>
    public static Refusal? MayGiveUpDrawer(Restaurant state, StaffMember member) =>
        state.Shifts.Values.FirstOrDefault(shift => shift.OpenedBy == member.Id && shift.IsOpen) is { } shift
            ? StaffRefusals.HasDrawer(member, shift)
            : null;

    private static bool IsActiveAdmin(StaffMember member) => member.IsActive && member.Role.May(Permission.ManageAdmins);
}
