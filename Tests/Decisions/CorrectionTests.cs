using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>A payment by the wrong method is corrected, or refunded and paid again; a tip may come later than its payment.</summary>
public sealed class CorrectionTests
{
    private readonly TestRestaurant _restaurant = new TestRestaurant().With(new(CashUnit: 5));

    [Fact]
    public void A_card_payment_that_was_cash_is_in_the_drawer_in_coins_and_in_the_payment_mix()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Card, tip: 50);
        _restaurant.Do(Cass, new OpenShift("main", 1000));

        var events = _restaurant.Do(Mia, Correcting(bill, payment, PaymentMethod.Cash));

        _restaurant.Bill(bill.Id).Payments.Single().ShouldSatisfyAllConditions(
            it => (it.Method, it.Amount, it.Rounding, it.Tip).ShouldBe((PaymentMethod.Cash, 1203, 2, 50)),
            it => it.ShiftId.ShouldBe(_restaurant.Shift().Id));
        _restaurant.Shift().Entries.Single().ShouldSatisfyAllConditions(
            it => (it.Kind, it.Amount, it.PaymentId).ShouldBe((CashEntryKind.PaidIn, 1255, payment.Id)));
        (_restaurant.Shift().Sales, _restaurant.Shift().Expected).ShouldBe((0, 2255));
        events.OfType<BillStatusChanged>().Single().ShouldSatisfyAllConditions(
            it => (it.Bill.Status, it.Previous).ShouldBe((BillStatus.Paid, BillStatus.Paid)));
        Mix().ShouldBe([(PaymentMethod.Cash, 1, 1205, 50)]);
        _restaurant.State.Today.Report().Totals.Rounding.ShouldBe(2);
    }

    [Fact]
    public void A_cash_payment_that_was_by_card_comes_out_of_the_drawer_and_is_exact()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Cash);

        _restaurant.Do(Mia, Correcting(bill, payment, PaymentMethod.Card));

        _restaurant.Bill(bill.Id).Payments.Single().ShouldSatisfyAllConditions(
            it => (it.Method, it.Amount, it.Rounding, it.ShiftId).ShouldBe((PaymentMethod.Card, 1203, 0, null)));
        (_restaurant.Shift().Sales, _restaurant.Shift().Expected).ShouldBe((1205, 0));
        Mix().ShouldBe([(PaymentMethod.Card, 1, 1203, 0)]);
    }

    [Fact]
    public void What_a_drawer_should_not_hold_does_not_leave_it_by_a_correction()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Cash);
        _restaurant.Do(Cass, new MoveCash(_restaurant.Shift().Id, CashEntryKind.Drop, 5, "safe"));

        _restaurant.Refuses(Mia, Correcting(bill, payment, PaymentMethod.Card), RefusalCode.RuleBroken).Sentence.ShouldContain("12.00");
    }

    [Fact]
    public void A_manager_corrects_with_a_reason_on_the_same_day_what_was_not_refunded()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Card, tip: 3);
        _restaurant.Refuses(Cass, Correcting(bill, payment, PaymentMethod.Wallet), RefusalCode.Forbidden);
        _restaurant.Refuses(Mia, Correcting(bill, payment, PaymentMethod.Wallet) with { Reason = " " }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Mia, Correcting(bill, payment, PaymentMethod.Wallet) with { PaymentId = "no" }, RefusalCode.NotFound);
        _restaurant.Refuses(Mia, Correcting(bill, payment, PaymentMethod.Cash), RefusalCode.RuleBroken).Sentence.ShouldContain("coin");
        _restaurant.Do(Mia, Correcting(bill, payment, PaymentMethod.Card)).ShouldBeEmpty();
        _restaurant.Do(Mia, Correcting(bill, payment, PaymentMethod.Wallet)).OfType<CashMoved>().ShouldBeEmpty();
        _restaurant.WaitMinutes(8 * 60).Refuses(Mia, Correcting(bill, payment, PaymentMethod.Upi), RefusalCode.RuleBroken);
    }

    [Fact]
    public void What_was_refunded_in_part_is_neither_corrected_nor_tipped_nor_due_again()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Card);
        _restaurant.Do(Mia, new RefundPayment(bill.Id, payment.Id, 1202, "cold"));

        _restaurant.Refuses(Mia, Correcting(bill, payment, PaymentMethod.Wallet), RefusalCode.RuleBroken);
        _restaurant.Refuses(Mia, new SetTip(bill.Id, payment.Id, 100), RefusalCode.RuleBroken);
        _restaurant.Refuses(Cass, _restaurant.Paying(bill, 1202), RefusalCode.BillClosed);
    }

    [Fact]
    public void A_bill_that_was_refunded_in_full_is_paid_again_in_cash()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Card);
        _restaurant.Do(Mia, new RefundPayment(bill.Id, payment.Id, 1203, "wrong card"));
        _restaurant.Bill(bill.Id).Due.ShouldBe(0);

        var events = _restaurant.Do(Cass, _restaurant.Paying(bill, 1205, PaymentMethod.Cash));

        events.OfType<BillStatusChanged>().Select(it => (it.Previous, it.Bill.Status, it.Reason)).ShouldBe(
            [(BillStatus.Refunded, BillStatus.Issued, "reopened"), (BillStatus.Issued, BillStatus.Paid, null)]);
        _restaurant.Bill(bill.Id).ShouldSatisfyAllConditions(it => it.Applied.ShouldBe(1203), it => it.Due.ShouldBe(0));
        (_restaurant.Shift().Expected, _restaurant.State.Today.Report().Totals.Revenue).ShouldBe((1205, 1205));
        _restaurant.Refuses(Cass, _restaurant.Paying(bill, 1), RefusalCode.BillClosed);
    }

    [Fact]
    public void A_refunded_bill_that_is_paid_in_part_again_owes_the_rest_before_its_table_is_free()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Card);
        _restaurant.Do(Mia, new RefundPayment(bill.Id, payment.Id, 1203, "wrong card"));
        _restaurant.Pay(bill, 203);

        _restaurant.Bill(bill.Id).ShouldSatisfyAllConditions(
            it => it.Status.ShouldBe(BillStatus.PartiallyPaid), it => it.Due.ShouldBe(1000));
        _restaurant.Refuses(Will, new Domain.Tables.SetTableStatus(
            _restaurant.Table().Id, Domain.Tables.TableStatus.NeedsCleaning, null, null, null), RefusalCode.BalanceDue);
    }

    [Fact]
    public void What_was_cancelled_after_a_refund_is_not_paid_again()
    {
        var order = _restaurant.Placed(_restaurant.Line("Cake", 2), _restaurant.Line("Beer"));
        var bill = _restaurant.Issued();
        var payment = _restaurant.Pay(bill, 1600);
        _restaurant.Do(Mia, new RefundPayment(bill.Id, payment.Id, 1600, "wrong card"));
        _restaurant.Do(Mia, new Domain.Orders.SetItemStatus(
            order.Id, order.Items[0].Id, Domain.Orders.ItemStatus.Cancelled, null, Quantity: 1));

        _restaurant.Refuses(Cass, _restaurant.Paying(bill, 1001), RefusalCode.Overpayment).Sentence.ShouldContain("10.00");
        _restaurant.Pay(bill, 1000);

        _restaurant.Bill(bill.Id).ShouldSatisfyAllConditions(
            it => it.Status.ShouldBe(BillStatus.Paid), it => it.Lines.Sum(line => line.Quantity).ShouldBe(2));
    }

    [Fact]
    public void A_card_payment_goes_back_in_coins_from_a_drawer_that_holds_them()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Card);
        var inCash = new RefundPayment(bill.Id, payment.Id, 1200, "no card at hand", Method: PaymentMethod.Cash);
        _restaurant.Refuses(Mia, inCash, RefusalCode.RuleBroken).Sentence.ShouldContain("0.00");
        _restaurant.Do(Cass, new OpenShift("main", 1199));
        _restaurant.Refuses(Mia, inCash, RefusalCode.RuleBroken).Sentence.ShouldContain("11.99");
        _restaurant.Do(Cass, new MoveCash(_restaurant.Shift().Id, CashEntryKind.PaidIn, 1, "change"));
        _restaurant.Refuses(Mia, inCash with { Amount = 1203 }, RefusalCode.RuleBroken).Sentence.ShouldContain("coin");

        _restaurant.Do(Mia, inCash);
        _restaurant.Do(Mia, inCash with { Amount = 3, Method = null });

        _restaurant.Shift().Expected.ShouldBe(0);
        _restaurant.Bill(bill.Id).Payments.Single().Refunds.Select(refund => refund.Method).ShouldBe([PaymentMethod.Cash, null]);
        _restaurant.State.Today.Report().PaymentMix.Select(mix => (mix.Method, mix.Amount, mix.Refunds)).ShouldBe(
            [(PaymentMethod.Cash, 0, 1200), (PaymentMethod.Card, 1203, 3)]);
    }

    [Fact]
    public void A_tip_by_card_comes_until_the_day_is_over()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Card);
        _restaurant.Do(Cass, new SetTip(bill.Id, payment.Id, 301));
        _restaurant.Do(Cass, new SetTip(bill.Id, payment.Id, 301)).ShouldBeEmpty();

        _restaurant.Bill(bill.Id).Payments.Single().Tip.ShouldBe(301);
        _restaurant.State.Today.Report().Totals.Tips.ShouldBe(301);
        _restaurant.Refuses(Gus, new SetTip(bill.Id, payment.Id, 0), RefusalCode.Forbidden);
        _restaurant.Refuses(Will, new SetTip(bill.Id, payment.Id, -1), RefusalCode.RuleBroken);
        _restaurant.WaitMinutes(8 * 60).Refuses(Mia, new SetTip(bill.Id, payment.Id, 0), RefusalCode.RuleBroken);
    }

    [Fact]
    public void A_tip_is_raised_by_the_person_who_took_the_payment_and_only_a_manager_does_the_rest()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Cash, tip: 100);

        _restaurant.Refuses(Will, new SetTip(bill.Id, payment.Id, 200), RefusalCode.Forbidden);
        _restaurant.Refuses(Cass, new SetTip(bill.Id, payment.Id, 95), RefusalCode.Forbidden);
        _restaurant.Do(Cass, new SetTip(bill.Id, payment.Id, 150));
        _restaurant.Do(Mia, new SetTip(bill.Id, payment.Id, 50));

        _restaurant.Shift().Expected.ShouldBe(1255);
    }

    [Fact]
    public void Cash_of_a_closed_shift_leaves_only_a_drawer_that_is_named()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Cash);
        _restaurant.Do(Mia, new CountShift(_restaurant.Shift().Id));
        _restaurant.Do(Mia, new CloseShift(_restaurant.Shift().Id, 1205, null));
        _restaurant.Do(Mia, new OpenShift("bar", 2000));

        _restaurant.Refuses(Mia, Correcting(bill, payment, PaymentMethod.Card), RefusalCode.RuleBroken).Sentence.ShouldContain("drawer");
        _restaurant.Do(Mia, Correcting(bill, payment, PaymentMethod.Card) with { Drawer = "bar" });

        _restaurant.Shift("bar").Expected.ShouldBe(795);
    }

    [Fact]
    public void A_tip_in_cash_is_in_the_drawer_and_comes_until_that_is_counted()
    {
        var (bill, payment) = Paid(1203, PaymentMethod.Cash);
        _restaurant.Refuses(Mia, new SetTip(bill.Id, payment.Id, 3), RefusalCode.RuleBroken);
        _restaurant.Do(Mia, new SetTip(bill.Id, payment.Id, 100));
        _restaurant.Shift().Expected.ShouldBe(1305);
        _restaurant.Do(Mia, new SetTip(bill.Id, payment.Id, 60));
        _restaurant.Shift().Expected.ShouldBe(1265);
        _restaurant.Do(Mia, new CountShift(_restaurant.Shift().Id));
        _restaurant.Refuses(Mia, new SetTip(bill.Id, payment.Id, 0), RefusalCode.IllegalTransition);
        _restaurant.Do(Mia, new CloseShift(_restaurant.Shift().Id, 1265, null));
        _restaurant.Refuses(Mia, new SetTip(bill.Id, payment.Id, 0), RefusalCode.RuleBroken);
    }

    private (Bill Bill, Payment Payment) Paid(long price, PaymentMethod method, long tip = 0)
    {
        _restaurant.Do(Mia, new Domain.Menu.ChangeMenuItem { MenuItemId = _restaurant.Dish("Beer").Id, Price = price });
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Beer"));
        return (bill, _restaurant.Pay(bill, price, method, tip));
    }

    private static CorrectPayment Correcting(Bill bill, Payment payment, PaymentMethod method) =>
        new(bill.Id, payment.Id, method, "the wrong button", Drawer: null);

    private (PaymentMethod, int, long, long)[] Mix() =>
        [.. _restaurant.State.Today.Report().PaymentMix.Select(mix => (mix.Method, mix.Payments, mix.Amount, mix.Tips))];
}
