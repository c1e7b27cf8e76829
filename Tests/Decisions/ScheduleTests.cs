using System.Globalization;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;
using WireTime = RealtimeRestaurant.Hubs.Wire.WireTime;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>It is Monday, 20:00 in Vienna; soup can be ordered until 21:00.</summary>
public sealed class ScheduleTests
{
    private static readonly Schedule Evening = new([new([], new(18, 0), new(21, 0))]);
    private static readonly TimeZoneInfo Vienna = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna");

    private readonly TestRestaurant _restaurant = new TestRestaurant().Seated();

    public ScheduleTests() => _restaurant.Do(Mia, Changing("Soup") with { Schedule = Evening });

    private MenuItem Soup => _restaurant.Dish("Soup");

    [Fact]
    public void A_dish_is_ordered_within_its_times_and_the_refusal_names_them()
    {
        var order = _restaurant.Placed(_restaurant.Line("Soup", course: 2));
        _restaurant.WaitMinutes(60);
        Refused().ShouldBe("Soup can only be ordered 18:00–21:00.");
        _restaurant.Refuses(Will, new AddLines(order.Id, [_restaurant.Line("Soup")]), RefusalCode.ItemUnavailable);
        _restaurant.Do(Will, new FireCourse(order.Id, 2)).ShouldNotBeEmpty("what was ordered in time is cooked");
        _restaurant.Do(Will, _restaurant.Placing(1, _restaurant.Line("Beer")));

        _restaurant.WaitMinutes(21 * 60).Do(Will, _restaurant.Placing(1, _restaurant.Line("Soup")));
    }

    [Fact]
    public void Screens_hear_by_the_clock_when_it_ends_and_when_it_begins()
    {
        _restaurant.State.NextDeadline().ShouldBe(_restaurant.Now.AddHours(1));
        _restaurant.WaitMinutes(59).AdvanceClock().ShouldBeEmpty();
        Heard(_restaurant.WaitMinutes(1).AdvanceClock()).ShouldBe([(Soup.Id, false, OffReason.Schedule)]);
        (Soup.Available, Soup.Reason, Soup.Off).ShouldBe((false, OffReason.Schedule, null));
        _restaurant.AdvanceClock().ShouldBeEmpty("once");

        _restaurant.State.ScheduleTurn!.NextAt.ShouldBe(_restaurant.Now.AddHours(21));
        Heard(_restaurant.WaitMinutes(21 * 60).AdvanceClock()).ShouldBe([(Soup.Id, true, null)]);
        Soup.Available.ShouldBeTrue();
    }

    [Fact]
    public void A_category_has_times_for_all_its_dishes_and_a_dish_keeps_its_own_within_them()
    {
        var food = _restaurant.State.Categories.Single();
        var late = new Schedule([new([DayOfWeek.Monday], new(20, 30), new(2, 0))]);
        var events = _restaurant.Do(Mia, new ChangeMenuCategory(food.Id, null, null) { Schedule = late });
        Heard(events).Length.ShouldBe(_restaurant.State.Menu.Count);
        Refused("Beer").ShouldBe("Beer can only be ordered 20:30–02:00 on Monday.");

        Heard(_restaurant.WaitMinutes(30).AdvanceClock()).ShouldAllBe(heard => heard.Available);
        _restaurant.WaitMinutes(60).AdvanceClock();
        Refused().ShouldContain("18:00–21:00");
        _restaurant.WaitMinutes(269).Do(Will, _restaurant.Placing(1, _restaurant.Line("Beer")));
        _restaurant.WaitMinutes(1);
        Refused("Beer").ShouldContain("on Monday", customMessage: "it is Tuesday, 02:00");

        _restaurant.Do(Mia, new ChangeMenuCategory(food.Id, null, null) { Schedule = null });
        _restaurant.Dish("Beer").Available.ShouldBeTrue();
        _restaurant.Do(Mia, new AddMenuCategory("Breakfast") { Schedule = new([new([], new(7, 0), new(11, 0))]) });
        Heard(_restaurant.Do(Mia, Changing("Beer") with { Category = "Breakfast" })).Single().Reason.ShouldBe(OffReason.Schedule);
    }

    [Fact]
    public void What_is_86_stays_so_when_its_time_comes_and_what_comes_back_waits_for_its_time()
    {
        _restaurant.Do(Eve, new SetAvailability(Soup.Id, Available: false));
        Heard(_restaurant.WaitMinutes(60).AdvanceClock()).ShouldBeEmpty("it is off already");
        Heard(_restaurant.WaitMinutes(21 * 60).AdvanceClock()).ShouldBeEmpty();
        (Soup.Reason, Soup.Closed).ShouldBe((OffReason.Manual, false));

        _restaurant.WaitMinutes(3 * 60).AdvanceClock();
        Heard(_restaurant.Do(Eve, new SetAvailability(Soup.Id, Available: true))).ShouldBe([(Soup.Id, false, OffReason.Schedule)]);
        _restaurant.Do(Eve, new SetAvailability(Soup.Id, Available: true)).ShouldBeEmpty();
        Heard(_restaurant.Do(Mia, Changing("Soup") with { Stock = 0 })).ShouldBe([(Soup.Id, false, OffReason.Auto)]);
        Heard(_restaurant.Do(Mia, Changing("Soup") with { Stock = 5 })).ShouldBe([(Soup.Id, false, OffReason.Schedule)]);
    }

