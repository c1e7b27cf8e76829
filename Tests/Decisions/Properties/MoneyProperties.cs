using System.Collections.Immutable;
using CsCheck;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

public sealed class MoneyProperties
{
    [Fact]
    public void I7_splitting_keeps_quantities_and_money() =>
        Evening.Steps.Sample(steps => Evening.Play(steps, (house, before, decision) =>
        {
            var parts = decision.Events.OfType<BillCreated>().Select(created => created.Bill).ToArray();
            if (parts.Length == 0 || parts[0].Follows) return;
            var whole = before.Bills[decision.Events.OfType<BillStatusChanged>().First().Bill.Id];
            ImmutableArray<Bill> together = [house.Bill(whole.Id), .. parts];
            together.Sum(part => part.Totals.Total).ShouldBe(whole.Totals.Total);
            Quantities(together).ShouldBe(Quantities([whole]), ignoreOrder: true);
        }), time: 4);

    [Fact]
    public void I8_nobody_pays_more_than_the_total_nor_gets_back_more_than_came_in() =>
        Evening.Steps.Sample(steps => Evening.Play(steps, (house, _, _) =>
        {
            foreach (var bill in house.State.Bills.Values)
            {
                bill.Applied.ShouldBeLessThanOrEqualTo(bill.Totals.Total);
                bill.Due.ShouldBeGreaterThanOrEqualTo(0);
                bill.Totals.Total.ShouldBeGreaterThanOrEqualTo(0);
                bill.Payments.ShouldAllBe(payment => payment.Refunded <= payment.Collected && payment.Amount >= 0 && payment.Tip >= 0 && payment.StillApplied >= 0);
                bill.Lines.ShouldAllBe(line => line.Net >= 0 && line.Off >= 0 && line.Gross == line.Net + line.Off && line.Quantity > 0);
                if (bill.IsSettled) bill.Payments.Sum(payment => payment.Amount).ShouldBeGreaterThanOrEqualTo(bill.Totals.Total);
            }
        }), time: 4);

    [Fact]
    public void Of_each_line_all_bills_together_have_at_most_what_is_active() =>
        Evening.Steps.Sample(steps => Evening.Play(steps, (house, _, _) =>
        {
            foreach (var session in house.State.Tables.Values.Select(table => table.Session).OfType<Session>())
            {
                var active = house.State.OrdersOf(session.Id).SelectMany(house.State.Payable).ToDictionary(line => line.ItemId, line => line.Quantity);
                foreach (var (item, quantity) in Quantities(house.State.BillsOf(session.Id))) quantity.ShouldBeLessThanOrEqualTo(active.GetValueOrDefault(item));
            }
        }), time: 3);

    [Fact]
    public void A_bill_is_always_what_its_lines_come_to() =>
        Evening.Steps.Sample(steps => Evening.Play(steps, (house, _, decision) =>
        {
            foreach (var changed in decision.Events.OfType<BillStatusChanged>())
                changed.Bill.Calculated(house.State.Profile!.Settings).Totals.Total.ShouldBe(changed.Bill.Totals.Total);
        }), time: 2);

    [Fact]
    public void Orders_know_what_is_paid_and_tables_whether_they_await_payment() =>
        Evening.Steps.Sample(steps => Evening.Play(steps, (house, _, _) =>
        {
            foreach (var table in house.State.Tables.Values.Where(table => table.Session is not null))
            {
                var (orders, bills) = (house.State.OrdersOf(table.Session!.Id), house.State.BillsOf(table.Session.Id));
                orders.ShouldAllBe(order => order.PaymentState == Billing.PaymentStateOf(house.State, order, bills));
                orders.ShouldAllBe(order => !(order.Status == OrderStatus.Served && order.PaymentState == PaymentState.Paid));
                (table.Status == TableStatus.AwaitingPayment).ShouldBe(bills.Any(bill => bill.IsIssued) && house.State.Unbilled(orders, bills).IsEmpty);
            }
        }), time: 3);

