using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Tables.TableStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class TableTests
{
    private readonly TestRestaurant _house = new();

    // What a waiter gets to hear; null: it is done, or is so already. Only a manager takes a table in and out of service.
    private static readonly Dictionary<(TableStatus From, TableStatus To), RefusalCode?> Moves = new()
    {
        [(Available, Available)] = null, [(Available, Reserved)] = null, [(Available, Occupied)] = null,
        [(Available, OutOfService)] = RefusalCode.Forbidden,
        [(Reserved, Available)] = null, [(Reserved, Reserved)] = null, [(Reserved, Occupied)] = null,
        [(Occupied, Available)] = null, [(Occupied, NeedsCleaning)] = null, [(Occupied, Occupied)] = RefusalCode.TableOccupied,
        [(NeedsCleaning, Available)] = null, [(NeedsCleaning, NeedsCleaning)] = null,
        [(NeedsCleaning, OutOfService)] = RefusalCode.Forbidden,
        [(OutOfService, Available)] = RefusalCode.Forbidden, [(OutOfService, OutOfService)] = null,
    };

    public static TheoryData<TableStatus, TableStatus> Pairs()
    {
        var pairs = new TheoryData<TableStatus, TableStatus>();
        foreach (var from in Enum.GetValues<TableStatus>().Where(status => status != AwaitingPayment))
            foreach (var to in Enum.GetValues<TableStatus>()) pairs.Add(from, to);
        return pairs;
    }

    [Theory, MemberData(nameof(Pairs))]
    public void A_table_moves_only_along_its_table(TableStatus from, TableStatus to)
    {
        Bring(from);
        var expected =
            to == AwaitingPayment ? RefusalCode.DerivedState : Moves.GetValueOrDefault((from, to), RefusalCode.IllegalTransition);
        var decision = _house.State.Decide(Will, Setting(to), _house.Now);
        (decision.Refusal?.Code).ShouldBe(expected, decision.Refusal?.Sentence);
        decision.Events.OfType<TableStatusChanged>().Count().ShouldBe(expected is null && from != to ? 1 : 0);

        var ofManager = expected == RefusalCode.Forbidden ? null : expected;
        (_house.State.Decide(Mia, Setting(to), _house.Now).Refusal?.Code).ShouldBe(ofManager);
        _house.State.Decide(Gus, Setting(to), _house.Now).Refusal!.Code.ShouldBe(RefusalCode.Forbidden);
    }

    [Fact]
    public void Seating_begins_a_sitting_and_leaving_ends_it()
    {
        var seated = _house.Do(Will, Setting(Occupied) with { Guests = 3 }).OfType<TableStatusChanged>().Single();
        seated.Session.ShouldNotBeNull().Guests.ShouldBe(3);
        _house.Table().Session.ShouldBe(seated.Session);
        _house.Do(Cass, Setting(NeedsCleaning));
        _house.Table().Session.ShouldBeNull();
        _house.Refuses(Will, Setting(Available) with { TableId = "no" }, RefusalCode.NotFound);
    }

    [Fact]
    public void Somebody_must_sit_there()
    {
        _house.Refuses(Will, Setting(Occupied) with { Guests = 0 }, RefusalCode.RuleBroken);
        _house.Do(Will, Setting(Occupied) with { Guests = null });
        _house.Table().Session!.Guests.ShouldBe(1);
    }

    [Fact]
    public void Nobody_leaves_while_something_is_to_be_served()
    {
        var order = _house.Placed(_house.Line("Beer"), _house.Line("Soup", 1, course: 2));
        _house.Bumped(Bo, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
        _house.Refuses(Will, Setting(NeedsCleaning), RefusalCode.UnservedItems).Sentence.ShouldContain($"order {order.Number}");
        _house.Set(Will, order, "Soup", ItemStatus.Cancelled);
        _house.PaidUp().Do(Will, Setting(NeedsCleaning));
    }

    [Fact]
    public void The_orders_and_tickets_of_a_sitting_leave_with_it_and_nobody_elses()
    {
        var order = _house.Placed(_house.Line("Beer"), _house.Line("Steak"));
        var other = _house.Seated(2).Do(Will, _house.Placing(2, _house.Line("Steak"))).OfType<OrderPlaced>().Single().Order;
        _house.Bumped(Eve, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served).PaidUp().Do(Will, Setting(Available));
        _house.State.Orders.Keys.ShouldBe([other.Id]);
        _house.State.Tickets.Keys.ShouldBe([Wave.TicketId(other.Id, 1, "grill")]);
        _house.Refuses(Will, new AddLines(order.Id, [_house.Line("Beer")]), RefusalCode.NotFound);
    }

    [Fact]
    public void What_the_kitchen_has_not_yet_noted_as_cancelled_stays_when_the_guests_leave()
    {
        var (cancelled, served) =
            (_house.Placed(_house.Line("Steak"), _house.Line("Beer")), _house.Placed(_house.Line("Beer"), _house.Line("Chop")));
        _house.Do(Will, new CancelOrder(cancelled.Id, "they left"));
        _house.Set(Will, served, "Chop", ItemStatus.Cancelled);
        _house.Bumped(Bo, served, ItemStatus.Ready).Bumped(Will, served, ItemStatus.Served).PaidUp().Do(Will, Setting(NeedsCleaning));
        KitchenBoard.Orders(_house.State).Select(order => order.Number).ShouldBe([1, 2]);
        _house.Refuses(Will, _house.Setting(cancelled, "Steak", ItemStatus.Queued), RefusalCode.OrderClosed);
        _house.Refuses(Mia, _house.Setting(served, "Beer", ItemStatus.Ready), RefusalCode.OrderClosed);
        _house.Refuses(Will, new AddLines(served.Id, [_house.Line("Beer")]), RefusalCode.OrderClosed);

        _house.Do(Gus, new AcknowledgeTicket(Wave.TicketId(cancelled.Id, 1, "grill")));
        _house.State.Orders.Count.ShouldBe(2, "the bar has not noted it yet");
        _house.Do(Bo, new AcknowledgeTicket(Wave.TicketId(cancelled.Id, 1, "bar")));
        _house.Do(Will, Setting(Available));
        _house.Seated().State.Orders.Keys.ShouldBe([served.Id], "whoever sits there next");
        _house.WaitMinutes(15).AdvanceClock().OfType<TicketClosed>().Single().OrderId.ShouldBe(served.Id);
        _house.State.ShouldSatisfyAllConditions(state => state.Orders.ShouldBeEmpty(), state => state.Tickets.ShouldBeEmpty());
    }

    [Fact]
    public void A_reservation_lapses_when_its_time_is_over()
    {
        _house.Do(Will, Setting(Reserved) with { ReservedFor = "Kim", Until = _house.Now.AddMinutes(30) });
        _house.Table().Reservation!.Name.ShouldBe("Kim");
        _house.Refuses(Wanda, Setting(Reserved) with { ReservedFor = "Lee" }, RefusalCode.AlreadyTaken).Sentence.ShouldContain("Kim");
        _house.WaitMinutes(29).AdvanceClock().ShouldBeEmpty();
        _house.WaitMinutes(1).AdvanceClock().OfType<TableStatusChanged>().Single().Status.ShouldBe(Available);
        _house.Table().Reservation.ShouldBeNull();
        _house.AdvanceClock().ShouldBeEmpty();
    }

    [Fact]
    public void A_reservation_does_not_lapse_under_those_who_came()
    {
        _house.Do(Will, Setting(Reserved) with { Until = _house.Now.AddMinutes(30) });
        _house.Seated().WaitMinutes(31).AdvanceClock().ShouldBeEmpty();
        _house.Refuses(Will, new SetTableStatus(_house.Table(2).Id, Reserved, null, null, _house.Now), RefusalCode.RuleBroken);
    }

    [Fact]
    public void A_table_where_nothing_happens_for_two_hours_and_nothing_is_due_is_freed()
    {
        _house.Seated().WaitMinutes(119).AdvanceClock().ShouldBeEmpty();

        _house.WaitMinutes(1).AdvanceClock().OfType<TableStatusChanged>().Single().Status.ShouldBe(NeedsCleaning);
        _house.WaitMinutes(240).AdvanceClock().ShouldBeEmpty();
    }

    [Fact]
    public void Guests_who_call_are_not_idle()
    {
        _house.Seated().WaitMinutes(119).Do(Will, new CallWaiter(_house.Table().Id, CallType.Waiter));
        _house.WaitMinutes(119).AdvanceClock().OfType<TableStatusChanged>().ShouldBeEmpty();

        _house.WaitMinutes(121).AdvanceClock().OfType<TableStatusChanged>().Single().Status.ShouldBe(NeedsCleaning);
    }

    [Fact]
    public void Where_something_is_unserved_or_due_the_managers_are_told_once_until_something_happens()
    {
        var order = _house.Seated().Do(Will, _house.Placing(1, _house.Line("Cake"))).OfType<OrderPlaced>().Single().Order;
        _house.WaitMinutes(119).AdvanceClock().OfType<NoticeSent>().ShouldBeEmpty();

        var told = _house.WaitMinutes(1).AdvanceClock().OfType<NoticeSent>().Select(sent => sent.Notice).ToArray();
        told.Select(notice => notice.Role).ShouldBe([Role.Admin, Role.Manager], ignoreOrder: true);
        told.ShouldAllBe(notice => notice.Type == "tableIdle" && notice.Message.Contains("table 1"));
        _house.Table().Status.ShouldBe(Occupied);
        _house.WaitMinutes(600).AdvanceClock().OfType<NoticeSent>().ShouldBeEmpty();

        _house.Do(Mia, new SetOrderStatus(order.Id, ItemStatus.Ready));
        _house.Do(Mia, new SetOrderStatus(order.Id, ItemStatus.Served));
        _house.WaitMinutes(120).AdvanceClock().OfType<NoticeSent>().First().Notice.Message.ShouldContain("EUR");
    }

    [Fact]
    public void A_table_has_one_waiter()
    {
        _house.Do(Mia, Assigning("will")).ShouldBe([new WaiterAssigned(_house.Table().Id, 1, "will", "Will", PreviousWaiterId: null)]);
        _house.Do(Will, Assigning("will")).ShouldBeEmpty();
        _house.Do(Will, Assigning("wanda")).OfType<WaiterAssigned>().Single().PreviousWaiterId.ShouldBe("will");
        _house.Seated().Do(Will, _house.Placing(1, _house.Line("Beer"))).OfType<OrderPlaced>().Single()
            .Order.Party.WaiterId.ShouldBe("wanda");
        _house.Refuses(Will, Assigning("gus"), RefusalCode.RuleBroken);
        _house.Refuses(Will, Assigning("no"), RefusalCode.NotFound);
        _house.Refuses(Will, Assigning("will") with { TableId = "no" }, RefusalCode.NotFound);
        _house.Refuses(Cass, Assigning("will"), RefusalCode.Forbidden);
    }

    [Fact]
    public void Tables_have_numbers_of_their_own()
    {
        _house.Do(Mia, new AddTable(3, 6)).OfType<TableAdded>().Single().Number.ShouldBe(3);
        _house.Refuses(Mia, new AddTable(3, 6), RefusalCode.AlreadyExists);
        _house.Refuses(Mia, new AddTable(4, 0), RefusalCode.RuleBroken);
        _house.Refuses(Will, new AddTable(4, 2), RefusalCode.Forbidden);
    }

    private void Bring(TableStatus status)
    {
        if (status == NeedsCleaning) _house.Seated();
        if (status != Available) _house.Do(Mia, Setting(status));
    }

    private SetTableStatus Setting(TableStatus status) => new(_house.Table().Id, status, Guests: null, ReservedFor: null, Until: null);

    private AssignWaiter Assigning(string staffId) => new(_house.Table().Id, staffId);
}
