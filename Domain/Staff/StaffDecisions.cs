using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;
using static RealtimeRestaurant.Domain.Staff.StaffStatus;

namespace RealtimeRestaurant.Domain.Staff;

/// <summary>The rules of staff: hiring, changing, deactivating, and clocking in and out.</summary>
internal static class StaffDecisions
{
    public static Refusal? Decide(DecisionContext context, StaffCommand command) => command switch
    {
        HireStaff hire => Hire(context, hire),
        ChangeStaff change => Change(context, change),
        SetStaffStatus set => SetStatus(context, set),
        EndSignIns end => EndSignIns(context, end),
        _ => throw MissingCase.Command(command),
    };

    /// <summary>A manager cannot hire an admin.</summary>
    public static Refusal? Hire(DecisionContext context, HireStaff command)
    {
        if (!context.Actor.May(Permission.ManageStaff)) return StaffRefusals.MayNotManage;
        if (!context.Actor.Role.MayManage(command.Role)) return StaffRefusals.RoleTooHigh(command.Role);
        if (StaffRules.Check(command.Name, command.Role, command.Stations) is { } refusal) return refusal;
        if (context.State.Staff.TryGetValue(command.StaffId, out var member)) return StaffRefusals.AlreadyHired(member);
        context.Add(new StaffHired(command.StaffId, command.Name, command.Role, command.Stations));
        return null;
    }

    /// <summary>A chef who gets another role leaves the stations.</summary>
    public static Refusal? Change(DecisionContext context, ChangeStaff command)
    {
        if (!context.Actor.May(Permission.ManageStaff)) return StaffRefusals.MayNotManage;
        if (context.State.Staff.GetValueOrDefault(command.StaffId) is not { } member) return StaffRefusals.Unknown;
        var role = command.Role ?? member.Role;
        var changed = member with
        {
            Name = command.Name ?? member.Name,
            Role = role,
            Stations = command.Stations ?? (role.May(Permission.WorkAtStations) ? member.Stations : []),
        };
        if (StaffRules.MayChange(context, member, changed, command.Active) is { } refusal) return refusal;
        if (command.Active is false && StaffRules.MayGiveUpDrawer(context.State, member) is { } drawer) return drawer;
        Describe(context, member, changed);
        Activate(context, changed, command.Active ?? member.IsActive);
        if (command.HandOverTo is { } next) return command.Active is false
            ? HandoverDecisions.HandOverAll(context, member, next) : StaffRefusals.HandsOverWhenLeaving;
        if (command.Active is false) TableDecisions.LeaveAll(context, member.Id);
        return null;
    }

    /// <summary>Clocks in or out, or starts a break: staff for themselves, managers for others, and for an admin only an admin.</summary>
    public static Refusal? SetStatus(DecisionContext context, SetStaffStatus command)
    {
        if (command.StaffId != context.Actor.Id && !context.Actor.May(Permission.ManageStaff)) return StaffRefusals.NotYourStatus;
        if (context.State.Staff.GetValueOrDefault(command.StaffId) is not { } member) return StaffRefusals.Unknown;
        if (member.Id != context.Actor.Id && !context.Actor.Role.MayManage(member.Role)) return StaffRefusals.RoleTooHigh(member.Role);
        if (command is { HandOverTo: not null, Status: not OffDuty }) return StaffRefusals.HandsOverWhenLeaving;
        return (member.Status, command.Status) switch
        {
            (_, Inactive) => StaffRefusals.InactiveIsDerived,
            (OffDuty, Available) or (Available, OnBreak) or (OnBreak, Available) => ChangeStatus(context, member, command.Status),
            (Available or OnBreak, OffDuty) => ClockOut(context, member, command.HandOverTo),
            var (from, to) => from == to ? null : StaffRefusals.Illegal(member, to),
        };
    }

    private static Refusal? EndSignIns(DecisionContext context, EndSignIns command)
    {
        if (!context.State.Staff.ContainsKey(command.StaffId)) return StaffRefusals.Unknown;
        context.Add(new SignInsEnded(command.StaffId, command.Kept));
        return null;
    }

    private static Refusal? ClockOut(DecisionContext context, StaffMember member, string? handOverTo)
    {
        if (handOverTo is not null && HandoverDecisions.HandOverAll(context, member, handOverTo) is { } refusal) return refusal;
        return StaffRules.MayClockOut(context.State, member) ?? ChangeStatus(context, member, OffDuty);
    }

    private static void Describe(DecisionContext context, StaffMember before, StaffMember after)
    {
        if (before with { Stations = [] } == after with { Stations = [] } && before.Stations.SequenceEqual(after.Stations)) return;
        context.Add(new StaffChanged(after.Id, after.Name, after.Role, after.Stations));
    }

    private static void Activate(DecisionContext context, StaffMember member, bool active)
    {
        if (active != member.IsActive) ChangeStatus(context, member, active ? OffDuty : Inactive);
    }

    private static Refusal? ChangeStatus(DecisionContext context, StaffMember member, StaffStatus status)
    {
        context.Add(new StaffStatusChanged(member.Id, member.Name, status, member.Status, member.Role));
        return null;
    }
}
