using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Tables.TableStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;
using TableEventData = RealtimeRestaurant.Hubs.Wire.TableEventData;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>Tables that are merged into another, the host, and unmerged. Table 2 is merged into table 1.</summary>
public sealed class MergeTests
{
    private readonly TestRestaurant _restaurant = new();

    private Table Host => _restaurant.Table(1);

    private Table Part => _restaurant.Table(2);

    [Fact]
    public void The_host_has_the_guests_orders_bills_and_calls_of_both()
    {
        var (host, part) = BothOrdered();
        _restaurant.Do(Will, new CallWaiter(Part.Id, CallType.Help));
        _restaurant.Do(Will, Merging);

        (Part.Merge, Part.Session, Part.Status).ShouldBe((new TableMerge(Host.Id, 2, SeatedAt: _restaurant.Now), null, Occupied));
        (Host.Session!.Guests, Host.Calls.Length, Part.Calls.Length).ShouldBe((4, 1, 0));
        _restaurant.State.OrdersOf(Host.Session.Id).Select(order => (order.Id, order.Party.TableNumber, order.OriginTableId))
            .ShouldBe([(host.Id, 1, null), (part.Id, 1, Part.Id)]);
        _restaurant.State.Tickets.Values.ShouldAllBe(ticket => ticket.TableNumber == 1);

        var bill = _restaurant.Do(Will, new CreateBill(Host.Id, [])).OfType<BillCreated>().Single().Bill;
        bill.Lines.Select(line => line.OrderId).ShouldBe([host.Id, part.Id]);
        _restaurant.Do(Will, new IssueBill(bill.Id));
        (Host.Status, Part.Status).ShouldBe((AwaitingPayment, AwaitingPayment));
    }

