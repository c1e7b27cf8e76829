using System.Collections.Immutable;
using CsCheck;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;

namespace RealtimeRestaurant.Tests.Decisions.Properties;

public sealed class MoneyProperties
{
    [Fact]
    public void I7_splitting_keeps_quantities_and_money() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, before, decision) =>
        {
            var parts = decision.Events.OfType<BillCreated>().Select(created => created.Bill).ToArray();
            if (parts.Length == 0 || parts[0].Follows) return;
            var whole = before.Bills[decision.Events.OfType<BillStatusChanged>().First().Bill.Id];
            ImmutableArray<Bill> together = [restaurant.Bill(whole.Id), .. parts];
            together.Sum(part => part.Totals.Total).ShouldBe(whole.Totals.Total);
            together.Sum(part => part.Totals.Gross).ShouldBe(whole.Totals.Gross);
            Quantities(together).ShouldBe(Quantities([whole]), ignoreOrder: true);
        }), iter: 400);

    [Fact]
    public void A_split_that_is_undone_leaves_nothing_behind() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, atLast: restaurant =>
        {
            var parts = restaurant.State.Bills.Values.Where(bill => bill.SplitFrom is not null && bill.IsRevisable).ToArray();
            foreach (var part in parts) restaurant.Do(Crew.Mia, new VoidBill(part.Id, "together"));
            var standing = restaurant.State.Bills.Values.Where(bill => bill.Status != BillStatus.Void).ToArray();
            var split = standing.Select(bill => bill.SplitFrom).OfType<string>().ToHashSet();
            foreach (var part in parts)
                if (restaurant.State.Bills.GetValueOrDefault(part.SplitFrom!) is { IsRevisable: true } whole && !split.Contains(whole.Id))
                    whole.Adjustment.ShouldBe(0);
        }), iter: 400);

    [Fact]
    public void Without_a_manager_discounts_are_within_the_limit_together() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, _) =>
        {
            var bills = restaurant.State.Bills.Values.Where(bill => bill.IsRevisable).ToArray();
            var parts = bills.Where(bill => bill.SplitFrom is not null).SelectMany(bill => new[] { bill.Id, bill.SplitFrom! }).ToHashSet();
            bills.Where(bill => !parts.Contains(bill.Id)).ShouldAllBe(bill => Discounts.AreWithinLimit(bill, Rounding.HalfUp));
        }), iter: 200);

    [Fact]
    public void I8_nobody_pays_more_than_the_total_nor_gets_back_more_than_came_in() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, _) =>
        {
            foreach (var bill in restaurant.State.Bills.Values)
            {
                bill.Applied.ShouldBeLessThanOrEqualTo(bill.Totals.Total);
                Math.Min(bill.Due, bill.Totals.Total).ShouldBeGreaterThanOrEqualTo(0);
                (bill.Applied + bill.Pending.Sum(pending => pending.Amount)).ShouldBeLessThanOrEqualTo(bill.Totals.Total);
                bill.Shares.ShouldAllBe(share => bill.PayableOf(share) >= 0);
                bill.Payments.ShouldAllBe(payment =>
                    payment.Refunded <= payment.Collected && payment.Amount >= 0 && payment.Tip >= 0 && payment.StillApplied >= 0);
                bill.Lines.ShouldAllBe(line => line.Net >= 0 && line.Off >= 0 && line.Gross == line.Net + line.Off && line.Units > 0);
                if (bill.IsSettled) bill.Payments.Sum(payment => payment.Amount).ShouldBeGreaterThanOrEqualTo(bill.Totals.Total);
            }
        }), iter: 400);

    [Fact]
    public void Of_each_line_all_bills_together_have_at_most_what_is_active() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, _) =>
        {
            foreach (var session in restaurant.State.Tables.Values.Select(table => table.Session).OfType<TableSession>())
            {
                var active = restaurant.State.OrdersOf(session.Id).SelectMany(restaurant.State.Payable)
                    .ToDictionary(line => line.ItemId);
                // What was refunded may be cancelled, and stays on the bill as it was.
                var bills = restaurant.State.BillsOf(session.Id).Where(bill => bill.Status != BillStatus.Refunded);
                foreach (var (item, quantity, units) in Quantities(bills))
                {
                    quantity.ShouldBeLessThanOrEqualTo(active.GetValueOrDefault(item)?.Quantity ?? 0);
                    units.ShouldBeLessThanOrEqualTo(active.GetValueOrDefault(item)?.Units ?? 0);
                }
            }
        }), iter: 300);

    [Fact]
    public void A_bill_is_always_what_its_lines_come_to() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, decision) =>
        {
            foreach (var changed in decision.Events.OfType<BillStatusChanged>())
                changed.Bill.Calculated(restaurant.State.Profile!.Settings).Totals.Total.ShouldBe(changed.Bill.Totals.Total);
        }), iter: 200);

    [Fact]
    public void Orders_know_what_is_paid_and_tables_whether_they_await_payment() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, (restaurant, _, _) =>
        {
            foreach (var table in restaurant.State.Tables.Values.Where(table => table.Session is not null))
            {
                var (orders, bills) = (restaurant.State.OrdersOf(table.Session!.Id), restaurant.State.BillsOf(table.Session.Id));
                orders.ShouldAllBe(order => order.PaymentState == BillCoverage.PaymentStateOf(restaurant.State, order, bills));
                orders.ShouldAllBe(order => !(order.Status == OrderStatus.Served
                    && (order.PaymentState == PaymentState.Paid || order.PaymentState == PaymentState.Refunded)));
                (table.Status == TableStatus.AwaitingPayment)
                    .ShouldBe(bills.Any(bill => bill.IsIssued) && restaurant.State.Unbilled(orders, bills).IsEmpty);
            }
        }), iter: 300);

    /// <summary>After any evening: no table session is ever stuck, and when its table is free everything was served and paid.</summary>
    [Fact]
    public void I11_every_sitting_can_be_brought_to_its_end_and_is_then_served_and_paid() =>
        RandomCommands.Steps.Sample(steps => RandomCommands.Play(steps, atLast: restaurant =>
        {
            foreach (var table in restaurant.State.Tables.Values.Where(table => table.Session is not null)) End(restaurant, table);
            foreach (var order in restaurant.State.Orders.Values.Where(order => order.Party.TableId is null).ToArray())
                End(restaurant, order);
            restaurant.WaitMinutes(21).AdvanceClock();
            restaurant.State.Bills.Values.ShouldAllBe(bill => bill.Times.UnarchivedAt != null);
            restaurant.State.Orders.Values.ShouldAllBe(order =>
                !order.Items.Any(item => item.IsActive && item.Status != ItemStatus.Served));
        }), iter: 400);

    [Fact]
    public void I12_a_drawer_should_hold_what_came_and_went() =>
        RandomCommands.Steps.Sample(steps =>
        {
            var held = new Dictionary<string, long>();
            RandomCommands.Play(steps, (restaurant, _, decision) =>
            {
                foreach (var @event in decision.Events) Move(held, @event);
                foreach (var shift in restaurant.State.Shifts.Values)
                {
                    shift.Expected.ShouldBe(held[shift.Id]);
                    shift.Expected.ShouldBeGreaterThanOrEqualTo(0);
                }
                foreach (var closed in decision.Events.OfType<ShiftClosed>()) closed.Shift.Expected.ShouldBe(held[closed.Shift.Id]);
            });
        }, iter: 200);

    [Fact]
    public void All_cash_is_payable_and_of_a_bill_no_more_is_rounded_than_once() =>
        RandomCommands.Steps.Sample(steps =>
        {
            // What was rounded together with cash that turned out to be none stays as it was taken.
            var corrected = new HashSet<string>();
            RandomCommands.Play(steps, (restaurant, _, decision) =>
            {
                var unit = restaurant.State.Profile!.Settings.CashUnit;
                corrected.UnionWith(decision.Events.OfType<PaymentCorrected>().Select(correction => correction.BillId));
                var payments = restaurant.State.Bills.Values.SelectMany(bill => bill.Payments);
                foreach (var payment in payments.Where(payment => payment.Method == PaymentMethod.Cash))
                    (payment.Collected % unit).ShouldBe(0);
                foreach (var bill in restaurant.State.Bills.Values
                    .Where(bill => bill.Payments.All(payment => payment.Refunded == 0) && !corrected.Contains(bill.Id)))
                    Math.Abs(bill.Payments.Sum(payment => payment.Rounding) * 2).ShouldBeLessThanOrEqualTo(unit);
            });
        }, iter: 300);

    [Fact]
    public void Money_that_came_in_is_in_the_bills_and_nowhere_else() =>
        RandomCommands.Steps.Sample(steps =>
        {
            var (came, back) = (new Dictionary<string, long>(), new Dictionary<string, long>());
            RandomCommands.Play(steps, (restaurant, _, decision) =>
            {
                foreach (var paid in decision.Events.OfType<PaymentCompleted>())
                    came[paid.BillId] = came.GetValueOrDefault(paid.BillId) + paid.Payment.Collected;
                foreach (var corrected in decision.Events.OfType<PaymentCorrected>())
                    came[corrected.BillId] += corrected.Payment.Collected - corrected.Before.Collected;
                foreach (var refunded in decision.Events.OfType<PaymentRefunded>())
                    back[refunded.BillId] = back.GetValueOrDefault(refunded.BillId) + refunded.Refund.Amount;
                foreach (var bill in restaurant.State.Bills.Values)
                {
                    bill.Payments.Sum(payment => payment.Collected).ShouldBe(came.GetValueOrDefault(bill.Id));
                    bill.Payments.Sum(payment => payment.Refunded).ShouldBe(back.GetValueOrDefault(bill.Id));
                }
            });
        }, iter: 200);

    [Fact]
    public void All_refunds_of_a_bill_together_give_back_its_figures() =>
        RandomCommands.Steps.Sample(steps =>
        {
            var given = new Dictionary<string, List<RefundedFigures>>();
            var applied = new Dictionary<string, long>();
            RandomCommands.Play(steps, (restaurant, _, decision) =>
            {
                foreach (var @event in decision.Events)
                {
                    if (@event is BillStatusChanged { Bill: { Status: BillStatus.Paid } paid, Previous: not BillStatus.Paid })
                        given[paid.Id] = [];
                    if (@event is PaymentRefunded { Refund.Figures: { } figures } back)
                    {
                        given[back.BillId].Add(figures);
                        var bill = restaurant.State.Bills[back.BillId];
                        ShouldAddUp(figures, bill.Totals, applied[bill.Id] - bill.Applied);
                    }
                }
                foreach (var bill in restaurant.State.Bills.Values) applied[bill.Id] = bill.Applied;
                foreach (var figures in given.Values.SelectMany(parts => parts))
                    figures.ShouldSatisfyAllConditions(
                        it => it.Net.ShouldBeGreaterThanOrEqualTo(0), it => it.Service.ShouldBeGreaterThanOrEqualTo(0),
                        it => it.Taxes.ShouldAllBe(tax => tax.Base >= 0 && tax.Tax >= 0));
                foreach (var bill in restaurant.State.Bills.Values.Where(bill => bill.Status == BillStatus.Refunded))
                {
                    var parts = given[bill.Id];
                    parts.Sum(part => part.Items).ShouldBe(bill.Lines.Sum(line => line.Quantity));
                    parts.Sum(part => part.Net).ShouldBe(bill.Totals.Net);
                    parts.Sum(part => part.Service).ShouldBe(bill.Totals.Service);
                    foreach (var group in bill.Totals.Taxes)
                        parts.SelectMany(part => part.Taxes).Where(part => (part.Rate, part.Name) == (group.Rate, group.Name))
                            .Aggregate((Base: 0L, Tax: 0L), (sum, part) => (sum.Base + part.Base, sum.Tax + part.Tax))
                            .ShouldBe((group.Base, group.Tax), $"{group.Rate}");
                }
            });
        }, iter: 300);

    private static void ShouldAddUp(RefundedFigures figures, BillTotals totals, long back)
    {
        if (totals.Total == totals.Net + totals.Service) (figures.Net + figures.Service).ShouldBe(back);
        else if (totals.Total == totals.Net + totals.Service + totals.Tax) (figures.Net + figures.Service + figures.Tax).ShouldBe(back);
    }

    private static void End(TestRestaurant restaurant, Table table)
    {
        var session = table.Session!.Id;
        foreach (var order in restaurant.State.OrdersOf(session).Where(order => !order.IsClosed)) Serve(restaurant, order.Id);
        if (!restaurant.State.Unbilled(restaurant.State.OrdersOf(session), restaurant.State.BillsOf(session)).IsEmpty)
            restaurant.Do(Crew.Mia, new CreateBill(table.Id, []));
        Settle(restaurant, session);
        var orders = restaurant.State.OrdersOf(session);
        restaurant.Do(Crew.Mia, new SetTableStatus(table.Id, TableStatus.Available, null, null, null));
        orders.ShouldAllBe(order => order.Status == OrderStatus.Completed || order.Status == OrderStatus.Cancelled || order.Total == 0);
    }

    // Without a table: handed out and paid, it is over, and leaves by the clock.
    private static void End(TestRestaurant restaurant, Order order)
    {
        if (!order.IsClosed) Serve(restaurant, order.Id);
        if (restaurant.Order(order.Id) is { IsClosed: false }
            && !restaurant.State.Unbilled([restaurant.Order(order.Id)], restaurant.State.BillsOf(order.Id)).IsEmpty)
            restaurant.Do(Crew.Mia, new CreateBill(null, [order.Id]));
        Settle(restaurant, order.Id);
        restaurant.Order(order.Id).IsClosed.ShouldBeTrue();
    }

    private static void Settle(TestRestaurant restaurant, string session)
    {
        foreach (var bill in restaurant.State.BillsOf(session).Where(bill => !bill.IsSettled && !bill.Lines.IsEmpty))
        {
            foreach (var pending in bill.Pending)
                restaurant.Do(Crew.Mia, new EndPayment(bill.Id, pending.Id, PendingOutcome.Cancelled));
            if (bill.Due > 0) restaurant.Pay(bill, bill.Due);
            else if (bill.Status == BillStatus.Open) restaurant.Do(Crew.Mia, new IssueBill(bill.Id));
        }
    }

    private static void Serve(TestRestaurant restaurant, string orderId)
    {
        foreach (var course in restaurant.Order(orderId).Items.Where(item => item.Status == ItemStatus.Held).Select(item => item.Course)
            .Distinct().ToArray())
            restaurant.Do(Crew.Mia, new FireCourse(orderId, course));
        if (restaurant.Order(orderId).Items.Any(item => item.IsCooking))
            restaurant.Do(Crew.Mia, new SetOrderStatus(orderId, ItemStatus.Ready));
        if (restaurant.Order(orderId).Items.Any(item => item.Status == ItemStatus.Ready))
            restaurant.Do(Crew.Mia, new SetOrderStatus(orderId, ItemStatus.Served));
    }

    private static (string Item, int Quantity, long Units)[] Quantities(IEnumerable<Bill> bills) =>
    [
        .. bills.SelectMany(bill => bill.Lines).GroupBy(line => line.ItemId)
            .Select(line => (line.Key, line.Sum(part => part.Quantity), line.Sum(part => part.Units))),
    ];

    private static void Move(Dictionary<string, long> held, Domain.Log.RestaurantEvent @event)
    {
        if (@event is ShiftOpened opened) held[opened.Shift.Id] = opened.Shift.OpeningFloat;
        if (@event is CashMoved moved)
            held[moved.ShiftId] += moved.Entry.Kind switch
            {
                CashEntryKind.PaidIn => moved.Entry.Amount,
                CashEntryKind.NoSale => 0,
                _ => -moved.Entry.Amount,
            };
        if (@event is PaymentCompleted { Payment: { ShiftId: { } into } paid }) held[into] += paid.Amount + paid.Tip + paid.Rounding;
        if (@event is PaymentRefunded { Refund: { ShiftId: { } from } refund }) held[from] -= refund.Amount;
    }
}
