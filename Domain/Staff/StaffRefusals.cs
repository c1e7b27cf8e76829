using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Staff;

internal static class StaffRefusals
{
    public static readonly Refusal Unknown = new(RefusalCode.NotFound, "There is no such member of staff.");
    public static readonly Refusal NotAManager = new(RefusalCode.Forbidden, "Only a manager may hire staff.");
    public static readonly Refusal StationsAreForChefs = new(RefusalCode.RuleBroken, "Only a chef works at stations.");

    public static Refusal AboveYou(Role role) => new(RefusalCode.Forbidden, $"Only an admin may hire one with the role {role.Name()}.");

    public static Refusal AlreadyHired(StaffMember member) => new(RefusalCode.AlreadyExists, $"{member.Name} already works here.");
}
