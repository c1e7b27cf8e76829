using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>Tables that one member of staff hands over to another. Both tables are Will's, and guests sit at table 1.</summary>
public sealed class HandoverTests
{
    private readonly TestRestaurant _restaurant = new();

    public HandoverTests()
    {
        foreach (var table in (int[])[1, 2]) _restaurant.Do(Mia, new AssignWaiter(_restaurant.Table(table).Id, "will"));
        _restaurant.Seated();
    }

    [Fact]
    public void Staff_hand_over_one_or_all_of_their_tables_and_a_manager_those_of_others()
    {
        _restaurant.Do(Will, new HandOverTables("will", "wanda", [_restaurant.Table().Id]));
        (_restaurant.Table(1).WaiterId, _restaurant.Table(2).WaiterId).ShouldBe(("wanda", "will"));
        _restaurant.Refuses(Will, new HandOverTables("wanda", "will", []), RefusalCode.Forbidden);
        _restaurant.Refuses(Will, new HandOverTables("will", "wanda", [_restaurant.Table().Id]), RefusalCode.RuleBroken);
        _restaurant.Do(Mia, new HandOverTables("wanda", "will", []));

        _restaurant.Do(Will, new HandOverTables("will", "wanda", [])).OfType<WaiterAssigned>().Select(assigned => assigned.Number)
            .ShouldBe([1, 2]);
        _restaurant.Do(Mia, new HandOverTables("will", "wanda", [])).ShouldBeEmpty();
    }

    [Fact]
    public void A_table_that_is_not_used_any_more_is_not_handed_over()
    {
        _restaurant.Do(Mia, new ChangeTable(_restaurant.Table(2).Id) { Retired = true });
        _restaurant.Do(Will, new HandOverTables("will", "wanda", [])).OfType<WaiterAssigned>().Single().Number.ShouldBe(1);
    }

    [Fact]
    public void The_other_serves_tables_and_is_on_duty()
    {
        _restaurant.Refuses(Will, new HandOverTables("will", "gus", []), RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, new HandOverTables("will", "no", []), RefusalCode.NotFound);
        _restaurant.Refuses(Will, new HandOverTables("will", "wanda", ["no"]), RefusalCode.NotFound);
        _restaurant.Refuses(Cass, new HandOverTables("cass", "wanda", []), RefusalCode.Forbidden);
        _restaurant.Do(Wanda, new SetStaffStatus("wanda", StaffStatus.OffDuty));
        _restaurant.Refuses(Will, new HandOverTables("will", "wanda", []), RefusalCode.RuleBroken);
    }

    [Fact]
    public void An_open_call_goes_to_the_waiter_who_has_the_table_now()
    {
        _restaurant.Do(Will, new CallWaiter(_restaurant.Table().Id, CallType.Bill));
        var called = _restaurant.Do(Will, new HandOverTables("will", "wanda", [])).OfType<WaiterCalled>().Single();
        StreamRouting.Of(called).ShouldBe([Streams.User(ScreenKind.Floor, "wanda")]);
        _restaurant.WaitSeconds(45).AdvanceClock().OfType<WaiterCalled>().Single().Call.Level.ShouldBe(1);
    }

    [Fact]
    public void Who_goes_off_duty_hands_the_guests_over_in_the_same_command()
    {
        _restaurant.Refuses(Will, Leaving("will"), RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, Leaving("will") with { HandOverTo = "will" }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, new SetStaffStatus("will", StaffStatus.OnBreak) { HandOverTo = "wanda" }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Wanda, Leaving("will") with { HandOverTo = "wanda" }, RefusalCode.Forbidden);

        _restaurant.Do(Mia, Leaving("will") with { HandOverTo = "wanda" });

        (_restaurant.Table(1).WaiterId, _restaurant.Table(2).WaiterId).ShouldBe(("wanda", "wanda"));
        _restaurant.State.Staff["will"].Status.ShouldBe(StaffStatus.OffDuty);
    }

    [Fact]
    public void Who_is_deactivated_hands_over_too_or_leaves_the_tables_without_a_waiter()
    {
        _restaurant.Refuses(Mia, Changing with { HandOverTo = "wanda" }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Mia, Changing with { Active = false, HandOverTo = "gus" }, RefusalCode.RuleBroken);
        _restaurant.Do(Mia, Changing with { Active = false, HandOverTo = "wanda" });
        _restaurant.Table().WaiterId.ShouldBe("wanda");

        _restaurant.Do(Mia, new ChangeStaff("wanda", null, null, null, Active: false));
        _restaurant.Table().WaiterId.ShouldBeNull();
    }

    private static ChangeStaff Changing => new("will", null, null, null, Active: null);

    private static SetStaffStatus Leaving(string staffId) => new(staffId, StaffStatus.OffDuty);
}