    [Fact]
    public void I11_a_table_is_freed_only_when_all_is_served_and_paid()
    {
        var freed = 0;
        Evening.Steps.Sample(steps => Evening.Play(steps, (_, before, decision) =>
        {
            foreach (var left in decision.Events.OfType<TableStatusChanged>().Where(changed => changed.Previous is TableStatus.Occupied or TableStatus.AwaitingPayment))
            {
                if (left.Status is TableStatus.Occupied or TableStatus.AwaitingPayment) continue;
                var (orders, bills) = (before.OrdersOf(before.Tables[left.TableId].Session!.Id), before.BillsOf(before.Tables[left.TableId].Session!.Id));
                orders.SelectMany(order => order.Items).ShouldAllBe(item => !item.IsActive || item.Status == ItemStatus.Served);
                before.Unbilled(orders, [.. bills.Where(bill => bill.IsSettled)]).Where(line => line.Price > 0 && !IsOnTheHouse(line, bills)).ShouldBeEmpty();
                if (orders.Any(order => order.Total > 0)) Interlocked.Increment(ref freed);
            }
        }), time: 6);
        freed.ShouldBeGreaterThan(0, "some evening has come to its end");
    }

    [Fact]
    public void I12_a_drawer_should_hold_what_came_and_went() =>
        Evening.Steps.Sample(steps =>
        {
            var held = new Dictionary<string, long>();
            Evening.Play(steps, (house, _, decision) =>
            {
                foreach (var happened in decision.Events) Move(held, happened);
                foreach (var shift in house.State.Shifts.Values) shift.Expected.ShouldBe(held[shift.Id]);
                foreach (var closed in decision.Events.OfType<ShiftClosed>()) closed.Shift.Expected.ShouldBe(held[closed.Shift.Id]);
            });
        }, time: 2);

    [Fact]
    public void Money_that_came_in_is_in_the_bills_and_nowhere_else() =>
        Evening.Steps.Sample(steps =>
        {
            var (came, back) = (new Dictionary<string, long>(), new Dictionary<string, long>());
            Evening.Play(steps, (house, _, decision) =>
            {
                foreach (var paid in decision.Events.OfType<PaymentCompleted>()) came[paid.BillId] = came.GetValueOrDefault(paid.BillId) + paid.Payment.Collected;
                foreach (var refunded in decision.Events.OfType<PaymentRefunded>()) back[refunded.BillId] = back.GetValueOrDefault(refunded.BillId) + refunded.Refund.Amount;
                foreach (var bill in house.State.Bills.Values)
                {
                    bill.Payments.Sum(payment => payment.Collected).ShouldBe(came.GetValueOrDefault(bill.Id));
                    bill.Payments.Sum(payment => payment.Refunded).ShouldBe(back.GetValueOrDefault(bill.Id));
                }
            });
        }, time: 2);

    // A bill of nothing that nobody has issued is no balance.
    private static bool IsOnTheHouse(BillLine line, ImmutableArray<Bill> bills) =>
        bills.Any(bill => bill.Totals.Total == 0 && bill.Lines.Any(part => part.ItemId == line.ItemId));

    private static (string Item, int Quantity)[] Quantities(IEnumerable<Bill> bills) => [.. Billing.Quantities(bills).Select(line => (line.Key, line.Value))];

    private static void Move(Dictionary<string, long> held, Domain.Log.RestaurantEvent happened)
    {
        if (happened is ShiftOpened opened) held[opened.Shift.Id] = opened.Shift.OpeningFloat;
        if (happened is CashMoved moved) held[moved.ShiftId] += moved.Entry.Kind switch { CashEntryKind.PaidIn => moved.Entry.Amount, CashEntryKind.NoSale => 0, _ => -moved.Entry.Amount };
        if (happened is PaymentCompleted { Payment: { ShiftId: { } into } paid }) held[into] += paid.Amount + paid.Tip + paid.Rounding;
        if (happened is PaymentRefunded { Refund: { ShiftId: { } from } refund }) held[from] -= refund.Amount;
    }
}
