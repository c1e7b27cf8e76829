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
    public static readonly Refusal MayNotWaive = new(RefusalCode.Forbidden, "Only a manager may take the service charge off a bill.");
    public static readonly Refusal MayNotVoid = new(RefusalCode.Forbidden, "Only a manager may void a bill.");
    public static readonly Refusal MayNotRefund = new(RefusalCode.Forbidden, "Only a manager may refund a payment.");
    public static readonly Refusal MayNotCorrect = new(RefusalCode.Forbidden, "Only a manager may correct the method of a payment.");
    public static readonly Refusal MayNotTip =
        new(RefusalCode.Forbidden, "Only a manager may lower a tip or set that of another person's payment.");
    public static readonly Refusal CashIsNotPending = new(RefusalCode.RuleBroken, "Cash waits for no terminal; pay it at once.");
    public static readonly Refusal PaidAgainAtOnce =
        new(RefusalCode.BillClosed, "The bill was refunded; once the terminal has the money, record it as a payment.");
    public static readonly Refusal CompletedBefore = new(RefusalCode.IllegalTransition, "The payment is completed.");
    public static readonly Refusal LapsesByItself = new(RefusalCode.RuleBroken, "A payment lapses by itself; cancel it.");
    public static readonly Refusal RefundedBefore =
        new(RefusalCode.RuleBroken, "Some of this payment was refunded, so it can only be refunded further.");
    public static readonly Refusal DayIsOver =
        new(RefusalCode.RuleBroken, "A payment is corrected on its own business day; that of this one is over.");
    public static readonly Refusal ShiftIsOver =
        new(RefusalCode.RuleBroken, "The shift that took this cash is closed, so its tip cannot change any more.");
    public static readonly Refusal DrawerNeeded =
        new(RefusalCode.RuleBroken, "The shift that took this cash is closed; name the `drawer` that it comes out of.");
    public static readonly Refusal NoReason = new(RefusalCode.RuleBroken, "A reason is needed.");
    public static readonly Refusal OneOfTableAndOrders = new(RefusalCode.RuleBroken, "Send either a table or orders.");
    public static readonly Refusal SeveralSessions =
        new(RefusalCode.RuleBroken, "All orders on a bill must belong to the same guests.");
    public static readonly Refusal NothingOrdered = new(RefusalCode.RuleBroken, "There is nothing to bill.");
    public static readonly Refusal Empty = new(RefusalCode.RuleBroken, "There is nothing on this bill.");
    public static readonly Refusal OneDiscount =
        new(RefusalCode.RuleBroken, "A discount is either a rate from 0 to 1,000,000 or an amount of 0 or more.");
    public static readonly Refusal NotPositive = new(RefusalCode.RuleBroken, "An amount must be above 0, and a tip cannot be negative.");
    public static readonly Refusal OnlyCashIsTendered = new(RefusalCode.RuleBroken, "Only a cash payment can have `tendered`.");
    public static readonly Refusal Ways = new(RefusalCode.RuleBroken, $"A bill can be divided into 2 to {SplitBill.MaxParts} parts.");
    public static readonly Refusal NothingStays = new(RefusalCode.RuleBroken, "At least one line must stay on the bill.");
    public static readonly Refusal OneSeat =
        new(RefusalCode.RuleBroken, "The bill cannot be split by seat: all its lines are for one seat.");
    public static readonly Refusal MoreThanThereIs =
        new(RefusalCode.RuleBroken, "Move some of a line, and no more than is on the bill.");
    public static readonly Refusal NoSuchPart = new(
        RefusalCode.RuleBroken,
        $"A part is less than a portion, which has 2 to 10 parts or another number that divides {PortionPart.Portion}.");
    public static readonly Refusal CompedIsWhole = new(RefusalCode.RuleBroken, "A portion that is free of charge cannot be divided.");
    public static readonly Refusal PaidAlready =
        new(RefusalCode.RuleBroken, "More has been paid than would stay on the bill; only unpaid items can move.");

    public static readonly Refusal AllBilled = new(RefusalCode.AlreadyExists, "All items are already on a bill.");

    public static Refusal Changed(Bill bill) =>
        new(RefusalCode.BillChanged, $"The bill has changed (revision {bill.Revision}). Reload it.");

    public static Refusal Closed(Bill bill) =>
        new(RefusalCode.BillClosed, $"The bill is {Name(bill.Status)}, so this is no longer possible.");

    public static Refusal HasPayments(Bill bill) =>
        new(RefusalCode.BillClosed, $"Bill {bill.Number} has a payment, so it cannot change any more.");

    /// <summary>Why a bill cannot be revised.</summary>
    public static Refusal Fixed(Bill bill) =>
        !bill.Pending.IsEmpty ? IsPending(bill) : bill.Applied > 0 ? HasPayments(bill) : Closed(bill);

    private static Refusal IsPending(Bill bill) =>
        new(RefusalCode.BillClosed, $"Bill {bill.Number} has a pending payment; confirm or end it first.");

    public static Refusal PaidFor(Bill bill, BillLine line) => !bill.Pending.IsEmpty ? IsPending(bill)
        : new(RefusalCode.BillClosed, $"{line.Name} is on bill {bill.Number}, which has a payment; refund it first.");

    public static Refusal TooMuchOff(string limit) =>
        new(RefusalCode.RuleBroken, $"The discount cannot be above {limit}.");

    public static Refusal AboveLimit(int rate) =>
        new(RefusalCode.Forbidden, $"Only a manager may give more than {rate / 10_000m:0.##} % off.");

    public static Refusal Overpayment(string due) =>
        new(RefusalCode.Overpayment,
            $"The amount exceeds the balance of {due}. For cash, send the cash received as `tendered`; send a tip as `tip`.");

    public static readonly Refusal NothingToPay =
        new(RefusalCode.Overpayment, "There is nothing to pay on this bill. Issue it, and it is paid.");

    public static Refusal NoCoins(string unit) =>
        new(RefusalCode.RuleBroken, $"Cash must be a multiple of {unit}, the smallest coin.");

    public static Refusal TooLittleTendered(string needed) =>
        new(RefusalCode.RuleBroken, $"The cash received must be at least {needed}.");

    public static Refusal RefundLimit(string left) =>
        new(RefusalCode.RefundLimit, $"Only {left} of this payment can still be refunded.");

    public static Refusal TooManyWays(string due) =>
        new(RefusalCode.RuleBroken, $"Only {due} is due; a share cannot be 0, so divide it into fewer.");

    public static Refusal SharesAddUp(string due) =>
        new(RefusalCode.RuleBroken, $"The shares must be above 0 and add up to {due}.");

    private static string Name(BillStatus status) => status switch
    {
        BillStatus.PartiallyPaid => "partially paid",
        BillStatus.PartiallyRefunded => "partially refunded",
        _ => status.ToString().ToLowerInvariant(),
    };
}
