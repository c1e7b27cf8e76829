using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>domain.md: what was applied never exceeds the total, and what is refunded never exceeds what came in.</summary>
internal static class PaymentDecisions
{
    public static Refusal? Pay(Story story, PayBill command)
    {
        if (!story.Actor.Is(Role.Waiter, Role.Cashier)) return BillRefusals.MayNotBill;
        if (BillDecisions.Find(story.State, command.BillId, out var bill) is { } missing) return missing;
        if (bill.IsSettled || bill.Status == BillStatus.Void) return BillRefusals.Closed(bill);
        if (command.ExpectedRevision != bill.Revision) return BillRefusals.Changed(bill);
        if (Check(story, bill, command) is { } wrong) return wrong;
        if (bill.Status == BillStatus.Open && BillDecisions.Issue(story, bill) is { } unissued) return unissued;
        if (Drawer(story, command.Method, command.Drawer, paidInto: null, out var shift) is { } refusal) return refusal;

        bill = story.State.Bills[bill.Id];
        var payment = Made(story, bill, command, shift);
        story.Add(new PaymentCompleted(bill.Id, bill.Number, bill.TableNumber, bill.WaiterId, bill.WaiterName, payment, bill.Due - payment.Amount));
        var status = bill.Due == payment.Amount ? BillStatus.Paid : BillStatus.PartiallyPaid;
        if (status != bill.Status) Become(story, bill.Id, status);
        return Reckoning.Settle(story, bill.TableId);
    }

    public static Refusal? Refund(Story story, RefundPayment command)
    {
        if (!story.Actor.IsManager) return BillRefusals.MayNotRefund;
        if (BillDecisions.Find(story.State, command.BillId, out var bill) is { } missing) return missing;
        if (bill.Payment(command.PaymentId) is not { } payment) return BillRefusals.UnknownPayment;
        if (command.Amount <= 0) return BillRefusals.NotPositive;
        if (command.Amount > payment.Collected - payment.Refunded) return BillRefusals.RefundLimit(payment.Collected - payment.Refunded);
        if (string.IsNullOrWhiteSpace(command.Reason)) return BillRefusals.NoReason;
        if (Drawer(story, payment.Method, command.Drawer, payment.ShiftId, out var shift) is { } refusal) return refusal;

        story.Add(new PaymentRefunded(bill.Id, payment.Id, payment.Method, bill.WaiterId, bill.WaiterName, Back(story, payment, command, shift)));
        Become(story, bill.Id, After(story.State.Bills[bill.Id]));
        return bill.Recalled is null ? Reckoning.Settle(story, bill.TableId) : null;
    }

    private static Refusal? Check(Story story, Bill bill, PayBill command)
    {
        if (command.Amount <= 0 || command.Tip < 0) return BillRefusals.NotPositive;
        if (!Settles(story, bill, command) && command.Amount > bill.Due) return BillRefusals.Overpayment(bill.Due);
        if (command.Share is { } number)
        {
            if (bill.Shares.FirstOrDefault(known => known.Number == number) is not { } share) return BillRefusals.UnknownShare;
            if (Applied(story, bill, command) > share.Amount - share.Paid) return BillRefusals.Overpayment(share.Amount - share.Paid);
        }
        if (command.Tendered is null) return null;
        if (command.Method != PaymentMethod.Cash) return BillRefusals.OnlyCashIsTendered;
        var needed = Applied(story, bill, command) + CashRounding(story, bill, command) + command.Tip;
        return command.Tendered < needed ? BillRefusals.TooLittleTendered(needed) : null;
    }

    private static Payment Made(Story story, Bill bill, PayBill command, Shift? shift)
    {
        var (applied, rounding) = (Applied(story, bill, command), CashRounding(story, bill, command));
        var change = command.Tendered is { } tendered ? tendered - applied - rounding - command.Tip : 0;
        return new(story.NewId("pay"), command.Method, applied, command.Tip, rounding, command.Tendered, change, shift?.Id, command.Share,
            story.Actor.Id, story.Actor.Name, story.Now, LocalTime.Of(story.State.Profile!, story.Now), Refunds: []);
    }

    private static Refund Back(Story story, Payment payment, RefundPayment command, Shift? shift)
    {
        var beforeTip = Math.Max(0, payment.Amount + payment.Rounding - payment.Refunded);
        return new(story.NewId("ref"), command.Amount, OfTip: Math.Max(0, command.Amount - beforeTip), command.Reason, shift?.Id,
            story.Actor.Id, story.Actor.Name, story.Now, LocalTime.Of(story.State.Profile!, story.Now));
    }

    // In cash what is due may be named as it is or as there are coins for it.
    private static bool Settles(Story story, Bill bill, PayBill command) =>
        command.Amount == bill.Due || (command.Method == PaymentMethod.Cash && command.Amount == Amounts.ToCash(bill.Due, story.State.Profile!.Settings));

    private static long Applied(Story story, Bill bill, PayBill command) => Settles(story, bill, command) ? bill.Due : command.Amount;

    private static long CashRounding(Story story, Bill bill, PayBill command) =>
        command.Method == PaymentMethod.Cash && Settles(story, bill, command) ? Amounts.ToCash(bill.Due, story.State.Profile!.Settings) - bill.Due : 0;

    private static Refusal? Drawer(Story story, PaymentMethod method, string? name, string? paidInto, out Shift? shift)
    {
        shift = null;
        return method == PaymentMethod.Cash ? ShiftDecisions.ForCash(story, name, paidInto, out shift) : null;
    }

    // A tip may be given back long after the rest: what was voided or opened again meanwhile stays so.
    private static BillStatus After(Bill bill) => (bill.IsSettled, bill.Payments.All(payment => payment.Refunded >= payment.Collected)) switch
    {
        (true, true) => BillStatus.Refunded,
        (true, false) => BillStatus.PartiallyRefunded,
        _ when bill.Applied > 0 => BillStatus.PartiallyPaid,
        _ => bill.Status is BillStatus.Open or BillStatus.Void ? bill.Status : BillStatus.Issued,
    };

    private static void Become(Story story, string billId, BillStatus status)
    {
        var bill = story.State.Bills[billId];
        story.Add(new BillStatusChanged(status == BillStatus.Paid ? BillDecisions.Paid(story, bill) : bill with { Status = status }, bill.Status, Reason: null));
    }
}
