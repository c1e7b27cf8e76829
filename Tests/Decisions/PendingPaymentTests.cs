using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>A payment that waits for a terminal reserves its amount until the terminal answers, or for a quarter of an hour.</summary>
public sealed class PendingPaymentTests
{
    private readonly TestRestaurant _restaurant = new();

    [Fact]
    public void What_is_reserved_no_other_payment_takes_and_the_terminal_completes_it()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak"));
        var pending = Started(bill, 2000, tip: 100);
        _restaurant.Refuses(Cass, _restaurant.Paying(bill, 501), RefusalCode.Overpayment).Sentence.ShouldContain("5.00");
        _restaurant.Refuses(Will, Starting(bill, 501), RefusalCode.Overpayment);
        _restaurant.State.Today.Report().Totals.Revenue.ShouldBe(0);
        _restaurant.Pay(bill, 500, PaymentMethod.Cash);

        var events = _restaurant.Do(Will, new ConfirmPayment(bill.Id, pending.Id));

        events.OfType<PaymentCompleted>().Single().ShouldSatisfyAllConditions(
            it => (it.Payment.Id, it.Payment.Amount, it.Payment.Tip, it.Due).ShouldBe((pending.Id, 2000, 100, 0)));
        _restaurant.Bill(bill.Id).ShouldSatisfyAllConditions(
            it => it.Status.ShouldBe(BillStatus.Paid), it => it.Pending.ShouldBeEmpty());
        _restaurant.Refuses(Will, new ConfirmPayment(bill.Id, pending.Id), RefusalCode.IllegalTransition);
        _restaurant.Refuses(Will, new EndPayment(bill.Id, pending.Id, PendingOutcome.Failed), RefusalCode.IllegalTransition);
    }

    [Theory, InlineData(PendingOutcome.Failed), InlineData(PendingOutcome.Cancelled)]
    public void What_ends_without_money_is_free_again(PendingOutcome outcome)
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak"));
        var pending = Started(bill, 2500);

        var events = _restaurant.Do(Cass, new EndPayment(bill.Id, pending.Id, outcome));

        events.OfType<PaymentEnded>().Single().Outcome.ShouldBe(outcome);
        events.OfType<BillStatusChanged>().Single().Bill.Pending.ShouldBeEmpty();
        _restaurant.Refuses(Will, new ConfirmPayment(bill.Id, pending.Id), RefusalCode.NotFound);
        _restaurant.Pay(bill, 2500);
    }

    [Fact]
    public void After_a_quarter_of_an_hour_it_lapses_by_the_clock()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak"));
        var first = Started(bill, 1000);
        _restaurant.WaitMinutes(10);
        var second = Started(bill, 1000);
        _restaurant.WaitMinutes(4.99).AdvanceClock().OfType<PaymentEnded>().ShouldBeEmpty();

        var lapsed = _restaurant.WaitMinutes(0.02).AdvanceClock();

        lapsed.OfType<PaymentEnded>().Single().ShouldBe(new PaymentEnded(bill.Id, first.Id, PendingOutcome.Lapsed));
        lapsed.OfType<BillStatusChanged>().Single().Bill.Pending.ShouldBe([second]);
        _restaurant.Bill(bill.Id).Payable.ShouldBe(1500);
    }

    [Fact]
    public void While_one_is_pending_neither_the_bill_changes_nor_a_shift_nor_the_table_closes()
    {
        var order = _restaurant.Placed(_restaurant.Line("Steak"));
        var bill = _restaurant.Issued();
        _restaurant.Do(Cass, new OpenShift("main", 0));
        _restaurant.Do(Cass, new CountShift(_restaurant.Shift().Id));
        var pending = Started(bill, 2500);

        _restaurant.Refuses(Mia, new DiscountBill(bill.Id, null, 100_000, null, "regular"), RefusalCode.BillClosed)
            .Sentence.ShouldContain("pending");
        _restaurant.Refuses(Mia, new VoidBill(bill.Id, "wrong table"), RefusalCode.BillClosed);
        _restaurant.Refuses(Cass, new SplitBill(bill.Id, SplitBy.Evenly, [], 2, []), RefusalCode.BillClosed);
        _restaurant.Refuses(Mia, new Domain.Orders.CancelOrder(order.Id, "gone"), RefusalCode.BillClosed)
            .Sentence.ShouldContain("pending");
        _restaurant.Refuses(Cass, new CloseShift(_restaurant.Shift().Id, 0, null), RefusalCode.IllegalTransition);
        _restaurant.Bumped(Eve, order, Domain.Orders.ItemStatus.Ready).Bumped(Will, order, Domain.Orders.ItemStatus.Served);
        _restaurant.Refuses(
            Will, new SetTableStatus(_restaurant.Table().Id, TableStatus.NeedsCleaning, null, null, null), RefusalCode.BalanceDue);

        _restaurant.Do(Cass, new EndPayment(bill.Id, pending.Id, PendingOutcome.Cancelled));
        _restaurant.Do(Cass, new CloseShift(_restaurant.Shift().Id, 0, null));
    }

    [Fact]
    public void A_shift_that_a_pending_payment_could_fall_into_cannot_be_closed()
    {
        _restaurant.Placed(_restaurant.Line("Steak"));
        var bill = _restaurant.Issued();
        _restaurant.Do(Cass, new OpenShift("main", 0));
        _restaurant.Do(Mia, new OpenShift("bar", 0));
        foreach (var drawer in new[] { "main", "bar" }) _restaurant.Do(Mia, new CountShift(_restaurant.Shift(drawer).Id));
        StartPayment started = new(bill.Id, 2500, PaymentMethod.Card, 0, _restaurant.Bill(bill.Id).Revision, null);

        _restaurant.Do(Will, started);
        foreach (var drawer in new[] { "main", "bar" })
            _restaurant.Refuses(Mia, new CloseShift(_restaurant.Shift(drawer).Id, 0, null), RefusalCode.IllegalTransition);
        _restaurant.Do(Will, new EndPayment(bill.Id, _restaurant.Bill(bill.Id).Pending[0].Id, PendingOutcome.Failed));

        _restaurant.Do(Cass, started);
        _restaurant.Refuses(Cass, new CloseShift(_restaurant.Shift("main").Id, 0, null), RefusalCode.IllegalTransition);
        _restaurant.Do(Mia, new CloseShift(_restaurant.Shift("bar").Id, 0, null));
    }

    [Fact]
    public void A_refunded_bill_is_not_due_again_before_there_is_money()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak"));
        var payment = _restaurant.Pay(bill, 2500);
        _restaurant.Do(Mia, new RefundPayment(bill.Id, payment.Id, 2500, "cold"));

        _restaurant.Refuses(Will, Starting(bill, 2500), RefusalCode.BillClosed);

        _restaurant.Bill(bill.Id).Status.ShouldBe(BillStatus.Refunded);
        _restaurant.Do(Will, new SetTableStatus(_restaurant.Table().Id, TableStatus.NeedsCleaning, null, null, null));
    }

    [Fact]
    public void Of_several_drawers_that_of_another_cashier_closes_while_one_is_pending()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak"));
        foreach (var (who, drawer) in new[] { (Cass, "main"), (Mia, "bar") })
        {
            _restaurant.Do(who, new OpenShift(drawer, 0));
            _restaurant.Do(who, new CountShift(_restaurant.Shift(drawer).Id));
        }
        _restaurant.Do(Mia, Starting(bill, 2500));

        _restaurant.Refuses(Mia, new CloseShift(_restaurant.Shift("bar").Id, 0, null), RefusalCode.IllegalTransition);
        _restaurant.Do(Cass, new CloseShift(_restaurant.Shift("main").Id, 0, null));
    }

    [Fact]
    public void A_share_is_reserved_like_a_bill_and_cash_never_waits()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak"));
        _restaurant.Do(Cass, new SplitBill(bill.Id, SplitBy.Evenly, [], 2, []));
        Started(bill, 1000, share: 1);

        _restaurant.Refuses(Will, Starting(bill, 251) with { Share = 1 }, RefusalCode.Overpayment).Sentence.ShouldContain("2.50");
        _restaurant.Refuses(Will, Starting(bill, 250) with { Method = PaymentMethod.Cash }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, Starting(bill, 250) with { ExpectedRevision = 9 }, RefusalCode.BillChanged);
        _restaurant.Refuses(Gus, Starting(bill, 250), RefusalCode.Forbidden);
        _restaurant.Refuses(Gus, new ConfirmPayment(bill.Id, "no"), RefusalCode.Forbidden);
        _restaurant.Refuses(Will, new ConfirmPayment(bill.Id, "no"), RefusalCode.NotFound);
    }

    private StartPayment Starting(Bill bill, long amount, long tip = 0) =>
        new(bill.Id, amount, PaymentMethod.Card, tip, _restaurant.Bill(bill.Id).Revision, Share: null);

    private PendingPayment Started(Bill bill, long amount, long tip = 0, int? share = null) =>
        _restaurant.Do(Will, Starting(bill, amount, tip) with { Share = share }).OfType<PaymentStarted>().Single().Payment;
}
