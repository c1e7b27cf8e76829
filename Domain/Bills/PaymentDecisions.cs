using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>The rules of payments and refunds: payments never exceed the bill's total, and refunds never exceed their payment.</summary>
internal static class PaymentDecisions
{
    public static Refusal? Pay(DecisionContext context, PayBill command)
    {
        if (Begin(context, command, out var bill) is { } refusal) return refusal;
        if (Drawer(context, command.Method, command.Drawer, paidInto: null, out var shift) is { } closed) return closed;
        bill = context.State.Bills[bill.Id];
        return Complete(context, bill, Made(context, bill, command, shift));
    }

    /// <summary>Checks a payment, and issues or reopens its bill for it.</summary>
    public static Refusal? Begin(DecisionContext context, PayBill command, out Bill bill)
    {
        bill = null!;
        if (!context.Actor.May(Permission.TakePayments)) return BillRefusals.MayNotBill;
        if (context.MustClockIn() is { } offDuty) return offDuty;
        if (BillDecisions.Find(context.State, command.BillId, out bill) is { } missing) return missing;
        if (!IsPayable(bill)) return BillRefusals.Closed(bill);
        if (command.ExpectedRevision != bill.Revision) return BillRefusals.Changed(bill);
        if (bill.IsSettled && BillReconciler.Reopen(context, bill) is { } nothingLeft) return nothingLeft;
        bill = context.State.Bills[bill.Id];
        if (Check(context, bill, command) is { } wrong) return wrong;
        return bill.Status == BillStatus.Open ? BillDecisions.Issue(context, bill) : null;
    }

    /// <summary>Adds the payment to its bill, with all that follows.</summary>
    public static Refusal? Complete(DecisionContext context, Bill bill, Payment payment)
    {
        var party = bill.Party;
        context.Add(new PaymentCompleted(bill.Id, bill.Number, party.TableNumber, party.WaiterId, party.WaiterName, payment,
            bill.Due - payment.Amount, party.TableName));
        ChangeStatus(context, bill.Id, bill.Due == payment.Amount ? BillStatus.Paid : BillStatus.PartiallyPaid);
        return BillReconciler.Reconcile(context, bill.Party);
    }

    public static Refusal? Refund(DecisionContext context, RefundPayment command)
    {
        if (!context.Actor.May(Permission.RefundPayments)) return BillRefusals.MayNotRefund;
        if (BillDecisions.Find(context.State, command.BillId, out var bill) is { } missing) return missing;
        if (bill.Payment(command.PaymentId) is not { } payment) return BillRefusals.UnknownPayment;
        if (command.Amount <= 0) return BillRefusals.NotPositive;
        if (command.Amount > payment.Refundable) return BillRefusals.RefundLimit(context.Money(payment.Refundable));
        var method = command.Method ?? payment.Method;
        var inCoins = method == PaymentMethod.Cash && !IsAllOfCash(payment, command.Amount);
        if (inCoins && NoCoins(context, command.Amount) is { } odd) return odd;
        if (string.IsNullOrWhiteSpace(command.Reason)) return BillRefusals.NoReason;
        if (Drawer(context, method, command.Drawer, payment.ShiftId, out var shift) is { } refusal) return refusal;
        if (shift is not null && ShiftDecisions.Lacks(context, shift, command.Amount) is { } lacking) return lacking;

        context.Add(new PaymentRefunded(bill.Id, payment.Id, method, bill.Party.WaiterId, bill.Party.WaiterName,
            Back(context, bill, payment, command, shift)));
        ChangeStatus(context, bill.Id, After(context.State.Bills[bill.Id]));
        return bill.Times.UnarchivedAt is null ? BillReconciler.Reconcile(context, bill.Party) : null;
    }

    private static Refusal? Check(DecisionContext context, Bill bill, PayBill command)
    {
        if (command.Amount <= 0 || command.Tip < 0) return BillRefusals.NotPositive;
        if (bill is { Status: BillStatus.Open, Lines.IsEmpty: false, Totals.Total: 0 }) return BillRefusals.NothingToPay;
        if (command.Method == PaymentMethod.Cash && NoCoins(context, command.Tip, command.Tendered ?? 0) is { } odd) return odd;
        if (Applied(context, bill, command) > bill.Payable) return BillRefusals.Overpayment(context.Money(bill.Payable));
        if (command.Share is { } number)
        {
            if (bill.Shares.FirstOrDefault(known => known.Number == number) is not { } share) return BillRefusals.UnknownShare;
            if (Applied(context, bill, command) > bill.PayableOf(share))
                return BillRefusals.Overpayment(context.Money(bill.PayableOf(share)));
        }
        if (command.Tendered is null) return null;
        if (command.Method != PaymentMethod.Cash) return BillRefusals.OnlyCashIsTendered;
        var needed = Applied(context, bill, command) + CashRounding(context, bill, command) + command.Tip;
        return command.Tendered < needed ? BillRefusals.TooLittleTendered(context.Money(needed)) : null;
    }

