using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using static RealtimeRestaurant.Domain.Staff.StaffStatus;

namespace RealtimeRestaurant.Domain.Staff;

/// <summary>domain.md, "Staff, presence, PIN".</summary>
internal static class StaffDecisions
{
    /// <summary>Nobody hires above themselves.</summary>
    public static Refusal? Hire(Story story, HireStaff command)
    {
        if (!story.Actor.IsManager) return StaffRefusals.NotAManager;
        if (command.Role < story.Actor.Role) return StaffRefusals.AboveYou(command.Role);
        if (StaffRules.Check(command.Name, command.Role, command.Stations) is { } refusal) return refusal;
        if (story.State.Staff.TryGetValue(command.StaffId, out var member)) return StaffRefusals.AlreadyHired(member);
        story.Add(new StaffHired(command.StaffId, command.Name, command.Role, command.Stations));
        return null;
    }

    /// <summary>Who is made something else than a chef leaves the stations.</summary>
    public static Refusal? Change(Story story, ChangeStaff command)
    {
        if (!story.Actor.IsManager) return StaffRefusals.NotAManager;
        if (story.State.Staff.GetValueOrDefault(command.StaffId) is not { } member) return StaffRefusals.Unknown;
        var role = command.Role ?? member.Role;
        var changed = member with
        {
            Name = command.Name ?? member.Name,
            Role = role,
            Stations = command.Stations ?? (role == Role.Chef ? member.Stations : []),
        };
        if (StaffRules.MayChange(story, member, changed, command.Active) is { } refusal) return refusal;
        Describe(story, member, changed);
        Activate(story, changed, command.Active ?? member.IsActive);
        return null;
    }

    /// <summary>Clocking in and out, and breaks: of oneself, or by a manager; of an admin by an admin.</summary>
    public static Refusal? SetStatus(Story story, SetStaffStatus command)
    {
        if (command.StaffId != story.Actor.Id && !story.Actor.IsManager) return StaffRefusals.NotYourStatus;
        if (story.State.Staff.GetValueOrDefault(command.StaffId) is not { } member) return StaffRefusals.Unknown;
        if (member.Role < story.Actor.Role && member.Id != story.Actor.Id) return StaffRefusals.AboveYou(member.Role);
        return (member.Status, command.Status) switch
        {
            (_, Inactive) => StaffRefusals.OnlyByLeaving,
            (OffDuty, Available) or (Available, OnBreak) or (OnBreak, Available) => Become(story, member, command.Status),
            (Available or OnBreak, OffDuty) => StaffRules.MayGoHome(story.State, member) ?? Become(story, member, OffDuty),
            var (from, to) => from == to ? null : StaffRefusals.Illegal(member, to),
        };
    }

    private static void Describe(Story story, StaffMember before, StaffMember after)
    {
        if (before with { Stations = [] } == after with { Stations = [] } && before.Stations.SequenceEqual(after.Stations)) return;
        story.Add(new StaffChanged(after.Id, after.Name, after.Role, after.Stations));
    }

    private static void Activate(Story story, StaffMember member, bool active)
    {
        if (active != member.IsActive) Become(story, member, active ? OffDuty : Inactive);
    }

    private static Refusal? Become(Story story, StaffMember member, StaffStatus status)
    {
        story.Add(new StaffStatusChanged(member.Id, member.Name, status, member.Status));
        return null;
    }
}