    [Fact]
    public void Another_schedule_or_time_zone_counts_at_once()
    {
        Heard(_restaurant.Do(Ada, new ChangeRestaurant { TimeZone = "Asia/Tokyo" })).Single().Available.ShouldBeFalse();
        Heard(_restaurant.Do(Mia, Changing("Soup") with { Schedule = null })).Single().Available.ShouldBeTrue();
        _restaurant.State.ScheduleTurn!.NextAt.ShouldBeNull();
        _restaurant.Do(Mia, Changing("Soup") with { Schedule = null }).ShouldBeEmpty();

        var tart = new AddMenuItem("Tart", "Food", 500, "bar", null, null, null, null, []) { Schedule = Evening };
        _restaurant.Do(Mia, tart);
        _restaurant.Dish("Tart").Available.ShouldBeFalse("it is 04:00 in Tokyo");
        _restaurant.Refuses(Will, Changing("Tart") with { Schedule = null }, RefusalCode.Forbidden);
    }

    [Fact]
    public void A_remake_of_what_was_served_in_time_does_not_wait_for_tomorrow()
    {
        var order = _restaurant.Placed(_restaurant.Line("Soup"));
        _restaurant.Bumped(Eve, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served).WaitMinutes(60);
        _restaurant.Do(Mia, new ReturnItem(order.Id, _restaurant.Item(order, "Soup").Id, ReturnRemedy.Remake, "cold", null, false))
            .OfType<LineAdded>().Single().Item.Dish.Name.ShouldBe("Soup");
    }

    [Fact]
    public void The_menu_is_shown_as_of_now_and_what_a_clock_that_was_ahead_said_is_put_right()
    {
        _restaurant.State.MenuAsOf(_restaurant.Now).ShouldBeSameAs(_restaurant.State);
        AvailableAt(_restaurant.Now.AddHours(1)).ShouldBeFalse("the log does not say so yet");

        Heard(_restaurant.Wait(TimeSpan.FromDays(2.2)).AdvanceClock()).Single().Available.ShouldBeFalse();
        _restaurant.Wait(-TimeSpan.FromDays(2.2)).WaitMinutes(1);
        AvailableAt(_restaurant.Now).ShouldBeTrue("the clock is right again");
        _restaurant.Seated(2).Do(Will, _restaurant.Placing(2, _restaurant.Line("Soup")));
        Heard(_restaurant.AdvanceClock()).Single().Available.ShouldBeTrue();
        Heard(_restaurant.AdvanceClock()).ShouldBeEmpty();
        Heard(_restaurant.WaitMinutes(59).AdvanceClock()).Single().Available.ShouldBeFalse();

        bool AvailableAt(DateTimeOffset now) => _restaurant.State.MenuAsOf(now).Menu[Soup.Id].Available;
    }

    [Theory]
    // The clock goes from 02:00 to 03:00 on 28 March, and from 03:00 back to 02:00 on 31 October.
    [InlineData("2027-03-28", "02:30", "04:00", "2027-03-28T01:30Z", "2027-03-28T02:00Z")]
    [InlineData("2027-03-28", "01:00", "02:30", "2027-03-28T00:00Z", "2027-03-28T01:30Z")]
    [InlineData("2027-03-27", "23:00", "06:00", "2027-03-27T22:00Z", "2027-03-28T04:00Z")]
    [InlineData("2027-10-31", "02:30", "04:00", "2027-10-31T00:30Z", "2027-10-31T03:00Z")]
    [InlineData("2027-10-31", "01:00", "02:30", "2027-10-30T23:00Z", "2027-10-31T00:30Z")]
    [InlineData("2027-10-31", "00:00", "00:00", "2027-10-30T22:00Z", "2027-10-31T23:00Z")]
    public void Times_go_by_the_clock_on_the_wall_when_it_is_changed(string day, string from, string to, string begins, string ends)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var schedule = new Schedule([new([date.DayOfWeek], WireTime.ParseOfDay(from)!.Value, WireTime.ParseOfDay(to)!.Value)]);
        var (start, end) = (WireTime.Parse(begins)!.Value, WireTime.Parse(ends)!.Value);

        schedule.NextTurn(start.AddDays(-1), Vienna).ShouldBe(start);
        schedule.NextTurn(start, Vienna).ShouldBe(end);
        schedule.Contains(start.AddMilliseconds(-1), Vienna).ShouldBeFalse();
        schedule.Contains(start, Vienna).ShouldBeTrue();
        schedule.Contains(end.AddMilliseconds(-1), Vienna).ShouldBeTrue();
        schedule.Contains(end, Vienna).ShouldBeFalse();
        schedule.NextTurn(end, Vienna).ShouldBeGreaterThan(end.AddDays(5), "a week later");
    }

    private static (string Dish, bool Available, OffReason? Reason)[] Heard(IEnumerable<RestaurantEvent> events) =>
        [.. events.OfType<MenuAvailabilityChanged>().Select(changed => (changed.MenuItemId, changed.Available, changed.Reason))];

    private string Refused(string dish = "Soup") =>
        _restaurant.Refuses(Will, _restaurant.Placing(1, _restaurant.Line(dish)), RefusalCode.ItemUnavailable).Sentence;

    private ChangeMenuItem Changing(string dish) => new() { MenuItemId = _restaurant.Dish(dish).Id };
}
