using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;
using static RealtimeRestaurant.Host.Demo.DemoMoment;

namespace RealtimeRestaurant.Host.Demo;

/// <summary>One bill: given out, perhaps with something off, paid by one or by several, now and then in part given back.</summary>
internal static class DemoTill
{
    private const int Note = 1000, Coin = 50;

    public static IEnumerable<CommandEnvelope> Commands(DemoMoment now, Table table, Bill bill) => bill switch
    {
        { Status: BillStatus.Open, Revision: 1 } when now.Die.Falls(6) =>
            [By(DemoStaff.Manager, new DiscountBill(bill.Id, null, 50_000 * now.Die.Between(1, 3), null, "Regular guests"))],
        { Status: BillStatus.Open } => [By(DemoTable.Waiter(table), new IssueBill(bill.Id))],
        { Status: BillStatus.Issued, Shares: [] } when table.Session!.Guests > 1 && now.Die.Falls(15) =>
            [By(DemoTable.Waiter(table), new SplitBill(bill.Id, SplitBy.Evenly, [], Math.Min(3, table.Session.Guests), []))],
        { IsSettled: false } => [Pay(now, table, bill)],
        { Status: BillStatus.Paid } when now.Die.Falls(3) =>
            [By(DemoStaff.Manager, new RefundPayment(bill.Id, bill.Payments[0].Id, Wrong(bill), "A dish was not as it should be"))],
        _ => [DemoTable.Leave(table)],
    };

    private static CommandEnvelope Pay(DemoMoment now, Table table, Bill bill)
    {
        var (share, method) = (bill.Shares.FirstOrDefault(share => share.Paid < share.Amount), Method(now.Die.Between(1, 100)));
        var amount = share is not null ? share.Amount - share.Paid : bill.Payments.IsEmpty && now.Die.Falls(10) ? bill.Due / 2 : bill.Due;
        var tip = method != PaymentMethod.Upi && now.Die.Falls(45) ? UpTo(Coin, amount / 12) : 0;
        long? tendered = method == PaymentMethod.Cash ? UpTo(Note, amount + tip) : null;
        return By(method == PaymentMethod.Cash ? DemoStaff.Cashier
            : DemoTable.Waiter(table), new PayBill(bill.Id, amount, method, tip, tendered, bill.Revision, share?.Number, null));
    }

    private static PaymentMethod Method(int roll) => roll switch
    {
        <= 50 => PaymentMethod.Card,
        <= 78 => PaymentMethod.Cash,
        <= 92 => PaymentMethod.Wallet,
        _ => PaymentMethod.Upi,
    };

    private static long Wrong(Bill bill) => Math.Min(bill.Lines.Min(line => line.Price), bill.Payments[0].Amount);

    private static long UpTo(int step, long amount) => (amount + step - 1) / step * step;
}
