using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class BillTests
{
    private readonly TestRestaurant _house = new();

    [Fact]
    public void A_bill_has_what_is_on_no_other_and_the_orders_know()
    {
        var order = _house.Placed(_house.Line("Steak", 2), _house.Line("Beer"));
        var bill = _house.Billed();
        bill.Lines.Select(line => (line.Name, line.Quantity, line.Net)).ShouldBe([("Steak", 2, 5000), ("Beer", 1, 400)]);
        (bill.Status, bill.Revision, bill.Number, bill.Totals.Total, bill.Party.WaiterId)
            .ShouldBe((BillStatus.Open, 1, null, 5400, "will"));
        _house.Order(order.Id).PaymentState.ShouldBe(PaymentState.Billed);
        _house.Refuses(Cass, new CreateBill(_house.Table().Id, []), RefusalCode.AlreadyExists);
        _house.Refuses(Gus, new CreateBill(_house.Table().Id, []), RefusalCode.Forbidden);
    }

    [Fact]
    public void There_must_be_something_to_bill()
    {
        _house.Refuses(Cass, new CreateBill("no", []), RefusalCode.NotFound);
        _house.Refuses(Cass, new CreateBill(null, ["no"]), RefusalCode.NotFound);
        _house.Refuses(Cass, new CreateBill(null, []), RefusalCode.RuleBroken);
        _house.Refuses(Cass, new CreateBill(_house.Table().Id, []), RefusalCode.TableNotSeated);
        _house.Seated().Refuses(Cass, new CreateBill(_house.Table().Id, []), RefusalCode.RuleBroken);
        _house.Placed(_house.Line("Beer"));
        _house.Refuses(Cass, new CreateBill(_house.Table().Id, ["x"]), RefusalCode.RuleBroken);
    }

    [Fact]
    public void Orders_of_two_sittings_are_on_no_bill_together()
    {
        var one = _house.Placed(_house.Line("Beer"));
        var other = _house.Seated(2).Do(Will, _house.Placing(2, _house.Line("Beer"))).OfType<OrderPlaced>().Single().Order;
        _house.Refuses(Cass, new CreateBill(null, [one.Id, other.Id]), RefusalCode.RuleBroken);
        _house.Do(Cass, new CreateBill(null, [other.Id])).OfType<BillCreated>().Single().Bill.Party.TableNumber.ShouldBe(2);
    }

    [Fact]
    public void An_open_bill_follows_its_orders()
    {
        var order = _house.Placed(_house.Line("Steak", 2));
        var bill = _house.Billed();
        _house.Do(Will, new AddLines(order.Id, [_house.Line("Beer")])).OfType<BillStatusChanged>()
            .Single().Bill.Totals.Total.ShouldBe(5400);
        _house.Do(Will, _house.Placing(1, _house.Line("Soup")));
        _house.Set(Will, order, "Steak", ItemStatus.Cancelled, quantity: 1);
        _house.Bill(bill.Id)
            .ShouldSatisfyAllConditions(now => now.Revision.ShouldBe(4), now => now.Totals.Total.ShouldBe(2500 + 400 + 700));
        _house.Bill(bill.Id).Lines.Single(line => line.Name == "Steak").Quantity.ShouldBe(1);
    }

    [Fact]
    public void A_bill_of_some_orders_follows_those_alone()
    {
        var order = _house.Placed(_house.Line("Steak"));
        var bill = _house.Do(Cass, new CreateBill(null, [order.Id])).OfType<BillCreated>().Single().Bill;
        _house.Do(Will, _house.Placing(1, _house.Line("Soup"))).OfType<BillStatusChanged>().ShouldBeEmpty();
        _house.Do(Will, new AddLines(order.Id, [_house.Line("Beer")])).OfType<BillStatusChanged>().Single().Bill.Id.ShouldBe(bill.Id);
        _house.Billed().Lines.ShouldHaveSingleItem().Name.ShouldBe("Soup");
    }

    [Fact]
    public void Issuing_gives_it_a_number_and_the_table_awaits_payment()
    {
        _house.Placed(_house.Line("Steak"));
        var bill = _house.Billed();
        var events = _house.Do(Cass, new IssueBill(bill.Id));
        events.OfType<BillStatusChanged>().Single()
            .ShouldSatisfyAllConditions(it => it.Bill.Number.ShouldBe(1), it => it.Previous.ShouldBe(BillStatus.Open));
        events.OfType<TableStatusChanged>().Single().Status.ShouldBe(TableStatus.AwaitingPayment);
        Hubs.Wire.TableEventData.Data(events.OfType<TableStatusChanged>().Single()).Guests.ShouldBe(2);
        _house.Do(Cass, new IssueBill(bill.Id)).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_ordered_after_a_bill_was_issued_opens_it_again()
    {
        var order = _house.Placed(_house.Line("Steak"));
        var bill = _house.Issued();
        var events = _house.Do(Will, new AddLines(order.Id, [_house.Line("Beer")]));
        events.OfType<BillStatusChanged>().Single().ShouldSatisfyAllConditions(
            it => it.Bill.Status.ShouldBe(BillStatus.Open), it => it.Previous.ShouldBe(BillStatus.Issued),
            it => it.Reason.ShouldBe("revised"), it => it.Bill.Revision.ShouldBe(2));
        events.OfType<TableStatusChanged>().Single().Status.ShouldBe(TableStatus.Occupied);
        _house.Do(Cass, new IssueBill(bill.Id));
        _house.Bill(bill.Id).Number.ShouldBe(1, "it keeps its number");
    }

    [Fact]
    public void What_is_ordered_after_a_payment_goes_onto_another_bill()
    {
        var order = _house.Placed(_house.Line("Steak"));
        var bill = _house.Issued();
        _house.Pay(bill, 1000);
        var events = _house.Do(Will, new AddLines(order.Id, [_house.Line("Beer")]));
        events.OfType<BillStatusChanged>().ShouldBeEmpty();
        events.OfType<TableStatusChanged>().Single().Status.ShouldBe(TableStatus.Occupied);
        _house.Billed().Lines.ShouldHaveSingleItem().Name.ShouldBe("Beer");
    }

    [Fact]
    public void What_was_paid_for_is_not_taken_back()
    {
        var order = _house.Placed(_house.Line("Steak", 2));
        var bill = _house.Issued();
        _house.Pay(bill, 1000);
        _house.Refuses(Will, _house.Setting(order, "Steak", ItemStatus.Cancelled, quantity: 1), RefusalCode.BillClosed);
        _house.Refuses(Mia, new CancelOrder(order.Id, "why not"), RefusalCode.BillClosed);
        _house.Do(Mia, new RefundPayment(bill.Id, _house.Bill(bill.Id).Payments[0].Id, 1000, "changed their mind"));
        _house.Bill(bill.Id).ShouldSatisfyAllConditions(it => it.Status.ShouldBe(BillStatus.Issued), it => it.Due.ShouldBe(5000));
        _house.Set(Will, order, "Steak", ItemStatus.Cancelled, quantity: 1);
        _house.Bill(bill.Id).Due.ShouldBe(2500);
    }

    [Fact]
    public void A_line_split_for_the_kitchen_stays_one_line_to_pay()
    {
        var order = _house.Placed(_house.Line("Steak", 4));
        var bill = _house.Issued();
        _house.Set(Gus, order, "Steak", ItemStatus.Ready, quantity: 1).OfType<BillStatusChanged>().ShouldBeEmpty();
        _house.Bill(bill.Id).Lines.ShouldHaveSingleItem().Quantity.ShouldBe(4);
    }

    [Fact]
    public void An_order_completes_when_it_is_served_and_paid_whichever_comes_last()
    {
        var paidFirst = _house.Placed(_house.Line("Steak"));
        _house.Pay(_house.Issued(), 2500);
        _house.Order(paidFirst.Id).PaymentState.ShouldBe(PaymentState.Paid);
        _house.Bumped(Gus, paidFirst, ItemStatus.Ready).Do(Will, new SetOrderStatus(paidFirst.Id, ItemStatus.Served))
            .OfType<OrderCompleted>().Count().ShouldBe(1);

        var bill = _house.ServedAndIssued(_house.Line("Beer"));
        _house.Do(Cass, _house.Paying(bill, 400)).OfType<OrderCompleted>().Single().OrderId.ShouldBe(bill.Lines[0].OrderId);
        _house.State.Orders.Values.ShouldAllBe(order => order.Status == OrderStatus.Completed);
    }

    [Fact]
    public void Only_covered_lines_count_as_paid()
    {
        var order = _house.Placed(_house.Line("Steak"));
        _house.Pay(_house.Issued(), 2500);
        _house.Do(Will, new AddLines(order.Id, [_house.Line("Beer")]));
        _house.Order(order.Id).PaymentState.ShouldBe(PaymentState.PartPaid);
        _house.PaidUp().Order(order.Id).PaymentState.ShouldBe(PaymentState.Paid);
    }

    [Fact]
    public void Nobody_leaves_with_a_balance()
    {
        var order = _house.Placed(_house.Line("Steak"));
        _house.Bumped(Eve, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
        _house.Refuses(Will, Leaving(), RefusalCode.BalanceDue).Sentence.ShouldContain("25.00 EUR");
        var bill = _house.Issued();
        _house.Refuses(Will, Leaving(), RefusalCode.BalanceDue);
        _house.Pay(bill, 2000);
        _house.Refuses(Will, Leaving(), RefusalCode.BalanceDue).Sentence.ShouldContain("5.00 EUR");
        _house.Pay(bill, 500);
        _house.Do(Will, Leaving());
        _house.State.Bills.ShouldBeEmpty();
    }

    [Fact]
    public void What_costs_nothing_keeps_nobody()
    {
        var order = _house.Placed(_house.Line("Water"));
        var bill = _house.Billed();
        _house.Bumped(Bo, order, ItemStatus.Ready).Do(Will, new SetOrderStatus(order.Id, ItemStatus.Served)).OfType<OrderCompleted>()
            .Count().ShouldBe(1);
        _house.Do(Will, Leaving()).OfType<BillStatusChanged>().Select(it => (it.Bill.Id, it.Bill.Status))
            .ShouldBe([(bill.Id, BillStatus.Issued), (bill.Id, BillStatus.Paid)]);
    }

    [Fact]
    public void What_was_taken_off_entirely_is_completed_when_the_guests_leave()
    {
        var order = _house.Placed(_house.Line("Beer"));
        _house.Do(Mia, new DiscountBill(_house.Billed().Id, null, 1_000_000, null, "birthday"));
        _house.Bumped(Bo, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
        _house.Do(Will, Leaving()).OfType<OrderCompleted>().Single().OrderId.ShouldBe(order.Id);
    }

    [Fact]
    public void What_is_on_a_bill_in_the_guests_hands_is_not_taken_off_it_by_a_refund_of_another()
    {
        var order = _house.Placed(_house.Line("Steak"));
        var first = _house.Issued();
        var payment = _house.Pay(first, 1000);
        _house.Do(Will, new AddLines(order.Id, [_house.Line("Beer")]));
        var second = _house.Issued();
        _house.Do(Mia, new RefundPayment(first.Id, payment.Id, 1000, "wrong card"));
        _house.Bill(second.Id).ShouldBe(second);
        _house.Bill(first.Id).Lines.ShouldHaveSingleItem().Name.ShouldBe("Steak");
    }

    [Fact]
    public void Voiding_needs_a_manager_a_reason_and_no_payment()
    {
        _house.Placed(_house.Line("Steak"));
        var bill = _house.Issued();
        _house.Refuses(Cass, new VoidBill(bill.Id, "wrong table"), RefusalCode.Forbidden);
        _house.Refuses(Mia, new VoidBill(bill.Id, " "), RefusalCode.RuleBroken);
        var events = _house.Do(Mia, new VoidBill(bill.Id, "wrong table"));
        events.OfType<OrderPaymentChanged>().Single().PaymentState.ShouldBe(PaymentState.Unbilled);
        events.OfType<TableStatusChanged>().Single().Status.ShouldBe(TableStatus.Occupied);
        var again = _house.Issued();
        again.Number.ShouldBe(2);
        _house.Pay(again, 100);
        _house.Refuses(Mia, new VoidBill(again.Id, "x"), RefusalCode.BillClosed);
        _house.Refuses(Cass, _house.Paying(bill, 100), RefusalCode.BillClosed);
    }

    [Fact]
    public void Discounts_have_a_reason_a_limit_and_never_exceed_what_there_is()
    {
        _house.Placed(_house.Line("Steak"), _house.Line("Beer"));
        var bill = _house.Billed();
        _house.Refuses(Cass, new DiscountBill(bill.Id, null, 100_000, null, null), RefusalCode.RuleBroken);
        _house.Refuses(Cass, new DiscountBill(bill.Id, null, 100_001, null, "nice"), RefusalCode.Forbidden);
        _house.Refuses(Cass, new DiscountBill(bill.Id, null, null, 291, "nice"), RefusalCode.Forbidden);
        _house.Refuses(Mia, new DiscountBill(bill.Id, null, null, 2901, "nice"), RefusalCode.RuleBroken);
        _house.Refuses(Mia, new DiscountBill(bill.Id, null, 1, 1, "nice"), RefusalCode.RuleBroken);
        _house.Refuses(Mia, new DiscountBill(bill.Id, "no", 1, null, "nice"), RefusalCode.NotFound);
        _house.Do(Cass, new DiscountBill(bill.Id, null, 100_000, null, "nice"));
        _house.Bill(bill.Id).ShouldSatisfyAllConditions(it => it.Totals.Total.ShouldBe(2610), it => it.Revision.ShouldBe(2));
        _house.Do(Cass, new DiscountBill(bill.Id, null, 0, null, null));
        _house.Bill(bill.Id).Totals.Total.ShouldBe(2900);
    }

    [Fact]
    public void What_is_on_the_house_is_paid_when_it_is_issued()
    {
        var order = _house.Placed(_house.Line("Beer"));
        var bill = _house.Billed();
        _house.Do(Mia, new DiscountBill(bill.Id, bill.Lines[0].ItemId, 1_000_000, null, "birthday"));
        var events = _house.Do(Cass, new IssueBill(bill.Id));
        events.OfType<BillStatusChanged>().Select(it => it.Bill.Status).ShouldBe([BillStatus.Issued, BillStatus.Paid]);
        _house.Bumped(Bo, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served).Do(Will, Leaving());
    }

    [Fact]
    public void A_bill_of_a_past_sitting_is_recalled_refunded_and_filed()
    {
        var bill = _house.ServedAndIssued(_house.Line("Steak"));
        var payment = _house.Pay(bill, 2500);
        var past = _house.Bill(bill.Id);
        _house.Do(Will, Leaving());
        _house.Refuses(Mia, new RefundPayment(bill.Id, payment.Id, 100, "hair"), RefusalCode.NotFound);
        _house.Do(Actor.System, new UnarchiveBill(past)).Length.ShouldBe(1);
        _house.Do(Actor.System, new UnarchiveBill(past)).ShouldBeEmpty();
        _house.WaitMinutes(59).Do(Mia, new RefundPayment(bill.Id, payment.Id, 100, "hair"));
        _house.Bill(bill.Id).Status.ShouldBe(BillStatus.PartiallyRefunded);
        _house.WaitMinutes(59).AdvanceClock().OfType<BillArchived>().ShouldBeEmpty();
        _house.WaitMinutes(1).AdvanceClock().OfType<BillArchived>().Single().BillId.ShouldBe(bill.Id);
        _house.State.Bills.ContainsKey(bill.Id).ShouldBeFalse();
    }

    private SetTableStatus Leaving() => new(_house.Table().Id, TableStatus.NeedsCleaning, null, null, null);
}
