using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Drawers;

/// <summary>The rules of shifts: open, counting, closed; at most one shift that is not closed per drawer.</summary>
internal static class ShiftDecisions
{
    public static Refusal? Decide(DecisionContext context, DrawerCommand command) => command switch
    {
        OpenShift open => Open(context, open),
        MoveCash move => Move(context, move),
        CountShift count => Count(context, count),
        CloseShift close => Close(context, close),
        _ => throw MissingCase.Command(command),
    };

    public static Refusal? Open(DecisionContext context, OpenShift command)
    {
        if (!context.Actor.May(Permission.CountCash)) return ShiftRefusals.MayNotCount;
        if (string.IsNullOrWhiteSpace(command.Drawer)) return ShiftRefusals.NoDrawer;
        if (command.OpeningFloat < 0) return ShiftRefusals.Negative;
        if (Of(context.State, command.Drawer) is { } open) return ShiftRefusals.OpenAlready(open);
        Begin(context, context.Actor, command.Drawer, command.OpeningFloat);
        return null;
    }

    public static Refusal? Move(DecisionContext context, MoveCash command)
    {
        if (Find(context, command.ShiftId, out var shift) is { } refusal) return refusal;
        if (shift.Status == ShiftStatus.Counting) return ShiftRefusals.Counting(shift);
        if (command.Kind == CashEntryKind.NoSale ? command.Amount != 0 : command.Amount <= 0) return ShiftRefusals.NotPositive;
        if (string.IsNullOrWhiteSpace(command.Reason)) return ShiftRefusals.NoReason;
        return Enter(context, shift, new(
            context.NewId("cash"), command.Kind, command.Amount, command.Reason, context.Actor.Id, context.Actor.Name, context.Now));
    }

    public static Refusal? Count(DecisionContext context, CountShift command)
    {
        if (Find(context, command.ShiftId, out var shift) is { } refusal) return refusal;
        if (shift.Status != ShiftStatus.Open) return null;
        var isBlind = shift.IsBlind || context.State.Profile!.Settings.BlindCount;
        var counting = shift with { Status = ShiftStatus.Counting, IsBlind = isBlind };
        context.Add(new ShiftCounting(shift.Id, context.Actor.Id, isBlind, counting));
        return null;
    }

    public static Refusal? Close(DecisionContext context, CloseShift command)
    {
        if (Find(context, command.ShiftId, out var shift) is { } refusal) return refusal;
        if (shift.Status != ShiftStatus.Counting) return ShiftRefusals.NotCounting(shift);
        if (HasPending(context.State, shift)) return ShiftRefusals.PaymentsPending;
        if (command.Counted < 0) return ShiftRefusals.Negative;
        if (string.IsNullOrWhiteSpace(command.Reason) && ReasonNeeded(context, shift, command.Counted) is { } needed) return needed;
        context.Add(new ShiftClosed(shift with
        {
            Status = ShiftStatus.Closed, Counted = command.Counted, Reason = command.Reason, ClosedBy = context.Actor.Id,
            ClosedAt = context.Now,
        }));
        return null;
    }

    /// <summary>
    /// The shift that cash goes into or comes from: of the drawer named, else that of the payment it belongs to, else the only one that is
    /// open, else the actor's own. Cash needs an open shift; where there is none at all the first cash opens one with nothing in it, so
    /// that a restaurant can take cash without ever opening or counting a drawer. It is the drawer of the cashier who took that cash.
    /// </summary>
    /// <param name="paidInto">The shift of the payment that is given back.</param>
    public static Refusal? ForCash(DecisionContext context, string? drawer, string? paidInto, out Shift? shift)
    {
        var open = context.State.Shifts;
        shift = drawer is not null ? Of(context.State, drawer)
            : open.GetValueOrDefault(paidInto ?? "")
                ?? (open.Count == 1 ? open.Values.Single() : open.Values.FirstOrDefault(own => own.OpenedBy == context.Actor.Id));
        if (shift is { Status: ShiftStatus.Counting }) return ShiftRefusals.Counting(shift);
        if (shift is null && open.Count > 0) return drawer is null ? ShiftRefusals.DrawerRequired : ShiftRefusals.NotOpen(drawer);
        var openedBy = context.Actor.May(Permission.CountCash) ? context.Actor : Actor.System;
        shift ??= Begin(context, openedBy, drawer ?? OpenShift.DefaultDrawer, openingFloat: 0);
        return null;
    }

    /// <summary>Enters the cash that comes (above 0) or goes (below 0) by the correction of a payment.</summary>
    public static Refusal? Enter(DecisionContext context, Shift shift, long effect, string reason, string paymentId) =>
        effect == 0 ? null : Enter(context, shift, new(
            context.NewId("cash"), effect > 0 ? CashEntryKind.PaidIn : CashEntryKind.PaidOut, Math.Abs(effect), reason, context.Actor.Id,
            context.Actor.Name, context.Now, paymentId));

    /// <summary>A refusal if the drawer should hold less than the amount.</summary>
    public static Refusal? Lacks(DecisionContext context, Shift shift, long amount) =>
        shift.Expected >= amount ? null : ShiftRefusals.NotEnough(shift, context.Money(shift.Expected));

    private static Refusal? Enter(DecisionContext context, Shift shift, CashEntry entry)
    {
        if (shift.Entries.Length >= Shift.MaxEntries) return ShiftRefusals.TooManyEntries;
        // A refusal would tell a person who counts blind what the drawer should hold; managers see what is missing.
        if (entry.Effect < 0 && !shift.IsHiddenFrom(context.Actor) && Lacks(context, shift, -entry.Effect) is { } lacking) return lacking;
        context.Add(new CashMoved(shift.Id, entry));
        return null;
    }

    // A payment falls into the shift of the person who started it. Without one of their own it may fall into any.
    private static bool HasPending(Restaurant state, Shift shift) => state.Bills.Values.SelectMany(bill => bill.Pending)
        .Any(pending => pending.StaffId == shift.OpenedBy || state.Shifts.Values.All(open => open.OpenedBy != pending.StaffId));

    // Of a person who counts blind a reason is always asked: else the question alone would say that the count differs.
    private static Refusal? ReasonNeeded(DecisionContext context, Shift shift, long counted) =>
        shift.IsHiddenFrom(context.Actor) ? ShiftRefusals.BlindReason
        : counted == shift.Expected ? null : ShiftRefusals.Differs(context.Money(counted - shift.Expected));

    private static Shift Begin(DecisionContext context, Actor openedBy, string drawer, long openingFloat)
    {
        var shift = new Shift
        {
            Id = context.NewId("shift"), Drawer = drawer, Status = ShiftStatus.Open, OpeningFloat = openingFloat, OpenedBy = openedBy.Id,
            OpenedAt = context.Now, IsBlind = context.State.Profile!.Settings.BlindCount, Seq = context.State.Seq + 1,
        };
        context.Add(new ShiftOpened(shift));
        return shift;
    }

    private static Refusal? Find(DecisionContext context, string shiftId, out Shift shift)
    {
        if (!context.State.Shifts.TryGetValue(shiftId, out shift!)) return ShiftRefusals.Unknown;
        return context.Actor.May(Permission.CountCash) ? null : ShiftRefusals.MayNotCount;
    }

    private static Shift? Of(Restaurant state, string drawer) => state.Shifts.Values.FirstOrDefault(shift => shift.Drawer == drawer);
}
