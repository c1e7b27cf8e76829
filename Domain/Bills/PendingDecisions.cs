using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

/// <summary>
/// The rules of payments that wait for a terminal: all payments of a bill, pending ones with them, never exceed its total. The first of
/// confirmed, failed, cancelled and lapsed ends one.
/// </summary>
internal static class PendingDecisions
{
    public static Refusal? Start(DecisionContext context, StartPayment command)
    {
        if (command.Method == PaymentMethod.Cash) return BillRefusals.CashIsNotPending;
        var paying = new PayBill(
            command.BillId, command.Amount, command.Method, command.Tip, Tendered: null, command.ExpectedRevision, command.Share,
            Drawer: null);
        if (PaymentDecisions.Begin(context, paying, out var bill) is { } refusal) return refusal;
        // Only money makes a refunded bill due again: this payment may still fail, and the bill would stay due.
        if (context.Before.Bills[bill.Id].IsSettled) return BillRefusals.PaidAgainAtOnce;
        var pending = new PendingPayment(
            context.NewId("pay"), command.Method, command.Amount, command.Tip, command.Share, context.Actor.Id, context.Actor.Name,
            context.Now);
        context.Add(new PaymentStarted(bill.Id, pending));
        AddChange(context, bill.Id);
        return BillReconciler.Reconcile(context, bill.Party);
    }

    public static Refusal? Confirm(DecisionContext context, ConfirmPayment command)
    {
        if (Find(context, command.BillId, command.PaymentId, out var bill, out var pending) is { } refusal) return refusal;
        return PaymentDecisions.Complete(context, bill, new()
        {
            Id = pending.Id, Method = pending.Method, Amount = pending.Amount, Tip = pending.Tip, Share = pending.Share,
            StaffId = pending.StaffId, StaffName = pending.StaffName, At = context.Now,
            On = BusinessTime.Of(context.State.Profile!, context.Now),
        });
    }

    public static Refusal? End(DecisionContext context, EndPayment command)
    {
        if (Find(context, command.BillId, command.PaymentId, out var bill, out var pending) is { } refusal) return refusal;
        if (command.Outcome == PendingOutcome.Lapsed) return BillRefusals.LapsesByItself;
        return End(context, bill, pending, command.Outcome);
    }

    /// <summary>Ends what no terminal has confirmed in time.</summary>
    public static void Advance(DecisionContext context, Bill bill)
    {
        foreach (var pending in bill.Pending.Where(pending => pending.LapsesAt <= context.Now))
            End(context, bill, pending, PendingOutcome.Lapsed);
    }

    private static Refusal? End(DecisionContext context, Bill bill, PendingPayment pending, PendingOutcome outcome)
    {
        context.Add(new PaymentEnded(bill.Id, pending.Id, outcome));
        AddChange(context, bill.Id);
        return BillReconciler.Reconcile(context, bill.Party);
    }

    private static void AddChange(DecisionContext context, string billId)
    {
        var bill = context.State.Bills[billId];
        context.Add(new BillStatusChanged(bill, bill.Status, Reason: null));
    }

    private static Refusal? Find(DecisionContext context, string billId, string paymentId, out Bill bill, out PendingPayment pending)
    {
        (bill, pending) = (null!, null!);
        if (!context.Actor.May(Permission.TakePayments)) return BillRefusals.MayNotBill;
        if (BillDecisions.Find(context.State, billId, out bill) is { } missing) return missing;
        if (bill.Payment(paymentId) is not null) return BillRefusals.CompletedBefore;
        pending = bill.Pending.FirstOrDefault(known => known.Id == paymentId)!;
        return pending is null ? BillRefusals.UnknownPayment : null;
    }
}
