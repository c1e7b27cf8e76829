using CsCheck;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Infrastructure.Serialization;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class TimecardTests
{
    private static readonly Gen<(int Who, int Status, int Minutes)[]> Shifts =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 500]).Array[1, 60];

    // Everyone clocks in when the restaurant is made, at 20:00 in Vienna.
    private readonly TestRestaurant _restaurant = new();

    [Fact]
    public void A_timecard_is_from_clocking_in_to_clocking_out_and_its_breaks_are_apart()
    {
        var began = _restaurant.Now;
        Set(Will, StaffStatus.OnBreak, afterMinutes: 90);
        Set(Will, StaffStatus.Available, afterMinutes: 20);
        Set(Will, StaffStatus.OffDuty, afterMinutes: 10);
        var card = Cards(Will).ShouldHaveSingleItem();
        (card.Name, card.From, card.To).ShouldBe((Will.Name, began, began.AddMinutes(120)));
        card.Breaks.ShouldBe([new(began.AddMinutes(90), began.AddMinutes(110))]);
        Minutes(card).ShouldBe((100, 20));
    }

    [Fact]
    public void What_goes_on_counts_until_now()
    {
        _restaurant.WaitMinutes(30);
        Minutes(Cards(Will).Single()).ShouldBe((30, 0));
        Set(Will, StaffStatus.OnBreak, afterMinutes: 0);
        _restaurant.WaitMinutes(15);
        var card = Cards(Will).Single();
        card.IsOpen.ShouldBeTrue();
        Minutes(card).ShouldBe((30, 15));
    }

    [Fact]
    public void Clocking_out_ends_a_break()
    {
        Set(Will, StaffStatus.OnBreak, afterMinutes: 10);
        Set(Will, StaffStatus.OffDuty, afterMinutes: 5);
        _restaurant.WaitMinutes(60);
        Minutes(Cards(Will).Single()).ShouldBe((10, 5));
    }

    [Fact]
    public void A_stay_over_midnight_counts_for_the_business_day_on_which_it_began()
    {
        var day = _restaurant.State.DayAt(_restaurant.Now);
        Set(Will, StaffStatus.OffDuty, afterMinutes: 60 * 6);
        Cards(Will).Single().Day.ShouldBe(day);
        Set(Will, StaffStatus.Available, afterMinutes: 60);
        Cards(Will)[1].Day.ShouldBe(day, "three in the morning");
        Set(Will, StaffStatus.OffDuty, afterMinutes: 60);
        Set(Will, StaffStatus.Available, afterMinutes: 1);
        Cards(Will)[2].Day.ShouldBe(day.AddDays(1));
    }

    [Fact]
    public void Who_is_dismissed_is_clocked_out()
    {
        _restaurant.WaitMinutes(30).Do(Mia, new ChangeStaff(Will.Id, null, null, null, Active: false));
        Cards(Will).Single().To.ShouldBe(_restaurant.Now);
    }

    [Fact]
    public void A_hundred_days_are_held_and_what_goes_on_is_held_for_ever()
    {
        Set(Will, StaffStatus.OffDuty, afterMinutes: 30);
        _restaurant.Wait(TimeSpan.FromDays(Timecard.DaysHeld));
        Set(Will, StaffStatus.Available, afterMinutes: 0);
        Cards(Will).Length.ShouldBe(2);
        Set(Will, StaffStatus.OffDuty, afterMinutes: 30);
        _restaurant.Wait(TimeSpan.FromDays(1));
        Set(Will, StaffStatus.Available, afterMinutes: 0);
        Cards(Will).Length.ShouldBe(2);
        Cards(Cass).ShouldHaveSingleItem().IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void The_hours_of_everyone_are_a_recount_of_the_log_and_of_a_snapshot() => Shifts.Sample(steps =>
    {
        var restaurant = new TestRestaurant { ChecksEachStep = false };
        Actor[] people = [Will, Cass, Gus, Eve];
        foreach (var (who, status, minutes) in steps)
            restaurant.WaitMinutes(minutes).Try(people[who], new SetStaffStatus(people[who].Id, (StaffStatus)status));
        restaurant.ShouldFoldFromTheBeginning();
        var loaded = SnapshotCodec.Decode(SnapshotCodec.Encode(restaurant.State))!;
        foreach (var person in people)
        {
            var cards = loaded.Timecards.Where(card => card.StaffId == person.Id).ToArray();
            var (worked, breaks) = Recount(restaurant, person);
            cards.Aggregate(TimeSpan.Zero, (sum, card) => sum + card.Worked(restaurant.Now)).ShouldBe(worked);
            cards.Aggregate(TimeSpan.Zero, (sum, card) => sum + card.OnBreak(restaurant.Now)).ShouldBe(breaks);
            cards.Count(card => card.IsOpen).ShouldBe(restaurant.State.Staff[person.Id].IsOnDuty ? 1 : 0);
        }
    }, iter: 100);

    // By the statuses alone: each lasts until the next one.
    private static (TimeSpan Worked, TimeSpan Breaks) Recount(TestRestaurant restaurant, Actor person)
    {
        var (worked, breaks, status, since) = (TimeSpan.Zero, TimeSpan.Zero, StaffStatus.OffDuty, default(DateTimeOffset));
        foreach (var recorded in restaurant.Log.SelectMany(commit => commit.RecordedEvents()))
            if (recorded.Event is StaffStatusChanged changed && changed.StaffId == person.Id) Next(changed.Status, recorded.At);
        Next(status, restaurant.Now);
        return (worked, breaks);

        void Next(StaffStatus next, DateTimeOffset at)
        {
            if (status == StaffStatus.Available) worked += at - since;
            if (status == StaffStatus.OnBreak) breaks += at - since;
            (status, since) = (next, at);
        }
    }

    private void Set(Actor who, StaffStatus status, double afterMinutes) =>
        _restaurant.WaitMinutes(afterMinutes).Do(who, new SetStaffStatus(who.Id, status));

    private Timecard[] Cards(Actor who) => [.. _restaurant.State.Timecards.Where(card => card.StaffId == who.Id)];

    private (double Worked, double Breaks) Minutes(Timecard card) =>
        (card.Worked(_restaurant.Now).TotalMinutes, card.OnBreak(_restaurant.Now).TotalMinutes);
}