    [Fact]
    public void Freeing_the_host_frees_all()
    {
        var (host, part) = BothOrdered();
        _restaurant.Do(Will, Merging);
        foreach (var order in (Order[])[host, part])
            _restaurant.Bumped(Eve, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
        _restaurant.PaidUp().Do(Will, Setting(1, NeedsCleaning));

        (Host.Status, Part.Status, Part.Merge).ShouldBe((NeedsCleaning, NeedsCleaning, null));
        _restaurant.State.Orders.ShouldBeEmpty();
        _restaurant.State.Bills.ShouldBeEmpty();
    }

    [Fact]
    public void A_merged_table_is_used_by_its_host_alone()
    {
        _restaurant.Do(Will, Merging);
        _restaurant.Refuses(Will, Setting(2, Occupied), RefusalCode.IllegalTransition).Sentence.ShouldContain("table 1");
        _restaurant.Do(Will, Setting(1, Occupied));
        Part.Status.ShouldBe(Occupied);

        _restaurant.Refuses(Will, Setting(2, NeedsCleaning), RefusalCode.IllegalTransition);
        _restaurant.Refuses(Will, _restaurant.Placing(2, _restaurant.Line("Beer")), RefusalCode.TableNotSeated);
        _restaurant.Refuses(Will, new CallWaiter(Part.Id, CallType.Bill), RefusalCode.TableNotSeated);
        _restaurant.Refuses(Will, new CreateBill(Part.Id, []), RefusalCode.TableNotSeated);
        _restaurant.Refuses(Mia, new ChangeTable(Part.Id) { Retired = true }, RefusalCode.IllegalTransition);
        _restaurant.WaitMinutes(120).AdvanceClock();
        (Host.Status, Part.Status, Part.Merge).ShouldBe((NeedsCleaning, NeedsCleaning, null));
    }

    [Fact]
    public void What_cannot_be_merged()
    {
        _restaurant.Refuses(Will, new MergeTable(Host.Id, Host.Id), RefusalCode.RuleBroken);
        _restaurant.Refuses(Cass, Merging, RefusalCode.Forbidden);
        _restaurant.Refuses(Will, new MergeTable(Part.Id, "no"), RefusalCode.NotFound);
        _restaurant.Seated(2).Refuses(Will, Merging, RefusalCode.TableNotSeated);
        _restaurant.Do(Will, Setting(2, NeedsCleaning));
        _restaurant.Refuses(Will, Merging, RefusalCode.IllegalTransition);
        _restaurant.Refuses(Will, new MergeTable(Host.Id, Part.Id), RefusalCode.IllegalTransition);
        _restaurant.Do(Will, Setting(2, Available));
        _restaurant.Do(Mia, new AssignWaiter(Host.Id, "wanda"));
        _restaurant.Refuses(Will, Merging, RefusalCode.Forbidden);
        _restaurant.Do(Wanda, Merging);
        _restaurant.Do(Wanda, Merging).ShouldBeEmpty();

        var third = _restaurant.Do(Mia, new AddTable(3, 2)).OfType<TableAdded>().Single().TableId;
        _restaurant.Refuses(Mia, new MergeTable(third, Part.Id), RefusalCode.IllegalTransition);
        _restaurant.Refuses(Mia, new MergeTable(Host.Id, third), RefusalCode.IllegalTransition);
        _restaurant.Do(Mia, new MergeTable(third, Host.Id));
    }

    [Fact]
    public void Unmerged_the_table_has_what_it_brought_and_the_host_keeps_the_rest()
    {
        var (host, part) = BothOrdered();
        var bill = _restaurant.Do(Will, new CreateBill(Part.Id, [])).OfType<BillCreated>().Single().Bill;
        _restaurant.Pay(bill, 100);
        _restaurant.Do(Will, Merging);
        var later = _restaurant.Do(Will, _restaurant.Placing(1, _restaurant.Line("Soup"))).OfType<OrderPlaced>().Single().Order;

        _restaurant.Do(Will, new UnmergeTable(Part.Id));

        (Part.Merge, Part.Status, Part.Session!.Guests, Host.Session!.Guests).ShouldBe((null, AwaitingPayment, 2, 2));
        _restaurant.State.OrdersOf(Part.Session.Id).Select(order => (order.Id, order.OriginTableId)).ShouldBe([(part.Id, null)]);
        _restaurant.State.OrdersOf(Host.Session.Id).Select(order => order.Id).ShouldBe([host.Id, later.Id]);
        (_restaurant.State.Bills[bill.Id].Party.TableId, _restaurant.State.Bills[bill.Id].Due).ShouldBe((Part.Id, bill.Totals.Total - 100));
        _restaurant.Refuses(Will, new UnmergeTable(Part.Id), RefusalCode.IllegalTransition);
    }

    [Fact]
    public void Each_party_keeps_the_end_of_its_own_reservation_and_while_merged_both_hold_the_tables()
    {
        var (early, late) = (Reserved(1, minutes: 60), Reserved(2, minutes: 120));
        _restaurant.Do(Will, new SeatReservation(early.Id, null));
        _restaurant.Do(Will, new SeatReservation(late.Id, null));
        _restaurant.Do(Will, Merging);
        _restaurant.Refuses(Will, Reserving(1, early.EndsAt.AddMinutes(1)), RefusalCode.AlreadyTaken);

        _restaurant.Do(Will, new UnmergeTable(Part.Id));

        (Host.Session!.ReservedUntil, Part.Session!.ReservedUntil).ShouldBe((early.EndsAt, late.EndsAt));
        _restaurant.Do(Will, Reserving(1, early.EndsAt.AddMinutes(1)));
        _restaurant.Refuses(Will, Reserving(2, early.EndsAt.AddMinutes(1)), RefusalCode.AlreadyTaken);
    }

    [Fact]
    public void Each_party_keeps_the_time_at_which_it_sat_down()
    {
        var first = _restaurant.Seated(1).Now;
        var second = _restaurant.WaitMinutes(20).Seated(2).Now;
        _restaurant.WaitMinutes(5).Do(Will, Merging);
        (Host.Session!.OpenedAt, Part.Session).ShouldBe((first, null));

        _restaurant.WaitMinutes(5).Do(Will, new UnmergeTable(Part.Id));
        (Host.Session!.OpenedAt, Part.Session!.OpenedAt).ShouldBe((first, second));

        _restaurant.Do(Mia, new AddTable(3, 4));
        var moved = _restaurant.Do(Will, new MoveParty(Part.Id, _restaurant.Table(3).Id)).OfType<TableStatusChanged>();
        moved.Select(TableEventData.Data).Select(changed => (changed.Number, changed.SeatedAt))
            .ShouldBe([(3, Hubs.Wire.WireTime.Of(second)), (2, null)]);
    }

    [Fact]
    public void Guests_who_move_together_keep_the_last_end_of_their_reservations()
    {
        var (early, late) = (Reserved(1, minutes: 60), Reserved(2, minutes: 120));
        _restaurant.Do(Will, new SeatReservation(early.Id, null));
        _restaurant.Do(Will, new SeatReservation(late.Id, null));
        _restaurant.Do(Will, Merging);
        _restaurant.Do(Mia, new AddTable(3, 4));

        _restaurant.Do(Will, new MoveParty(Host.Id, _restaurant.Table(3).Id));

        _restaurant.Table(3).Session!.ReservedUntil.ShouldBe(late.EndsAt);
        _restaurant.Refuses(Will, Reserving(3, late.EndsAt.AddMinutes(-1)), RefusalCode.AlreadyTaken);
        _restaurant.Do(Will, Reserving(2, early.EndsAt.AddMinutes(1)));
    }

    [Fact]
    public void A_bill_of_both_stays_with_the_host_while_nothing_is_paid_and_then_keeps_them_together()
    {
        var (host, part) = BothOrdered();
        _restaurant.Do(Will, Merging);
        var bill = _restaurant.Do(Will, new CreateBill(Host.Id, [])).OfType<BillCreated>().Single().Bill;
        _restaurant.Do(Will, new UnmergeTable(Part.Id));
        _restaurant.State.Bills[bill.Id].Lines.Select(line => line.OrderId).ShouldBe([host.Id]);
        _restaurant.Order(part.Id).PaymentState.ShouldBe(PaymentState.Unbilled);

        _restaurant.Do(Will, Merging);
        _restaurant.State.Bills[bill.Id].Lines.Select(line => line.OrderId).ShouldBe([host.Id, part.Id]);
        _restaurant.Pay(_restaurant.State.Bills[bill.Id], 100);
        _restaurant.Refuses(Will, new UnmergeTable(Part.Id), RefusalCode.IllegalTransition).Sentence.ShouldContain("bill");
    }

    [Fact]
    public void The_bills_that_a_table_brings_keep_to_its_orders_and_leave_with_them()
    {
        var (host, part) = BothOrdered();
        var brought = _restaurant.Issued(2);
        _restaurant.WaitMinutes(1).Do(Will, Merging);
        (_restaurant.Bill(brought.Id).Status, _restaurant.Bill(brought.Id).Lines).ShouldBe((BillStatus.Issued, brought.Lines));

        var own = _restaurant.Billed();
        var later = _restaurant.Do(Will, _restaurant.Placing(1, _restaurant.Line("Soup"))).OfType<OrderPlaced>().Single().Order;
        _restaurant.Bill(own.Id).Lines.Select(line => line.OrderId).ShouldBe([host.Id, later.Id]);

        _restaurant.Do(Will, new UnmergeTable(Part.Id));
        (_restaurant.Bill(brought.Id).Party.TableId, _restaurant.Bill(own.Id).Party.TableId).ShouldBe((Part.Id, Host.Id));
        _restaurant.Bill(brought.Id).Lines.Select(line => line.OrderId).ShouldBe([part.Id]);
        Part.Status.ShouldBe(AwaitingPayment);
    }

    [Fact]
    public void What_is_added_to_an_order_that_came_with_its_bill_goes_on_that_bill()
    {
        var (_, part) = BothOrdered();
        var own = _restaurant.Billed();
        var brought = _restaurant.WaitMinutes(1).Billed(2);
        _restaurant.Do(Will, Merging);
        _restaurant.Do(Will, new AddLines(part.Id, [_restaurant.Line("Soup")]));
        (_restaurant.Bill(own.Id).Lines.Length, _restaurant.Bill(brought.Id).Lines.Length).ShouldBe((1, 2));
    }

    [Fact]
    public void Screens_hear_that_a_seated_table_has_no_guests_of_its_own_now()
    {
        _restaurant.Seated(1).Seated(2);
        var events = _restaurant.Do(Will, Merging).OfType<TableStatusChanged>().Select(TableEventData.Data);
        events.Select(changed => (changed.Number, changed.Status, changed.Previous, changed.Guests))
            .ShouldBe([(1, "occupied", "occupied", 4), (2, "occupied", "occupied", null)]);
    }

    [Theory]
    [InlineData(false, false, CallStatus.Open, "host")]
    [InlineData(true, false, CallStatus.Open, "part")]
    [InlineData(false, true, CallStatus.Open, "host")]
    [InlineData(true, true, CallStatus.Acknowledged, "host")]
    public void Two_calls_of_one_type_become_one_that_counts_both(
        bool hostAcknowledged, bool partAcknowledged, CallStatus status, string stays)
    {
        _restaurant.Seated(1).Seated(2);
        foreach (var table in (int[])[1, 2, 2]) _restaurant.Do(Will, new CallWaiter(_restaurant.Table(table).Id, CallType.Bill));
        var (host, part) = (Host.Calls.Single(), Part.Calls.Single());
        if (hostAcknowledged) _restaurant.Do(Will, new AcknowledgeCall(Host.Id, host.Id));
        if (partAcknowledged) _restaurant.Do(Will, new AcknowledgeCall(Part.Id, part.Id));

        _restaurant.Do(Will, Merging);

        var call = Host.Calls.Single();
        (call.Id, call.Count, call.Status).ShouldBe((stays == "host" ? host.Id : part.Id, 3, status));
        Part.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void A_free_table_goes_back_free_or_to_be_cleaned()
    {
        _restaurant.Do(Will, Merging);
        _restaurant.Do(Will, new UnmergeTable(Part.Id));
        Part.Status.ShouldBe(Available);

        _restaurant.Do(Will, Merging);
        _restaurant.Seated().Do(Will, new UnmergeTable(Part.Id));
        (Part.Status, Part.Session, Host.Status).ShouldBe((NeedsCleaning, null, Occupied));
    }

    [Fact]
    public void Guests_of_merged_tables_who_move_free_them_all_and_stay_together()
    {
        var (_, part) = BothOrdered();
        _restaurant.Do(Will, Merging);
        var third = _restaurant.Do(Mia, new AddTable(3, 8)).OfType<TableAdded>().Single().TableId;
        _restaurant.Do(Will, new MoveParty(Host.Id, third));

        (Host.Status, Part.Status, Part.Merge).ShouldBe((NeedsCleaning, NeedsCleaning, null));
        (_restaurant.Order(part.Id).Party.TableNumber, _restaurant.Order(part.Id).OriginTableId).ShouldBe((3, null));
        _restaurant.Table(3).Session!.Guests.ShouldBe(4);
    }

    private MergeTable Merging => new(Part.Id, Host.Id);

    private (Order Host, Order Part) BothOrdered()
    {
        var host = _restaurant.Placed(_restaurant.Line("Steak"));
        var part = _restaurant.Seated(2).Do(Will, _restaurant.Placing(2, _restaurant.Line("Chop"))).OfType<OrderPlaced>().Single().Order;
        return (host, part);
    }

    private SetTableStatus Setting(int table, TableStatus status) => new(_restaurant.Table(table).Id, status, null, null, null);

    private MakeReservation Reserving(int table, DateTimeOffset at, int minutes = 60) =>
        new("Kim", null, 2, at, minutes, null, [_restaurant.Table(table).Id]);

    private Reservation Reserved(int table, int minutes) =>
        _restaurant.Do(Will, Reserving(table, _restaurant.Now, minutes)).OfType<ReservationChanged>().Single().Reservation;
}