    private static Payment Made(DecisionContext context, Bill bill, PayBill command, Shift? shift)
    {
        var (applied, rounding) = (Applied(context, bill, command), CashRounding(context, bill, command));
        var change = command.Tendered is { } tendered ? tendered - applied - rounding - command.Tip : 0;
        return new()
        {
            Id = context.NewId("pay"), Method = command.Method, Amount = applied, Tip = command.Tip, Rounding = rounding,
            Tendered = command.Tendered, Change = change, ShiftId = shift?.Id, Share = command.Share,
            StaffId = context.Actor.Id, StaffName = context.Actor.Name, At = context.Now,
            On = BusinessTime.Of(context.State.Profile!, context.Now),
        };
    }

    private static Refund Back(DecisionContext context, Bill bill, Payment payment, RefundPayment command, Shift? shift)
    {
        var beforeTip = Math.Max(0, payment.Amount + payment.Rounding - payment.Refunded);
        var refund = new Refund(
            context.NewId("ref"), command.Amount, OfTip: Math.Max(0, command.Amount - beforeTip), command.Reason, shift?.Id,
            context.Actor.Id, context.Actor.Name, context.Now, BusinessTime.Of(context.State.Profile!, context.Now))
        {
            Method = command.Method == payment.Method ? null : command.Method,
        };
        var applied = bill.Applied - payment.StillApplied + (payment with { Refunds = payment.Refunds.Add(refund) }).StillApplied;
        return refund with { Figures = RefundedFigures.Of(bill, applied, context.State.Profile!.Settings.Rounding) };
    }

    // In cash the amount may be the one due, or left of the share, or that rounded to the smallest coin.
    private static long Applied(DecisionContext context, Bill bill, PayBill command)
    {
        var share = bill.Shares.FirstOrDefault(known => known.Number == command.Share);
        var whole = share is null ? bill.Payable : bill.PayableOf(share);
        var inCoins = command.Method == PaymentMethod.Cash && whole > 0 && command.Amount == CashFor(context, bill, whole);
        return inCoins ? whole : command.Amount;
    }

    private static long CashRounding(DecisionContext context, Bill bill, PayBill command)
    {
        var applied = Applied(context, bill, command);
        return command.Method == PaymentMethod.Cash ? CashFor(context, bill, applied) - applied : 0;
    }

    /// <summary>
    /// The cash for an amount of the bill. All cash of a bill together is rounded once, however many payments it comes in.
    /// </summary>
    public static long CashFor(DecisionContext context, Bill bill, long amount)
    {
        var settings = context.State.Profile!.Settings;
        var cash = bill.Payments.Where(payment => payment.Method == PaymentMethod.Cash).ToArray();
        var (applied, kept) = (cash.Sum(payment => payment.StillApplied), cash.Sum(payment => payment.StillKept));
        // 0, unless cash was taken while the smallest coin was another.
        var odd = kept % settings.CashUnit;
        return Math.Max(0, Amounts.ToCash(applied + amount - odd, settings) - (kept - odd));
    }

    /// <summary>A refusal unless there are coins for each of the amounts.</summary>
    public static Refusal? NoCoins(DecisionContext context, params ReadOnlySpan<long> amounts)
    {
        var unit = context.State.Profile!.Settings.CashUnit;
        foreach (var amount in amounts)
            if (amount % unit != 0) return BillRefusals.NoCoins(context.Money(unit));
        return null;
    }

    // All that is left of cash can be given back, even if the smallest coin has changed since.
    private static bool IsAllOfCash(Payment payment, long amount) => payment.Method == PaymentMethod.Cash && amount == payment.Refundable;

    // A bill that was paid in full is due again only if all of it was refunded, and while its guests are at the table.
    private static bool IsPayable(Bill bill) => bill.Status switch
    {
        BillStatus.Void => false,
        BillStatus.Refunded => bill.Times.UnarchivedAt is null,
        _ => !bill.IsSettled,
    };

    private static Refusal? Drawer(DecisionContext context, PaymentMethod method, string? name, string? paidInto, out Shift? shift)
    {
        shift = null;
        return method == PaymentMethod.Cash ? ShiftDecisions.ForCash(context, name, paidInto, out shift) : null;
    }

    // A tip may be refunded long after the rest: a bill that was voided or reopened meanwhile stays so.
    private static BillStatus After(Bill bill) =>
        (bill.IsSettled, bill.Payments.All(payment => payment.Refunded >= payment.Collected)) switch
    {
        (true, true) => BillStatus.Refunded,
        (true, false) => BillStatus.PartiallyRefunded,
        _ when bill.Applied > 0 => BillStatus.PartiallyPaid,
        _ => bill.Status is BillStatus.Open or BillStatus.Void ? bill.Status : BillStatus.Issued,
    };

    private static void ChangeStatus(DecisionContext context, string billId, BillStatus status)
    {
        var bill = context.State.Bills[billId];
        context.Add(new BillStatusChanged(status == BillStatus.Paid ? BillDecisions.Paid(context, bill)
            : bill with { Status = status }, bill.Status, Reason: null));
    }
}
