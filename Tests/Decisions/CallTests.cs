using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class CallTests
{
    private readonly TestRestaurant _house = new TestRestaurant().Seated();

    [Fact]
    public void A_call_needs_guests_and_somebody_of_the_floor()
    {
        _house.Refuses(Will, new CallWaiter(_house.Table(2).Id, CallType.Help), RefusalCode.TableNotSeated);
        _house.Refuses(Will, new CallWaiter("no", CallType.Help), RefusalCode.NotFound);
        _house.Refuses(Gus, Calling(CallType.Help), RefusalCode.Forbidden);
    }

    [Fact]
    public void Asking_again_counts_and_is_announced_at_most_every_30_seconds()
    {
        var call = Called(_house.Do(Will, Calling(CallType.Waiter)));
        Said(_house.WaitSeconds(29.9).Do(Will, Calling(CallType.Waiter))).Announced.ShouldBeFalse();
        var again = Said(_house.WaitSeconds(0.1).Do(Will, Calling(CallType.Waiter)));
        again.ShouldSatisfyAllConditions(_ =>
            again.Announced.ShouldBeTrue(), _ => again.Call.Count.ShouldBe(3), _ => again.Call.Id.ShouldBe(call.Id));
        _house.Table().Calls.ShouldHaveSingleItem();
    }

    [Fact]
    public void Another_wish_is_a_call_of_its_own_and_heard_at_once()
    {
        _house.Do(Will, Calling(CallType.Waiter));
        Said(_house.Do(Will, Calling(CallType.Bill))).Announced.ShouldBeTrue();
        _house.Table().Calls.Length.ShouldBe(2);
    }

    [Fact]
    public void Unanswered_it_goes_to_all_waiters_and_then_to_the_managers()
    {
        _house.Do(Will, Calling(CallType.Waiter));
        _house.WaitSeconds(44.999).AdvanceClock().ShouldBeEmpty();
        Called(_house.WaitSeconds(0.001).AdvanceClock()).Level.ShouldBe(1);
        _house.AdvanceClock().ShouldBeEmpty();
        Called(_house.WaitSeconds(45).AdvanceClock()).Level.ShouldBe(2);
        _house.WaitMinutes(60).AdvanceClock().ShouldBeEmpty();
    }

    [Fact]
    public void Time_that_nobody_let_pass_is_caught_up_in_one_step()
    {
        _house.Do(Will, Calling(CallType.Waiter));
        Called(_house.WaitMinutes(5).AdvanceClock()).Level.ShouldBe(2);
        _house.AdvanceClock().ShouldBeEmpty();
    }

    [Fact]
    public void The_first_to_acknowledge_goes_and_the_other_hears_who()
    {
        var call = Called(_house.Do(Will, Calling(CallType.Waiter)));
        Called(_house.Do(Will, Acknowledging(call))).AcknowledgedByName.ShouldBe("Will");
        _house.Do(Will, Acknowledging(call)).ShouldBeEmpty();
        _house.Refuses(Wanda, Acknowledging(call), RefusalCode.AlreadyTaken).Sentence.ShouldContain("Will");
        _house.Refuses(Gus, Acknowledging(call), RefusalCode.Forbidden);
        _house.WaitMinutes(4).AdvanceClock().ShouldBeEmpty();
    }

    [Fact]
    public void Acknowledged_but_not_resolved_for_5_minutes_opens_it_again()
    {
        var call = Called(_house.Do(Will, Calling(CallType.Waiter)));
        _house.Do(Will, Acknowledging(call));
        var open = Called(_house.WaitMinutes(5).AdvanceClock());
        open.ShouldSatisfyAllConditions(
            _ => open.Status.ShouldBe(CallStatus.Open), _ => open.Level.ShouldBe(0), _ => open.AcknowledgedBy.ShouldBeNull(),
            _ => open.OpenedAt.ShouldBe(_house.Now));
        _house.AdvanceClock().ShouldBeEmpty();
        Called(_house.WaitSeconds(45).AdvanceClock()).Level.ShouldBe(1);
        _house.Do(Wanda, Acknowledging(call));
    }

    [Fact]
    public void Resolving_ends_it()
    {
        var call = Called(_house.Do(Will, Calling(CallType.Waiter)));
        _house.Refuses(Will, Resolving(call), RefusalCode.IllegalTransition);
        _house.Do(Will, Acknowledging(call));
        Called(_house.Do(Will, Resolving(call))).Status.ShouldBe(CallStatus.Resolved);
        _house.Table().Calls.ShouldBeEmpty();
        _house.Refuses(Will, Resolving(call), RefusalCode.NotFound);
        _house.Refuses(Wanda, Acknowledging(call), RefusalCode.NotFound);
        _house.Refuses(Wanda, Acknowledging(call) with { TableId = "no" }, RefusalCode.NotFound);
    }

    [Fact]
    public void A_repeated_wish_while_somebody_is_on_the_way_only_counts()
    {
        var call = Called(_house.Do(Will, Calling(CallType.Waiter)));
        _house.Do(Will, Acknowledging(call));
        Called(_house.WaitMinutes(1).Do(Will, Calling(CallType.Waiter))).ShouldSatisfyAllConditions(
            again => again.Status.ShouldBe(CallStatus.Acknowledged), again => again.Count.ShouldBe(2));
    }

    [Fact]
    public void Calls_expire_when_the_guests_leave()
    {
        _house.Do(Will, Calling(CallType.Waiter));
        _house.Do(Will, Calling(CallType.Bill));
        var events = _house.Do(Will, new SetTableStatus(_house.Table().Id, TableStatus.NeedsCleaning, null, null, null));
        events.OfType<WaiterCalled>().Select(called => called.Call.Status).ShouldBe([CallStatus.Expired, CallStatus.Expired]);
        _house.Table().Calls.ShouldBeEmpty();
        _house.WaitMinutes(10).AdvanceClock().ShouldBeEmpty();
    }

    private static WaiterCalled Said(IEnumerable<RestaurantEvent> events) => events.OfType<WaiterCalled>().Single();

    private static Call Called(IEnumerable<RestaurantEvent> events) => Said(events).Call;

    private CallWaiter Calling(CallType type) => new(_house.Table().Id, type);

    private AcknowledgeCall Acknowledging(Call call) => new(_house.Table().Id, call.Id);

    private ResolveCall Resolving(Call call) => new(_house.Table().Id, call.Id);
}
