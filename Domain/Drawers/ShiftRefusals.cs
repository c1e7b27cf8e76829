using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Drawers;

internal static class ShiftRefusals
{
    public static readonly Refusal Unknown = new(RefusalCode.NotFound, "There is no such open shift.");
    public static readonly Refusal MayNotCount = new(RefusalCode.Forbidden, "Only a cashier or a manager may open, move and count cash.");
    public static readonly Refusal NoDrawer = new(RefusalCode.RuleBroken, "A drawer needs a name.");
    public static readonly Refusal DrawerRequired = new(RefusalCode.RuleBroken, "Several drawers are open; name one of them.");
    public static readonly Refusal Negative = new(RefusalCode.RuleBroken, "The amount in a drawer cannot be negative.");
    public static readonly Refusal NotPositive =
        new(RefusalCode.RuleBroken, "An amount must be above 0; a drawer opened without a sale moves nothing.");
    public static readonly Refusal NoReason = new(RefusalCode.RuleBroken, "A reason is needed.");
    public static readonly Refusal TooManyEntries =
        new(RefusalCode.RuleBroken, $"A shift has at most {Shift.MaxEntries} entries; close it and open another.");

    public static readonly Refusal BlindReason =
        new(RefusalCode.RuleBroken, "A blind count needs a reason, also if nothing is missing.");

    public static readonly Refusal PaymentsPending =
        new(RefusalCode.IllegalTransition, "A payment waits for its terminal; confirm or cancel it before a shift is closed.");

    public static Refusal NotOpen(string drawer) =>
        new(RefusalCode.NotFound, $"Drawer {drawer} has no open shift. Open one, or use a drawer that is open.");

    public static Refusal OpenAlready(Shift shift) => Refusal.Exists("drawer", $"Drawer {shift.Drawer} has an open shift already.");

    public static Refusal Counting(Shift shift) =>
        new(RefusalCode.IllegalTransition, $"Drawer {shift.Drawer} is being counted; no cash moves until its shift is closed.");

    public static Refusal NotCounting(Shift shift) => new(
        RefusalCode.IllegalTransition, $"Stop drawer {shift.Drawer} for counting first, so that no cash moves while it is counted.");

    public static Refusal NotEnough(Shift shift, string expected) =>
        new(RefusalCode.RuleBroken, $"Drawer {shift.Drawer} should hold {expected}; no more can leave it.");

    public static Refusal Differs(string by) =>
        new(RefusalCode.RuleBroken, $"The count differs from the expected cash by {by}; a reason is needed.");
}
