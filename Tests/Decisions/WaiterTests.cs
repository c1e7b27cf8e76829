using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>Whose table it is when its waiter has gone.</summary>
public sealed class WaiterTests
{
    private readonly TestRestaurant _restaurant = new();

    private Table Table => _restaurant.Table();

    [Fact]
    public void A_table_whose_waiter_went_home_goes_to_the_first_who_seats_guests_there()
    {
        AssignedToWillWhoGoesHome();

        _restaurant.Do(Wanda, Seating()).OfType<WaiterAssigned>().Single()
            .ShouldBe(new WaiterAssigned(Table.Id, 1, "wanda", "Wanda", PreviousWaiterId: "will"));
        _restaurant.Do(Wanda, _restaurant.Placing(1, _restaurant.Line("Beer"))).OfType<OrderPlaced>().Single()
            .Order.Party.WaiterId.ShouldBe("wanda");
        var called = _restaurant.Do(Wanda, new CallWaiter(Table.Id, CallType.Bill)).OfType<WaiterCalled>().Single();
        StreamRouting.Of(called).ShouldBe([Streams.User(ScreenKind.Floor, "wanda")]);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Or_to_the_first_who_takes_an_order_or_adds_to_one(bool adds)
    {
        AssignedToWillWhoGoesHome();
        _restaurant.Do(Mia, new SetStaffStatus("mia", StaffStatus.OffDuty));
        _restaurant.Do(Mia, Seating()).OfType<WaiterAssigned>().ShouldBeEmpty();
        if (adds)
        {
            var order = _restaurant.Do(Mia, _restaurant.Placing(1, _restaurant.Line("Beer"))).OfType<OrderPlaced>().Single().Order;
            _restaurant.Do(Wanda, new AddLines(order.Id, [_restaurant.Line("Beer")]));
        }
        else _restaurant.Do(Wanda, _restaurant.Placing(1, _restaurant.Line("Beer")));

        Table.WaiterId.ShouldBe("wanda");
    }

    [Fact]
    public void A_waiter_on_duty_keeps_the_table_whoever_helps()
    {
        _restaurant.Do(Mia, new AssignWaiter(Table.Id, "will"));
        _restaurant.Do(Will, new SetStaffStatus("will", StaffStatus.OnBreak));

        _restaurant.Do(Wanda, Seating()).OfType<WaiterAssigned>().ShouldBeEmpty();
        _restaurant.Do(Wanda, _restaurant.Placing(1, _restaurant.Line("Beer"))).OfType<WaiterAssigned>().ShouldBeEmpty();
    }

    [Fact]
    public void A_waiter_takes_no_table_from_a_colleague_on_duty()
    {
        _restaurant.Do(Will, new AssignWaiter(Table.Id, "will"));
        _restaurant.Refuses(Wanda, new AssignWaiter(Table.Id, "wanda"), RefusalCode.Forbidden).Sentence.ShouldContain("Will");
        _restaurant.Do(Wanda, new AssignWaiter(Table.Id, "will")).ShouldBeEmpty("it is so already");
        _restaurant.Do(Will, new AssignWaiter(Table.Id, "wanda"));
        _restaurant.Do(Mia, new AssignWaiter(Table.Id, "will"));
        _restaurant.Do(Will, new SetStaffStatus("will", StaffStatus.OnBreak));
        _restaurant.Refuses(Wanda, new AssignWaiter(Table.Id, "wanda"), RefusalCode.Forbidden);
        _restaurant.Do(Will, new SetStaffStatus("will", StaffStatus.OffDuty));
        _restaurant.Do(Wanda, new AssignWaiter(Table.Id, "wanda")).OfType<WaiterAssigned>().Single().PreviousWaiterId.ShouldBe("will");
    }

    [Fact]
    public void A_person_who_is_dismissed_leaves_all_tables()
    {
        _restaurant.Do(Mia, new AssignWaiter(_restaurant.Table(2).Id, "will"));
        _restaurant.Do(Mia, new AssignWaiter(Table.Id, "will"));
        _restaurant.Do(Will, Seating());

        var left = _restaurant.Do(Mia, new ChangeStaff("will", null, null, null, Active: false)).OfType<WaiterAssigned>().ToArray();

        left.Select(assigned => (assigned.Number, assigned.WaiterId, assigned.PreviousWaiterId))
            .ShouldBe([(1, null, "will"), (2, null, "will")]);
        _restaurant.State.Tables.Values.ShouldAllBe(table => table.WaiterId == null && table.WaiterName == null);
    }

    [Fact]
    public void Waiters_and_cashiers_who_are_off_duty_take_no_orders_and_no_payments_unless_the_restaurant_lets_them()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak"));
        var placing = _restaurant.Placing(1, _restaurant.Line("Beer"));
        var adding = new AddLines(_restaurant.State.Orders.Keys.First(), [_restaurant.Line("Beer")]);
        var paying = _restaurant.Paying(bill, 100, Domain.Bills.PaymentMethod.Cash);
        foreach (var person in (Actor[])[Will, Cass, Mia])
            _restaurant.Do(person, new SetStaffStatus(person.Id, StaffStatus.OffDuty));

        _restaurant.Refuses(Will, placing, RefusalCode.RuleBroken).Sentence.ShouldContain("off duty");
        _restaurant.Refuses(Will, adding, RefusalCode.RuleBroken);
        _restaurant.Refuses(Cass, paying, RefusalCode.RuleBroken);
        _restaurant.Do(Mia, new ChangeRestaurant { ClockInRequired = false });
        _restaurant.Do(Cass, paying);
        _restaurant.Do(Will, placing);
        _restaurant.Do(Mia, new ChangeRestaurant { ClockInRequired = true });
        _restaurant.Do(Mia, placing);
    }

    [Fact]
    public void A_drawer_is_counted_before_the_person_whose_cash_opened_it_goes()
    {
        var bill = _restaurant.ServedAndIssued(_restaurant.Line("Steak"));
        _restaurant.Pay(bill, 500, Domain.Bills.PaymentMethod.Cash);

        _restaurant.Refuses(Cass, new SetStaffStatus("cass", StaffStatus.OffDuty), RefusalCode.RuleBroken).Sentence.ShouldContain("main");
        _restaurant.Refuses(Mia, new ChangeStaff("cass", null, null, null, Active: false), RefusalCode.RuleBroken);
        _restaurant.Do(Mia, new CountShift(_restaurant.Shift().Id));
        _restaurant.Do(Mia, new CloseShift(_restaurant.Shift().Id, 500, null));
        _restaurant.Do(Mia, new ChangeStaff("cass", null, null, null, Active: false));
    }

    private void AssignedToWillWhoGoesHome()
    {
        _restaurant.Do(Mia, new AssignWaiter(Table.Id, "will"));
        _restaurant.Do(Will, new SetStaffStatus("will", StaffStatus.OffDuty));
    }

    private SetTableStatus Seating() => new(Table.Id, TableStatus.Occupied, Guests: 2, ReservedFor: null, Until: null);
}
