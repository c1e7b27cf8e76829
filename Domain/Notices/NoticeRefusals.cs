using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Domain.Notices;

internal static class NoticeRefusals
{
    public static readonly Refusal Unknown = new(RefusalCode.NotFound, "There is no such notice for you.");
    public static readonly Refusal MayNotManage = new(RefusalCode.Forbidden, "Only a manager may send notices.");
    public static readonly Refusal Empty = new(RefusalCode.RuleBroken, "A notice needs a message.");
    public static readonly Refusal Type =
        new(RefusalCode.RuleBroken, $"The type of a notice must be one word of 1 to {Notice.MaxTypeLength} letters, digits, - or _.");
    public static readonly Refusal OneAddress = new(RefusalCode.RuleBroken, "A notice is for one person, or a role, or everyone.");

    public static Refusal HasLeft(StaffMember member) => new(RefusalCode.RuleBroken, $"{member.Name} does not work here any more.");
}
