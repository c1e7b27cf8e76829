using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Staff;

internal static class StaffDecisions
{
    /// <summary>Nobody hires above themselves.</summary>
    public static Refusal? Hire(Story story, HireStaff command)
    {
        if (!story.Actor.IsManager) return StaffRefusals.NotAManager;
        if (command.Role < story.Actor.Role) return StaffRefusals.AboveYou(command.Role);
        if (command.Role != Role.Chef && !command.Stations.IsEmpty) return StaffRefusals.StationsAreForChefs;
        if (story.State.Staff.TryGetValue(command.StaffId, out var member)) return StaffRefusals.AlreadyHired(member);
        story.Add(new StaffHired(command.StaffId, command.Name, command.Role, command.Stations));
        return null;
    }

    public static Refusal? Change(Story story, ChangeStaff command) => throw new NotSupportedException();

    public static Refusal? SetStatus(Story story, SetStaffStatus command) => throw new NotSupportedException();
}
