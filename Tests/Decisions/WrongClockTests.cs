using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Storage;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Infrastructure.Serialization;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>A clock was two days ahead for one order, and is right again.</summary>
public sealed class WrongClockTests
{
    private static readonly TimeSpan Wrong = TimeSpan.FromDays(2);

    private readonly TestRestaurant _restaurant = new TestRestaurant().Seated();

    public WrongClockTests()
    {
        _restaurant.Placed(_restaurant.Line("Steak"));
        _restaurant.Wait(Wrong);
        _restaurant.Placed(_restaurant.Line("Steak"));
        _restaurant.Wait(-Wrong).WaitMinutes(1);
    }

    private DateOnly Day => _restaurant.State.DayAt(_restaurant.Now);

    [Fact]
    public void An_order_has_the_time_and_the_day_of_the_clock()
    {
        var order = _restaurant.Placed(_restaurant.Line("Steak"));
        order.PlacedAt.ShouldBe(_restaurant.Now);
        order.PlacedOn!.Day.ShouldBe(Day);
        _restaurant.State.DecidedAt.ShouldBe(_restaurant.Now);
    }

    [Fact]
    public void The_day_counts_on_where_it_was_and_so_does_the_later_one_when_it_comes()
    {
        _restaurant.Placed(_restaurant.Line("Steak"));
        Orders(Day).ShouldBe(2);
        _restaurant.Wait(TimeSpan.FromDays(1));
        Orders(Day).ShouldBe(0);
        _restaurant.Placed(_restaurant.Line("Steak"));
        Orders(Day).ShouldBe(1);
        _restaurant.Wait(TimeSpan.FromDays(1));
        Orders(Day).ShouldBe(1, "the order that was placed by the wrong clock");
        _restaurant.Placed(_restaurant.Line("Steak"));
        Orders(Day).ShouldBe(2);
    }

    [Fact]
    public void Alerts_come_by_the_clock()
    {
        var order = _restaurant.Placed(_restaurant.Line("Steak"));
        _restaurant.WaitSeconds(10).AdvanceClock().OfType<KitchenAlertRaised>()
            .ShouldContain(alert => alert.Kind == AlertKind.UnseenTicket && alert.OrderId == order.Id);
    }

    [Fact]
    public void A_reservation_lapses_by_the_clock()
    {
        _restaurant.Do(Will, new SetTableStatus(_restaurant.Table(2).Id, TableStatus.Reserved, null, "Ann", _restaurant.Now.AddHours(1)));
        _restaurant.WaitMinutes(59).AdvanceClock().OfType<TableStatusChanged>().ShouldBeEmpty();
        _restaurant.WaitMinutes(1).AdvanceClock().OfType<TableStatusChanged>().ShouldHaveSingleItem();
    }

    [Fact]
    public void The_time_of_a_seated_table_goes_by_the_clock()
    {
        _restaurant.Placed(_restaurant.Line("Steak"));
        _restaurant.Table(1).ActiveAt.ShouldBe(_restaurant.Now);
    }

    [Fact]
    public void A_call_that_the_wrong_clock_announced_is_announced_again()
    {
        _restaurant.Wait(Wrong).Do(Will, new CallWaiter(_restaurant.Table(1).Id, CallType.Bill));
        _restaurant.Wait(-Wrong).Do(Will, new CallWaiter(_restaurant.Table(1).Id, CallType.Bill))
            .OfType<WaiterCalled>().ShouldHaveSingleItem().Announced.ShouldBeTrue();
    }

    [Fact]
    public void The_hour_at_which_days_begin_can_be_changed() =>
        _restaurant.Do(Mia, new ChangeRestaurant { DayStartsAt = 5 }).ShouldHaveSingleItem();

    [Fact]
    public void A_small_difference_of_two_clocks_makes_no_time_run_backwards()
    {
        var restaurant = new TestRestaurant().Seated();
        var first = restaurant.Placed(restaurant.Line("Steak")).PlacedAt;
        restaurant.Wait(-Timestamps.MaxSkew);
        restaurant.Placed(restaurant.Line("Steak")).PlacedAt.ShouldBe(first);
        restaurant.WaitSeconds(-0.001);
        restaurant.Placed(restaurant.Line("Steak")).PlacedAt.ShouldBe(restaurant.Now);
    }

    [Fact]
    public void The_times_of_the_log_never_run_backwards_and_it_is_replayed_to_the_same_state()
    {
        _restaurant.Placed(_restaurant.Line("Steak"));
        var replay = new LogReplay(_restaurant.State.Id);
        foreach (var commit in _restaurant.Log) replay.Add(StoredJson.Decode<Commit>(StoredJson.Encode(commit)));
        Portrait.Of(replay.State).ShouldBe(Portrait.Of(_restaurant.State));
        _restaurant.State.At.ShouldBeGreaterThan(_restaurant.Now.AddDays(1));
    }

    private int Orders(DateOnly day) => Stats.Of(_restaurant.State, day).Orders;
}
