using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class ShiftTests
{
    private readonly TestRestaurant _house = new();

    [Fact]
    public void A_drawer_has_one_shift_at_a_time()
    {
        _house.Do(Cass, new OpenShift("main", 10_000));
        _house.Refuses(Mia, new OpenShift("main", 0), RefusalCode.AlreadyExists);
        _house.Refuses(Will, new OpenShift("bar", 0), RefusalCode.Forbidden);
        _house.Refuses(Cass, new OpenShift(" ", 0), RefusalCode.RuleBroken);
        _house.Refuses(Cass, new OpenShift("bar", -1), RefusalCode.RuleBroken);
        _house.Do(Mia, new OpenShift("bar", 0));
        _house.State.Shifts.Count.ShouldBe(2);
    }

    [Fact]
    public void What_should_be_there_is_the_sum_of_all_that_came_and_went()
    {
        _house.Do(Cass, new OpenShift("main", 10_000));
        var shift = _house.Shift().Id;
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        _house.Pay(bill, 1500, PaymentMethod.Cash, tip: 200, tendered: 2000);
        _house.Pay(bill, 1000, PaymentMethod.Card, tip: 999);
        _house.Do(Cass, new MoveCash(shift, CashEntryKind.PaidIn, 500, "change from the bank"));
        _house.Do(Cass, new MoveCash(shift, CashEntryKind.PaidOut, 300, "parsley"));
        _house.Do(Cass, new MoveCash(shift, CashEntryKind.Drop, 5000, "safe"));
        _house.Do(Cass, new MoveCash(shift, CashEntryKind.TipOut, 200, "Will"));
        _house.Do(Cass, new MoveCash(shift, CashEntryKind.NoSale, 0, "change a note"));
        _house.Do(Mia, new RefundPayment(bill.Id, _house.Bill(bill.Id).Payments[0].Id, 700, "cold"));
        _house.Shift().Expected.ShouldBe(10_000 + 1700 + 500 - 300 - 5000 - 200 - 700);
    }

    [Fact]
    public void While_it_is_counted_no_cash_moves()
    {
        _house.Do(Cass, new OpenShift("main", 0));
        var shift = _house.Shift().Id;
        _house.Do(Cass, new CountShift(shift));
        _house.Do(Cass, new CountShift(shift)).ShouldBeEmpty();
        _house.Refuses(Cass, new MoveCash(shift, CashEntryKind.PaidIn, 500, "x"), RefusalCode.IllegalTransition);
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        _house.Refuses(Cass, _house.Paying(bill, 2500, PaymentMethod.Cash), RefusalCode.IllegalTransition);
        _house.Pay(bill, 2500);
    }

    [Fact]
    public void A_count_that_differs_needs_a_reason_and_closing_twice_is_refused()
    {
        _house.Do(Cass, new OpenShift("main", 1000));
        var shift = _house.Shift();
        _house.Refuses(Cass, new CloseShift(shift.Id, 1000, null), RefusalCode.IllegalTransition).Sentence.ShouldContain("counting");
        _house.Do(Cass, new CountShift(shift.Id));
        _house.Refuses(Cass, new CloseShift(shift.Id, 900, null), RefusalCode.RuleBroken).Sentence.ShouldContain("-1.00 EUR");
        _house.Refuses(Cass, new CloseShift(shift.Id, -1, "x"), RefusalCode.RuleBroken);
        var closed = _house.Do(Cass, new CloseShift(shift.Id, 900, "a note is missing")).OfType<ShiftClosed>().Single().Shift;
        (closed.Expected, closed.Counted, closed.Variance).ShouldBe((1000, 900, -100));
        _house.Refuses(Cass, new CloseShift(shift.Id, 900, "again"), RefusalCode.NotFound);
        _house.Do(Cass, new OpenShift("main", 900));
    }

    [Fact]
    public void Who_counts_blind_learns_of_no_refusal_what_the_drawer_should_hold()
    {
        _house.Do(Mia, new Domain.Restaurants.ChangeRestaurant { BlindCount = true });
        _house.Do(Cass, new OpenShift("main", 1000));
        _house.Shift().IsHiddenFrom(Cass).ShouldBeTrue("who knows what it should hold does not count blind");
        _house.Do(Cass, new MoveCash(_house.Shift().Id, CashEntryKind.Drop, 1001, "x"));
        _house.Shift().Expected.ShouldBe(-1);
        _house.Refuses(Mia, new MoveCash(_house.Shift().Id, CashEntryKind.Drop, 1, "x"), RefusalCode.RuleBroken);
        _house.Do(Cass, new MoveCash(_house.Shift().Id, CashEntryKind.PaidIn, 1001, "miscounted"));
        _house.Do(Cass, new CountShift(_house.Shift().Id));
        var shift = _house.Shift();
        (shift.IsHiddenFrom(Cass), shift.IsHiddenFrom(Mia)).ShouldBe((true, false));
        _house.Refuses(Cass, new CloseShift(shift.Id, 900, null), RefusalCode.RuleBroken).Sentence
            .ShouldBe(_house.Refuses(Cass, new CloseShift(shift.Id, shift.Expected, " "), RefusalCode.RuleBroken).Sentence);
        _house.Refuses(Mia, new CloseShift(shift.Id, 900, null), RefusalCode.RuleBroken).Sentence.ShouldContain("-1.00 EUR");
        var closed = _house.Do(Cass, new CloseShift(shift.Id, 900, "a note is missing")).OfType<ShiftClosed>().Single().Shift;
        closed.IsHiddenFrom(Cass).ShouldBeFalse();
    }

    [Fact]
    public void A_shift_that_was_open_when_blind_counting_began_is_hidden_from_its_count_on()
    {
        _house.Do(Cass, new OpenShift("main", 1000));
        _house.Do(Mia, new Domain.Restaurants.ChangeRestaurant { BlindCount = true });
        _house.Shift().IsHiddenFrom(Cass).ShouldBeFalse();
        _house.Do(Cass, new CountShift(_house.Shift().Id));
        _house.Shift().IsHiddenFrom(Cass).ShouldBeTrue();
    }

    [Theory, InlineData(CashEntryKind.Drop), InlineData(CashEntryKind.PaidOut), InlineData(CashEntryKind.TipOut)]
    public void No_more_leaves_a_drawer_than_is_in_it(CashEntryKind kind)
    {
        _house.Do(Cass, new OpenShift("main", 1000));
        _house.Refuses(Cass, new MoveCash(_house.Shift().Id, kind, 1001, "x"), RefusalCode.RuleBroken);
        _house.Do(Cass, new MoveCash(_house.Shift().Id, kind, 1000, "x"));
        _house.Shift().Expected.ShouldBe(0);
    }

    [Fact]
    public void The_first_cash_opens_a_drawer_that_nobody_has_opened()
    {
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        _house.Do(Cass, _house.Paying(bill, 500, PaymentMethod.Cash)).OfType<ShiftOpened>().Single().Shift.Drawer.ShouldBe("main");
        _house.Do(Will, _house.Paying(bill, 500, PaymentMethod.Cash)).OfType<ShiftOpened>().ShouldBeEmpty();
        _house.Shift().ShouldSatisfyAllConditions(it => it.Sales.ShouldBe(1000), it => it.SaleCount.ShouldBe(2));
    }

    [Fact]
    public void Of_several_drawers_it_is_ones_own_or_the_one_that_is_named()
    {
        _house.Do(Cass, new OpenShift("main", 0));
        _house.Do(Mia, new OpenShift("bar", 0));
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        _house.Pay(bill, 100, PaymentMethod.Cash);
        _house.Do(Will, _house.Paying(bill, 10, PaymentMethod.Cash) with { Drawer = "bar" });
        _house.Refuses(Will, _house.Paying(bill, 10, PaymentMethod.Cash), RefusalCode.RuleBroken);
        (_house.Shift().Sales, _house.Shift("bar").Sales).ShouldBe((100, 10));
    }

    [Fact]
    public void Cash_goes_back_out_of_the_drawer_it_came_into_while_that_is_open_and_else_out_of_the_one_that_is_named()
    {
        _house.Do(Cass, new OpenShift("main", 5000));
        _house.Do(Mia, new OpenShift("bar", 5000));
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        _house.Do(Will, _house.Paying(bill, 1000, PaymentMethod.Cash) with { Drawer = "main" });
        var refund = new RefundPayment(bill.Id, _house.Bill(bill.Id).Payments[0].Id, 100, "cold");

        _house.Do(Mia, refund);
        _house.Do(Mia, refund with { Drawer = "bar" });
        _house.Refuses(Mia, refund with { Drawer = "attic" }, RefusalCode.NotFound);
        (_house.Shift().Refunds, _house.Shift("bar").Refunds).ShouldBe((100, 100));

        _house.Do(Mia, new CountShift(_house.Shift().Id));
        _house.Do(Mia, new CloseShift(_house.Shift().Id, 5900, null));
        _house.Do(Mia, refund);
        _house.Shift("bar").Refunds.ShouldBe(200);
    }

    [Fact]
    public void A_drawer_whose_name_was_mistyped_is_not_opened_beside_another()
    {
        _house.Do(Cass, new OpenShift("main", 0));
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        _house.Refuses(Cass, _house.Paying(bill, 10, PaymentMethod.Cash) with { Drawer = "mian" },
            RefusalCode.NotFound).Sentence.ShouldContain("mian");
        _house.State.Shifts.Count.ShouldBe(1);
    }

    [Theory, InlineData(CashEntryKind.PaidIn, 0), InlineData(CashEntryKind.Drop, -5), InlineData(CashEntryKind.NoSale, 5)]
    public void Entries_have_an_amount_above_nothing_and_a_reason(CashEntryKind kind, long amount)
    {
        _house.Do(Cass, new OpenShift("main", 0));
        _house.Refuses(Cass, new MoveCash(_house.Shift().Id, kind, amount, "x"), RefusalCode.RuleBroken);
        _house.Refuses(Cass, new MoveCash(_house.Shift().Id, CashEntryKind.PaidIn, 5, " "), RefusalCode.RuleBroken);
        _house.Refuses(Will, new MoveCash(_house.Shift().Id, CashEntryKind.PaidIn, 5, "x"), RefusalCode.Forbidden);
        _house.Refuses(Cass, new MoveCash("no", CashEntryKind.PaidIn, 5, "x"), RefusalCode.NotFound);
    }
}
