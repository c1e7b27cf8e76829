using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples;

/// <summary>One bill: issued, perhaps with a discount, paid by one guest or by several, now and then partly refunded.</summary>
internal static class BillSteps
{
    private const int Note = 1000, Coin = 50;

    public static bool IsSettled(BillView bill) => bill.Status is "paid" or "partiallyRefunded" or "refunded";

    public static IEnumerable<CommandEnvelope> Next(Turn turn, BillView bill) => bill switch
    {
        { Pending: [var pending, ..] } when turn.Falls(habits => habits.TerminalFailures) =>
            [turn.ByWaiter(new EndPayment(bill.Id, pending.Id, PendingOutcome.Failed))],
        { Pending: [var pending, ..] } => [turn.ByWaiter(new ConfirmPayment(bill.Id, pending.Id))],
        { Status: "open", Discount: null } when turn.Falls(habits => habits.Discounts) =>
            [turn.ByManager(new DiscountBill(bill.Id, ItemId: null, 50_000 * turn.Chance.Between(1, 3), Amount: null, "Regular guests"))],
        { Status: "open", Lines.Count: > 1 } when bill.Lines.All(line => line.Comped == 0) && turn.Falls(habits => habits.SplitsByItem) =>
            [turn.ByWaiter(new SplitBill(bill.Id, SplitBy.Item, [[Taken(bill.Lines[0])]], Ways: null, []))],
        { Status: "open", Service: > 0, ServiceWaiver: null } when turn.Falls(habits => habits.Waivers) =>
            [turn.ByManager(new WaiveServiceCharge(bill.Id, Waived: true, "The guests had to wait"))],
        { Status: "open" } => [turn.ByWaiter(new IssueBill(bill.Id))],
        { Status: "issued", Shares.Count: 0 } when turn.Guests > 1 && turn.Falls(habits => habits.SplitsEvenly) =>
            [turn.ByWaiter(new SplitBill(bill.Id, SplitBy.Evenly, [], Math.Min(3, turn.Guests), []))],
        _ => [Pay(turn, bill)],
    };

    /// <summary>The guests add a tip, or a payment was recorded by the wrong method.</summary>
    public static CommandEnvelope? Correction(Turn turn)
    {
        var byCard = turn.Bills.Where(bill => bill.Status == "paid")
            .SelectMany(bill => bill.Payments, (bill, payment) => (bill, payment)).FirstOrDefault(paid => paid.payment.Method == "card");
        if (byCard is not ({ } bill, { } payment)) return null;
        if (payment.Tip == 0 && turn.Falls(habits => habits.LateTips)) return turn.ByManager(new SetTip(bill.Id, payment.Id, 2 * Coin));
        return turn.Falls(habits => habits.Corrections)
            ? turn.ByManager(new CorrectPayment(bill.Id, payment.Id, PaymentMethod.Wallet, "They paid by phone", Drawer: null)) : null;
    }

    /// <summary>The refund of something that was not as it should be, if the guests ask for one.</summary>
    public static CommandEnvelope? Refund(Turn turn)
    {
        var paid = turn.Bills.FirstOrDefault(bill => bill is { Status: "paid", Payments.Count: > 0 });
        if (paid is null || !turn.Falls(habits => habits.Refunds)) return null;
        var (payment, cheapest) = (paid.Payments[0], paid.Lines.Min(line => line.Price));
        return turn.ByManager(new RefundPayment(paid.Id, payment.Id, Math.Clamp(cheapest, 1, payment.Amount),
            "A dish was not as it should be"));
    }

    // Of a single portion half: two guests share it.
    private static SplitItem Taken(BillLineView line) => line switch
    {
        { Part: { } part } => new(line.ItemId, line.Quantity, new(part.Parts, part.Of)),
        { Quantity: 1 } => new(line.ItemId, 0, new(1, 2)),
        _ => new(line.ItemId, line.Quantity),
    };

    private static CommandEnvelope Pay(Turn turn, BillView bill)
    {
        var (share, method) = (bill.Shares.FirstOrDefault(share => share.Paid < share.Amount), turn.Chance.Pick(turn.Habits.Payments));
        var amount = share is not null ? share.Amount - share.Paid
            : bill.Payments.Count == 0 && turn.Falls(habits => habits.PartPayments) ? (bill.Due + 1) / 2 : bill.Due;
        var tip = method != PaymentMethod.Upi && turn.Falls(habits => habits.Tips) ? RoundUp(amount / 12, Coin) : 0;
        var (who, tendered) = method == PaymentMethod.Cash ? (turn.Staff.Cashier, RoundUp(amount + tip, Note)) : (turn.Waiter, (long?)null);
        if (method == PaymentMethod.Card && turn.Falls(habits => habits.Terminals))
            return turn.ByWaiter(new StartPayment(bill.Id, amount, method, tip, bill.Revision, share?.Number));
        return new(null, who, new PayBill(bill.Id, amount, method, tip, tendered, bill.Revision, share?.Number, Drawer: null));
    }

    private static long RoundUp(long amount, int step) => (amount + step - 1) / step * step;
}
