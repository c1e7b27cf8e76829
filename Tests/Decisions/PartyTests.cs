using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Tables.TableStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>Guests who move to another table.</summary>
public sealed class PartyTests
{
    private readonly TestRestaurant _restaurant = new();

    [Fact]
    public void All_that_is_theirs_follows_the_guests()
    {
        var order = _restaurant.Placed(_restaurant.Line("Steak", 2));
        _restaurant.Do(Mia, new AssignWaiter(_restaurant.Table().Id, "will"));
        var bill = _restaurant.Do(Will, new CreateBill(_restaurant.Table().Id, [])).OfType<BillCreated>().Single().Bill;
        _restaurant.Do(Will, new IssueBill(bill.Id));
        _restaurant.Do(Will, new CallWaiter(_restaurant.Table().Id, CallType.Help));
        var (from, total) = (_restaurant.Table(), _restaurant.State.Bills[bill.Id].Totals.Total);

        var events = _restaurant.Do(Will, Moving(1, 2));

        events.OfType<TableStatusChanged>().Select(changed => (changed.Number, changed.Previous, changed.Status))
            .ShouldBe([(2, Available, AwaitingPayment), (1, AwaitingPayment, NeedsCleaning)]);
        var to = _restaurant.Table(2);
        (to.Session, to.WaiterId, to.Calls.Length).ShouldBe((from.Session, "will", 1));
        (_restaurant.Table().Session, _restaurant.Table().Calls.Length).ShouldBe((null, 0));
        _restaurant.Order(order.Id).Party.ShouldBe(_restaurant.State.Bills[bill.Id].Party);
        (_restaurant.Order(order.Id).Party.TableId, _restaurant.Order(order.Id).Party.TableNumber).ShouldBe((to.Id, 2));
        _restaurant.State.Tickets.Values.ShouldAllBe(ticket => ticket.TableNumber == 2);
        _restaurant.State.Bills[bill.Id].Totals.Total.ShouldBe(total);

        _restaurant.Bumped(Eve, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
        _restaurant.Pay(_restaurant.State.Bills[bill.Id], total);
        _restaurant.Do(Will, new SetTableStatus(to.Id, NeedsCleaning, null, null, null));
        _restaurant.State.ShouldSatisfyAllConditions(state => state.Orders.ShouldBeEmpty(), state => state.Bills.ShouldBeEmpty());
    }

    [Fact]
    public void The_other_table_is_free_or_was_reserved_for_them()
    {
        _restaurant.Refuses(Will, Moving(1, 2), RefusalCode.TableNotSeated);
        _restaurant.Seated(1).Seated(2).Refuses(Will, Moving(1, 2), RefusalCode.TableOccupied);
        _restaurant.Do(Will, Setting(2, NeedsCleaning));
        _restaurant.Refuses(Will, Moving(1, 2), RefusalCode.IllegalTransition);
        _restaurant.Do(Will, Setting(2, Available));
        _restaurant.Do(Will, Setting(2, Reserved) with { ReservedFor = "Kim" });
        _restaurant.Do(Will, Moving(1, 1)).ShouldBeEmpty();
        _restaurant.Do(Will, Moving(1, 2));
        (_restaurant.Table(2).Status, _restaurant.Table(2).Reservation).ShouldBe((Occupied, null));
        _restaurant.Refuses(Will, new MoveParty(_restaurant.Table(2).Id, "no"), RefusalCode.NotFound);
    }

    [Fact]
    public void Waiters_move_their_own_guests_and_a_manager_all()
    {
        _restaurant.Seated().Do(Mia, new AssignWaiter(_restaurant.Table().Id, "wanda"));
        _restaurant.Refuses(Will, Moving(1, 2), RefusalCode.Forbidden).Sentence.ShouldStartWith("Wanda ");
        _restaurant.Refuses(Cass, Moving(1, 2), RefusalCode.Forbidden);
        _restaurant.Do(Wanda, Moving(1, 2));
        _restaurant.Do(Will, Setting(1, Available));
        _restaurant.Do(Mia, Moving(2, 1));
    }

    [Fact]
    public void A_waiter_who_does_not_serve_now_takes_no_table_from_one_who_does()
    {
        _restaurant.Seated();
        _restaurant.Do(Mia, new AssignWaiter(_restaurant.Table(2).Id, "wanda"));
        _restaurant.Do(Mia, new AssignWaiter(_restaurant.Table(1).Id, "will"));
        _restaurant.Do(Mia, new ChangeStaff("will", null, Role.Chef, ["grill"], null));

        _restaurant.Do(Wanda, Moving(1, 2));

        _restaurant.Table(2).WaiterId.ShouldBe("wanda");
        _restaurant.Do(Wanda, Setting(1, Available));
        _restaurant.Do(Wanda, Setting(1, Occupied));
        _restaurant.Table(1).WaiterId.ShouldBe("wanda");
    }

    [Fact]
    public void A_call_that_moves_with_its_guests_still_counts_once_and_escalates()
    {
        _restaurant.Seated().Do(Will, new CallWaiter(_restaurant.Table().Id, CallType.Waiter));
        var call = _restaurant.Table().Calls.Single();
        _restaurant.Do(Will, new AcknowledgeCall(_restaurant.Table().Id, call.Id));
        _restaurant.Do(Will, Moving(1, 2));

        _restaurant.State.Today.Work["will"].Response.Counts.Values.Sum().ShouldBe(1);
        _restaurant.WaitMinutes(5).AdvanceClock().OfType<WaiterCalled>().Single().Number.ShouldBe(2);
        _restaurant.Do(Will, new AcknowledgeCall(_restaurant.Table(2).Id, call.Id));
    }

    private MoveParty Moving(int from, int to) => new(_restaurant.Table(from).Id, _restaurant.Table(to).Id);

    private SetTableStatus Setting(int table, TableStatus status) => new(_restaurant.Table(table).Id, status, null, null, null);
}
