using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class TableRecordTests
{
    private readonly TestRestaurant _restaurant = new();

    [Fact]
    public void A_table_has_a_name_and_an_area_and_a_blank_one_is_removed()
    {
        var added = _restaurant.Do(Mia, new AddTable(3, 6) { Name = " Terrace 3 ", Area = "Terrace" }).OfType<TableAdded>().Single();
        (added.Name, added.Area).ShouldBe(("Terrace 3", "Terrace"));

        _restaurant.Do(Mia, Changing(3) with { Seats = 8 });
        _restaurant.Table(3).ShouldSatisfyAllConditions(
            table => table.Name.ShouldBe("Terrace 3"), table => table.Area.ShouldBe("Terrace"), table => table.Seats.ShouldBe(8));
        _restaurant.Do(Mia, Changing(3) with { Name = null, Area = " " });
        (_restaurant.Table(3).Name, _restaurant.Table(3).Area).ShouldBe((null, null));
    }

    [Fact]
    public void A_table_keeps_its_place_on_the_plan_until_it_is_moved_or_taken_off()
    {
        _restaurant.Do(Mia, new AddTable(3, 6) { Place = new(250, 400) }).OfType<TableAdded>().Single().Place.ShouldBe(new(250, 400));
        _restaurant.Do(Mia, Changing(3) with { Seats = 8 });
        _restaurant.Table(3).Place.ShouldBe(new(250, 400));
        _restaurant.Do(Mia, Changing(3) with { Place = new TablePlace(0, 1000) });
        _restaurant.Table(3).Place.ShouldBe(new(0, 1000));
        _restaurant.Refuses(Will, Changing(3) with { Place = new TablePlace(1, 1) }, RefusalCode.Forbidden);
        _restaurant.Do(Mia, Changing(3) with { Place = null });
        _restaurant.Table(3).Place.ShouldBeNull();
    }

    [Fact]
    public void Of_the_tables_in_use_each_has_its_own_number_and_name()
    {
        _restaurant.Do(Mia, Changing(1) with { Name = "Window" });
        _restaurant.Refuses(Mia, Changing(2) with { Number = 1 }, RefusalCode.AlreadyExists);
        _restaurant.Refuses(Mia, Changing(2) with { Name = "window" }, RefusalCode.AlreadyExists);
        _restaurant.Refuses(Mia, new AddTable(3, 4) { Name = "Window" }, RefusalCode.AlreadyExists);
        _restaurant.Refuses(Mia, Changing(2) with { Seats = 0 }, RefusalCode.RuleBroken);
        _restaurant.Do(Mia, Changing(1) with { Number = 1, Name = "Window" }).ShouldBeEmpty();
    }

    [Fact]
    public void Open_orders_tickets_and_bills_show_the_new_number_and_name_and_so_does_all_that_follows()
    {
        var order = _restaurant.Placed(_restaurant.Line("Steak"));
        var bill = _restaurant.Do(Will, new CreateBill(_restaurant.Table().Id, [])).OfType<BillCreated>().Single().Bill;

        _restaurant.Do(Mia, Changing(1) with { Number = 7, Name = "Terrace 7" }).OfType<OrderTableChanged>()
            .ShouldBe([new OrderTableChanged(order.Id, 1, order.Party.TableId!, 7, "Terrace 7", order.Party.SessionId)]);

        (_restaurant.Order(order.Id).Party.TableNumber, _restaurant.Order(order.Id).Party.TableName).ShouldBe((7, "Terrace 7"));
        _restaurant.State.Tickets.Values.ShouldAllBe(ticket => ticket.TableNumber == 7 && ticket.TableName == "Terrace 7");
        _restaurant.State.Bills[bill.Id].Party.TableName.ShouldBe("Terrace 7");
        var ready = _restaurant.Do(Gus, new SetOrderStatus(order.Id, ItemStatus.Ready));
        ready.OfType<ItemStatusChanged>().Single().TableName.ShouldBe("Terrace 7");
        ready.OfType<Domain.Kitchen.ItemsReady>().Single().TableName.ShouldBe("Terrace 7");
        _restaurant.Refuses(Will, Leaving(7), RefusalCode.UnservedItems).Sentence.ShouldStartWith("Terrace 7 ");
    }

    [Fact]
    public void A_table_in_use_is_not_retired_and_a_retired_one_seats_nobody_until_it_is_brought_back()
    {
        _restaurant.Seated().Refuses(Mia, Changing(1) with { Retired = true }, RefusalCode.TableOccupied);
        _restaurant.Do(Will, new SetTableStatus(_restaurant.Table(2).Id, TableStatus.Reserved, null, "Kim", null));
        _restaurant.Refuses(Mia, Changing(2) with { Retired = true }, RefusalCode.AlreadyTaken);
        _restaurant.Do(Will, Leaving(1) with { Status = TableStatus.Available });
        var retired = _restaurant.Table().Id;

        _restaurant.Do(Mia, Changing(1) with { Retired = true });
        _restaurant.Refuses(Will, new SetTableStatus(retired, TableStatus.Occupied, 2, null, null), RefusalCode.NotFound);
        _restaurant.Refuses(Mia, new AssignWaiter(retired, "will"), RefusalCode.NotFound);

        var successor = _restaurant.Do(Mia, new AddTable(1, 2)).OfType<TableAdded>().Single().TableId;
        _restaurant.Refuses(Mia, new ChangeTable(retired) { Retired = false }, RefusalCode.AlreadyExists);
        _restaurant.Do(Mia, new ChangeTable(successor) { Retired = true });
        _restaurant.Do(Mia, new ChangeTable(retired) { Retired = false });
        _restaurant.Do(Will, new SetTableStatus(retired, TableStatus.Occupied, 2, null, null));
    }

    [Fact]
    public void Guests_come_and_go_while_a_table_is_seated()
    {
        _restaurant.Refuses(Will, Changing(1) with { Guests = 3 }, RefusalCode.TableNotSeated);
        var session = _restaurant.Seated().Table().Session!;

        var changed = _restaurant.Do(Will, Changing(1) with { Guests = 5 }).OfType<TableStatusChanged>().Single();

        (changed.Status, changed.Previous, changed.Session)
            .ShouldBe((TableStatus.Occupied, TableStatus.Occupied, session with { Guests = 5 }));
        _restaurant.Table().Session!.Guests.ShouldBe(5);
        _restaurant.Do(Will, Changing(1) with { Guests = 5 }).ShouldBeEmpty();
        _restaurant.Refuses(Will, Changing(1) with { Guests = 0 }, RefusalCode.RuleBroken);
    }

    [Fact]
    public void Only_a_manager_changes_more_than_the_guests()
    {
        _restaurant.Refuses(Will, Changing(1) with { Name = "Mine" }, RefusalCode.Forbidden);
        _restaurant.Refuses(Gus, Changing(1) with { Guests = 2 }, RefusalCode.Forbidden);
        _restaurant.Refuses(Mia, new ChangeTable("no") { Seats = 2 }, RefusalCode.NotFound);
    }

    private ChangeTable Changing(int table) => new(_restaurant.Table(table).Id);

    private SetTableStatus Leaving(int table) => new(_restaurant.Table(table).Id, TableStatus.NeedsCleaning, null, null, null);
}
