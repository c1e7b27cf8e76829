using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Staff;

internal static class StaffRefusals
{
    public static readonly Refusal Unknown = new(RefusalCode.NotFound, "There is no such member of staff.");
    public static readonly Refusal MayNotManage = new(RefusalCode.Forbidden, "Only a manager may hire or change staff.");
    public static readonly Refusal NotYourStatus = new(RefusalCode.Forbidden, "Only a manager may clock others in and out.");
    public static readonly Refusal NotYourself =
        new(RefusalCode.RuleBroken, "You cannot deactivate or demote yourself; another manager or admin has to do that.");
    public static readonly Refusal InactiveIsDerived =
        new(RefusalCode.DerivedState, "The status `inactive` cannot be set. A manager deactivates a member of staff instead.");
    public static readonly Refusal Nameless = new(RefusalCode.RuleBroken, "A member of staff needs a name.");
    public static readonly Refusal Stations =
        new(RefusalCode.RuleBroken, $"A chef works at no more than {StaffRules.MaxStations} stations, each with a name and named once.");
    public static readonly Refusal StationsAreForChefs = new(RefusalCode.RuleBroken, "Only a chef works at stations.");

    public static readonly Refusal HandsOverWhenLeaving =
        new(RefusalCode.RuleBroken, "Tables are handed over here only by a person who goes off duty or leaves; else hand them over alone.");

    public static Refusal RoleTooHigh(Role role) =>
        new(RefusalCode.Forbidden, $"Only an admin may hire or change staff with the role {role.Name()}.");

    public static Refusal AlreadyHired(StaffMember member) => new(RefusalCode.AlreadyExists, $"{member.Name} already works here.");

    public static Refusal LastAdmin(StaffMember member) =>
        new(RefusalCode.RuleBroken, $"{member.Name} is the only admin; make another person an admin first.");

    public static Refusal HasGuests(StaffMember member, Table table) =>
        new(RefusalCode.RuleBroken, $"{member.Name} still has the guests at {table.Label}; hand the table over to another waiter.");

    public static Refusal HasDrawer(StaffMember member, Shift shift) =>
        new(RefusalCode.RuleBroken, $"{member.Name} still has the drawer {shift.Drawer}; count and close it first.");

    public static Refusal Illegal(StaffMember member, StaffStatus next) =>
        new(RefusalCode.IllegalTransition, $"{member.Name} {Name(member.Status)}; they cannot {Verb(next)} from there.");

    private static string Name(StaffStatus status) => status switch
    {
        StaffStatus.OffDuty => "is off duty",
        StaffStatus.OnBreak => "is on a break",
        StaffStatus.Inactive => "does not work here any more",
        _ => "is at work",
    };

    private static string Verb(StaffStatus next) => next switch
    {
        StaffStatus.OffDuty => "clock out",
        StaffStatus.OnBreak => "take a break",
        _ => "clock in",
    };
}
