using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// The rules of correcting a payment: the method by which it came in, and its tip. What it pays of the bill never changes. Cash that comes
/// or goes by a correction is a new entry of a shift; what a shift took before stays as it was.
/// </summary>
internal static class PaymentCorrections
{
    public static Refusal? Correct(DecisionContext context, CorrectPayment command)
    {
        if (!context.Actor.May(Permission.CorrectPayments)) return BillRefusals.MayNotCorrect;
        if (Find(context, command.BillId, command.PaymentId, out var bill, out var payment) is { } missing) return missing;
        if (string.IsNullOrWhiteSpace(command.Reason)) return BillRefusals.NoReason;
        if (payment.Method == command.Method) return null;
        if (!payment.Refunds.IsEmpty) return BillRefusals.RefundedBefore;
        if (!IsOfToday(context, payment)) return BillRefusals.DayIsOver;
        if (command.Method == PaymentMethod.Cash && PaymentDecisions.NoCoins(context, payment.Tip) is { } odd) return odd;

        var corrected = ByMethod(context, bill, payment, command.Method);
        if (MoveCash(context, payment, ref corrected, command) is { } refusal) return refusal;
        Add(context, bill, payment, corrected, command.Reason);
        return null;
    }

    public static Refusal? SetTip(DecisionContext context, SetTip command)
    {
        if (!context.Actor.May(Permission.TakePayments)) return BillRefusals.MayNotBill;
        if (context.MustClockIn() is { } offDuty) return offDuty;
        if (Find(context, command.BillId, command.PaymentId, out var bill, out var payment) is { } missing) return missing;
        if (command.Tip < 0) return BillRefusals.NotPositive;
        var mayRaise = payment.StaffId == context.Actor.Id && command.Tip >= payment.Tip;
        if (!mayRaise && !context.Actor.May(Permission.CorrectPayments)) return BillRefusals.MayNotTip;
        if (payment.Tip == command.Tip) return null;
        if (!payment.Refunds.IsEmpty) return BillRefusals.RefundedBefore;
        if (!IsOfToday(context, payment)) return BillRefusals.DayIsOver;
        if (payment.Method == PaymentMethod.Cash && TipInCash(context, payment, command.Tip) is { } refusal) return refusal;
        Add(context, bill, payment, payment with { Tip = command.Tip }, reason: null);
        return null;
    }

    // In cash the amount is rounded as if it had been paid in cash at once.
    private static Payment ByMethod(DecisionContext context, Bill bill, Payment payment, PaymentMethod method) => payment with
    {
        Method = method, Tendered = null, Change = 0, ShiftId = null,
        Rounding = method == PaymentMethod.Cash ? PaymentDecisions.CashFor(context, bill, payment.Amount) - payment.Amount : 0,
    };

    private static Refusal? MoveCash(DecisionContext context, Payment before, ref Payment corrected, CorrectPayment command)
    {
        var (comes, goes) = (corrected.Method == PaymentMethod.Cash, before.Method == PaymentMethod.Cash);
        if (!comes && !goes) return null;
        var isOver = goes && !context.State.Shifts.ContainsKey(before.ShiftId ?? "");
        if (isOver && command.Drawer is null) return BillRefusals.DrawerNeeded;
        if (ShiftDecisions.ForCash(context, command.Drawer, before.ShiftId, out var shift) is { } closed) return closed;
        if (comes) corrected = corrected with { ShiftId = shift!.Id };
        return ShiftDecisions.Enter(context, shift!, comes ? corrected.Collected : -before.Collected, command.Reason, before.Id);
    }

    private static Refusal? TipInCash(DecisionContext context, Payment payment, long tip)
    {
        if (PaymentDecisions.NoCoins(context, tip) is { } odd) return odd;
        if (!context.State.Shifts.TryGetValue(payment.ShiftId ?? "", out var shift)) return BillRefusals.ShiftIsOver;
        return shift.Status == ShiftStatus.Counting ? ShiftRefusals.Counting(shift)
            : ShiftDecisions.Enter(context, shift, tip - payment.Tip, "tip", payment.Id);
    }

    private static void Add(DecisionContext context, Bill bill, Payment before, Payment corrected, string? reason)
    {
        context.Add(new PaymentCorrected(
            bill.Id, bill.Party.WaiterId, bill.Party.WaiterName, before, corrected, reason, context.Actor.Id));
        var after = context.State.Bills[bill.Id];
        context.Add(new BillStatusChanged(after, after.Status, Reason: null));
    }

    private static bool IsOfToday(DecisionContext context, Payment payment) =>
        payment.On.Day == BusinessTime.Of(context.State.Profile!, context.Now).Day;

    private static Refusal? Find(DecisionContext context, string billId, string paymentId, out Bill bill, out Payment payment)
    {
        payment = null!;
        if (BillDecisions.Find(context.State, billId, out bill) is { } missing) return missing;
        payment = bill.Payment(paymentId)!;
        return payment is null ? BillRefusals.UnknownPayment : null;
    }
}
