using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class PaymentTests
{
    private readonly TestRestaurant _house = new();

    [Fact]
    public void Several_tenders_pay_a_bill_which_follows_each()
    {
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        _house.Do(Cass, _house.Paying(bill, 1000)).OfType<BillStatusChanged>().Single().Bill.Status.ShouldBe(BillStatus.PartiallyPaid);
        var second = _house.Do(Will, _house.Paying(bill, 500, PaymentMethod.Wallet));
        second.OfType<BillStatusChanged>().Single().ShouldSatisfyAllConditions(
            it => (it.Previous, it.Bill.Status).ShouldBe((BillStatus.PartiallyPaid, BillStatus.PartiallyPaid)),
            it => it.Bill.Payments.Length.ShouldBe(2));
        second.OfType<PaymentCompleted>().Single().Due.ShouldBe(1000);
        var last = _house.Do(Cass, _house.Paying(bill, 1000, PaymentMethod.Cash, tendered: 1500));
        last.OfType<PaymentCompleted>().Single()
            .ShouldSatisfyAllConditions(it => it.Due.ShouldBe(0), it => it.Payment.Change.ShouldBe(500));
        last.OfType<BillStatusChanged>()
            .Single().Bill.ShouldSatisfyAllConditions(it =>
            it.Status.ShouldBe(BillStatus.Paid), it => it.Times.PaidOn!.Day.ShouldBe(new(2026, 11, 23)));
        _house.Refuses(Cass, _house.Paying(bill, 1), RefusalCode.BillClosed);
    }

    [Fact]
    public void A_payment_issues_an_open_bill()
    {
        _house.Placed(_house.Line("Steak"));
        var bill = _house.Billed();
        _house.Do(Cass, _house.Paying(bill, 2500)).OfType<BillStatusChanged>().Select(it => it.Bill.Status)
            .ShouldBe([BillStatus.Issued, BillStatus.Paid]);
        _house.Bill(bill.Id).Number.ShouldBe(1);
    }

    [Fact]
    public void Who_pays_says_which_revision_they_saw()
    {
        _house.Placed(_house.Line("Steak"));
        var bill = _house.Billed();
        var paying = _house.Paying(bill, 2500);
        _house.Do(Will, _house.Placing(1, _house.Line("Beer")));
        _house.Refuses(Cass, paying, RefusalCode.BillChanged).Sentence.ShouldContain("2");
    }

    [Fact]
    public void Nobody_pays_more_than_is_due()
    {
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        _house.Refuses(Cass, _house.Paying(bill, 2501), RefusalCode.Overpayment);
        _house.Refuses(Cass, _house.Paying(bill, 2501, PaymentMethod.Cash), RefusalCode.Overpayment);
        _house.Refuses(Cass, _house.Paying(bill, 0), RefusalCode.RuleBroken);
        _house.Refuses(Cass, _house.Paying(bill, 100, tip: -1), RefusalCode.RuleBroken);
        _house.Refuses(Cass, _house.Paying(bill, 100, tendered: 200), RefusalCode.RuleBroken);
        _house.Refuses(Cass, _house.Paying(bill, 100, PaymentMethod.Cash, tip: 50, tendered: 149), RefusalCode.RuleBroken);
        _house.Refuses(Gus, _house.Paying(bill, 100), RefusalCode.Forbidden);
        _house.Pay(bill, 2500, tip: 300).Collected.ShouldBe(2800);
    }

    [Theory, InlineData(1203, 1205, 2), InlineData(1202, 1200, -2), InlineData(1205, 1205, 0)]
    public void Cash_settles_what_there_are_coins_for(long due, long cash, long rounding)
    {
        _house.With(RestaurantSettings.Default with { CashUnit = 5 });
        Priced(due);
        var bill = _house.Issued();
        var payment = _house.Pay(bill, cash, PaymentMethod.Cash, tendered: cash + 95);
        (payment.Amount, payment.Rounding, payment.Change, payment.Collected).ShouldBe((due, rounding, 95, cash));
        _house.Bill(bill.Id).Status.ShouldBe(BillStatus.Paid);
        _house.Shift().Expected.ShouldBe(cash);
        _house.Refuses(Mia, new RefundPayment(bill.Id, payment.Id, cash + 1, "all of it"), RefusalCode.RefundLimit);
        _house.Do(Mia, new RefundPayment(bill.Id, payment.Id, cash, "all of it"));
        _house.Bill(bill.Id)
            .ShouldSatisfyAllConditions(it =>
            it.Status.ShouldBe(BillStatus.Refunded), it => it.Due.ShouldBe(0), it => it.Applied.ShouldBe(0));
        _house.Shift().Expected.ShouldBe(0);
    }

    [Fact]
    public void What_is_due_may_be_named_exactly_and_is_rounded_all_the_same()
    {
        _house.With(RestaurantSettings.Default with { CashUnit = 100 });
        Priced(1040);
        var payment = _house.Pay(_house.Issued(), 1040, PaymentMethod.Cash);
        (payment.Amount, payment.Rounding).ShouldBe((1040, -40));
    }

    [Fact]
    public void Refunds_give_back_at_most_what_came_in_and_the_tip_last()
    {
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        var payment = _house.Pay(bill, 2500, tip: 500);
        _house.Refuses(Cass, new RefundPayment(bill.Id, payment.Id, 100, "cold"), RefusalCode.Forbidden);
        _house.Refuses(Mia, new RefundPayment(bill.Id, payment.Id, 100, ""), RefusalCode.RuleBroken);
        _house.Refuses(Mia, new RefundPayment(bill.Id, payment.Id, 0, "cold"), RefusalCode.RuleBroken);
        _house.Refuses(Mia, new RefundPayment(bill.Id, "no", 1, "cold"), RefusalCode.NotFound);
        var first = _house.Do(Mia, new RefundPayment(bill.Id, payment.Id, 2600, "cold"));
        first.OfType<PaymentRefunded>().Single().Refund.OfTip.ShouldBe(100);
        first.OfType<BillStatusChanged>().Single().Bill.Status.ShouldBe(BillStatus.PartiallyRefunded);
        _house.Refuses(Mia, new RefundPayment(bill.Id, payment.Id, 401, "cold"), RefusalCode.RefundLimit);
        _house.Do(Mia, new RefundPayment(bill.Id, payment.Id, 400, "all of it")).OfType<BillStatusChanged>()
            .Single().Bill.Status.ShouldBe(BillStatus.Refunded);
        _house.State.Orders.Values.ShouldAllBe(order =>
            order.PaymentState == PaymentState.Refunded && order.Status == OrderStatus.Completed);
    }

    [Fact]
    public void A_tip_that_is_given_back_last_brings_no_void_bill_back()
    {
        _house.Placed(_house.Line("Steak"));
        var bill = _house.Issued();
        var payment = _house.Pay(bill, 400, tip: 50);
        _house.Do(Mia, new RefundPayment(bill.Id, payment.Id, 400, "wrong table"));
        _house.Do(Mia, new VoidBill(bill.Id, "wrong table"));
        var again = _house.Issued();
        _house.Do(Mia, new RefundPayment(bill.Id, payment.Id, 50, "the tip, too"));
        _house.Bill(bill.Id).Status.ShouldBe(BillStatus.Void);
        _house.Bill(again.Id).Status.ShouldBe(BillStatus.Issued);
    }

    [Fact]
    public void A_refund_before_all_is_paid_makes_it_due_again()
    {
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        var payment = _house.Pay(bill, 1000);
        _house.Pay(bill, 500);
        _house.Do(Mia, new RefundPayment(bill.Id, payment.Id, 1000, "wrong card")).OfType<BillStatusChanged>()
            .Single().Bill.Status.ShouldBe(BillStatus.PartiallyPaid);
        _house.Bill(bill.Id).Due.ShouldBe(2000);
    }

    [Fact]
    public void A_bill_of_which_all_payments_went_back_is_issued_and_due_again()
    {
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        var (one, other) = (_house.Pay(bill, 1000, tip: 100), _house.Pay(bill, 500));
        _house.Do(Mia, new RefundPayment(bill.Id, one.Id, 400, "cold"));
        _house.Bill(bill.Id).ShouldSatisfyAllConditions(it => it.Status.ShouldBe(BillStatus.PartiallyPaid), it => it.Due.ShouldBe(1400));
        _house.Do(Mia, new RefundPayment(bill.Id, one.Id, 700, "the rest and the tip"));
        _house.Bill(bill.Id).ShouldSatisfyAllConditions(it => it.Status.ShouldBe(BillStatus.PartiallyPaid), it => it.Due.ShouldBe(2000));
        _house.Do(Mia, new RefundPayment(bill.Id, other.Id, 500, "all of it"));
        _house.Bill(bill.Id).ShouldSatisfyAllConditions(it => it.Status.ShouldBe(BillStatus.Issued), it => it.Due.ShouldBe(2500));
        _house.Pay(bill, 2500);
        _house.Bill(bill.Id).Status.ShouldBe(BillStatus.Paid);
    }

    [Fact]
    public void What_a_house_earns_after_midnight_belongs_to_the_evening()
    {
        // 03:00 UTC is 04:00 in Vienna, where a new day begins; a minute before it is still the day before.
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        _house.Wait(new DateTimeOffset(2026, 11, 24, 2, 59, 0, TimeSpan.Zero) - _house.Now);
        _house.Pay(bill, 1000).On.ShouldBe(new BusinessTime(new(2026, 11, 23), 3));
        _house.WaitMinutes(1);
        _house.Pay(bill, 1500).On.ShouldBe(new BusinessTime(new(2026, 11, 24), 4));
        _house.Bill(bill.Id).Times.PaidOn!.Day.ShouldBe(new(2026, 11, 24));
    }

    private void Priced(long price)
    {
        _house.Do(Mia, new Domain.Menu.ChangeMenuItem { MenuItemId = _house.Dish("Beer").Id, Price = price });
        _house.Placed(_house.Line("Beer"));
    }
}
