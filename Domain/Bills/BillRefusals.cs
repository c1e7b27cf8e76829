using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Bills;

internal static class BillRefusals
{
    public static readonly Refusal Unknown = new(RefusalCode.NotFound, "There is no such bill.");
    public static readonly Refusal UnknownLine = new(RefusalCode.NotFound, "There is no such line on this bill.");
    public static readonly Refusal UnknownPayment = new(RefusalCode.NotFound, "There is no such payment of this bill.");
    public static readonly Refusal UnknownShare = new(RefusalCode.NotFound, "The bill is not divided into that many shares.");
    public static readonly Refusal MayNotBill =
        new(RefusalCode.Forbidden, "Only a waiter, a cashier or a manager may bill and take payments.");
    public static readonly Refusal MayNotVoid = new(RefusalCode.Forbidden, "Only a manager may void a bill.");
    public static readonly Refusal MayNotRefund = new(RefusalCode.Forbidden, "Only a manager may give money back.");
    public static readonly Refusal NoReason = new(RefusalCode.RuleBroken, "A reason is needed.");
    public static readonly Refusal OneOfTableAndOrders = new(RefusalCode.RuleBroken, "Bill either a table or orders.");
    public static readonly Refusal SeveralSittings = new(RefusalCode.RuleBroken, "Orders on one bill must be of one sitting.");
    public static readonly Refusal NothingOrdered = new(RefusalCode.RuleBroken, "There is nothing to bill.");
    public static readonly Refusal Empty = new(RefusalCode.RuleBroken, "There is nothing on this bill.");
    public static readonly Refusal OneDiscount =
        new(RefusalCode.RuleBroken, "A discount is either a rate from 0 to 1,000,000 or an amount of 0 or more.");
    public static readonly Refusal NotPositive = new(RefusalCode.RuleBroken, "An amount must be above 0, and a tip not below.");
    public static readonly Refusal OnlyCashIsTendered = new(RefusalCode.RuleBroken, "Only cash is handed over with change.");
    public static readonly Refusal Ways = new(RefusalCode.RuleBroken, $"A bill is divided into 2 to {SplitBill.MostParts} parts.");
    public static readonly Refusal NothingStays = new(RefusalCode.RuleBroken, "Something must stay on the bill.");
    public static readonly Refusal OneSeat = new(RefusalCode.RuleBroken, "The bill has not been ordered for more than one seat.");
    public static readonly Refusal MoreThanThereIs =
        new(RefusalCode.RuleBroken, "Move at least one of a line, and no more than is on the bill.");
    public static readonly Refusal PaidAlready =
        new(RefusalCode.RuleBroken, "More has been paid than would stay on the bill; only what is unpaid may move.");

    public static readonly Refusal AllBilled = new(RefusalCode.AlreadyExists, "All of it is on a bill already.");

    public static Refusal Changed(Bill bill) =>
        new(RefusalCode.BillChanged, $"The bill is at revision {bill.Revision} by now; look at it again.");

    public static Refusal Closed(Bill bill) =>
        new(RefusalCode.BillClosed, $"The bill is {Name(bill.Status)}; that cannot be done with it any more.");

    public static Refusal HasPayments(Bill bill) =>
        new(RefusalCode.BillClosed, $"Something of bill {bill.Number} has been paid; what is on it cannot change any more.");

    public static Refusal PaidFor(Bill bill, BillLine line) =>
        new(RefusalCode.BillClosed, $"{line.Name} is on bill {bill.Number}, of which something was paid; give the money back first.");

    public static Refusal TooMuchOff(long limit) => new(RefusalCode.RuleBroken, $"There are only {limit} to take off.");

    public static Refusal AboveLimit(int rate) =>
        new(RefusalCode.Forbidden, $"Only a manager may give more than {rate / 10_000m:0.##} % off.");

    public static Refusal Overpayment(long due) =>
        new(RefusalCode.Overpayment, $"Only {due} are due; change is given for cash that is tendered, and a tip is a tip.");

    public static Refusal NoCoins(long unit) =>
        new(RefusalCode.RuleBroken, $"There are coins for multiples of {unit} only; name such an amount.");

    public static Refusal TooLittleTendered(long needed) => new(RefusalCode.RuleBroken, $"At least {needed} must be handed over.");

    public static Refusal RefundLimit(long left) => new(RefusalCode.RefundLimit, $"Only {left} of this payment can still be given back.");

    public static Refusal TooManyWays(long due) =>
        new(RefusalCode.RuleBroken, $"Only {due} are due; a share cannot be 0, so divide it into fewer.");

    public static Refusal SharesAddUp(long due) => new(RefusalCode.RuleBroken, $"The shares must be above 0 and add up to {due}.");

    private static string Name(BillStatus status) => status switch
    {
        BillStatus.PartiallyPaid => "partially paid",
        BillStatus.PartiallyRefunded => "partially refunded",
        _ => status.ToString().ToLowerInvariant(),
    };
}
