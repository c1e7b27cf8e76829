using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>Where there are no coins for every amount, all cash that moves is payable, and together no more is rounded than once.</summary>
public sealed class CashTests
{
    private readonly TestRestaurant _house = new TestRestaurant().With(new(CashUnit: 5));

    [Fact]
    public void Shares_in_cash_are_payable_and_come_to_what_the_bill_is_in_cash()
    {
        var bill = Issued(1000);
        _house.Do(Cass, new SplitBill(bill.Id, SplitBy.Evenly, [], 3, []));
        var first = Paid(Cash(bill, 335, share: 1) with { Tendered = 400 });
        (first.Amount, first.Rounding, first.Change).ShouldBe((334, 1, 65));
        var second = Paid(Cash(bill, 333, share: 2) with { Tendered = 350 });
        (second.Amount, second.Rounding, second.Change).ShouldBe((333, -3, 20));
        var third = Paid(Cash(bill, 333, share: 3));
        (third.Amount, third.Rounding).ShouldBe((333, 2));
        _house.Bill(bill.Id).Status.ShouldBe(BillStatus.Paid);
        _house.Shift().Expected.ShouldBe(1000);
    }

    [Fact]
    public void A_part_in_cash_is_payable_and_the_rest_by_card_is_exact()
    {
        var bill = Issued(1000);
        Paid(Cash(bill, 333)).Rounding.ShouldBe(2);
        _house.Pay(bill, 667);
        _house.Bill(bill.Id).Status.ShouldBe(BillStatus.Paid);
        _house.Shift().Expected.ShouldBe(335);
    }

    [Fact]
    public void What_there_are_no_coins_for_is_neither_handed_over_nor_tipped_nor_given_back()
    {
        var bill = Issued(1000);
        _house.Refuses(Cass, Cash(bill, 500) with { Tendered = 501 }, RefusalCode.RuleBroken).Sentence.ShouldContain("5");
        _house.Refuses(Cass, Cash(bill, 500) with { Tip = 3 }, RefusalCode.RuleBroken);
        var payment = Paid(Cash(bill, 500) with { Tip = 5 });
        _house.Refuses(Mia, new RefundPayment(bill.Id, payment.Id, 12, "cold"), RefusalCode.RuleBroken);
        _house.Do(Mia, new RefundPayment(bill.Id, payment.Id, 10, "cold"));
    }

    [Fact]
    public void After_a_refund_of_a_part_the_bill_still_comes_to_what_it_is_in_cash()
    {
        var bill = Issued(1000);
        var first = Paid(Cash(bill, 334));
        Paid(Cash(bill, 333));
        _house.Do(Mia, new RefundPayment(bill.Id, first.Id, first.Collected, "wrong guest"));
        _house.Bill(bill.Id).Due.ShouldBe(667);
        Paid(Cash(bill, 667));
        _house.Shift().Expected.ShouldBe(1000);
    }

    [Theory, InlineData(Rounding.HalfUp, 1010), InlineData(Rounding.HalfEven, 1000)]
    public void In_parts_half_a_coin_goes_where_it_goes_at_once(Rounding rounding, long cash)
    {
        _house.With(new(CashUnit: 10, Rounding: rounding));
        var bill = Issued(1005);
        Paid(Cash(bill, 10));
        Paid(Cash(bill, 995));
        _house.Shift().Expected.ShouldBe(cash);
    }

    private Bill Issued(long price)
    {
        _house.Do(Mia, new ChangeMenuItem { MenuItemId = _house.Dish("Beer").Id, Price = price });
        _house.Placed(_house.Line("Beer"));
        return _house.Issued();
    }

    private PayBill Cash(Bill bill, long amount, int? share = null) =>
        _house.Paying(bill, amount, PaymentMethod.Cash) with { Share = share };

    private Payment Paid(PayBill paying) => _house.Do(Cass, paying).OfType<PaymentCompleted>().Single().Payment;
}
