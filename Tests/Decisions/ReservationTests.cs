using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Screens;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;
using ReservationViews = RealtimeRestaurant.Hubs.Wire.ReservationViews;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class ReservationTests
{
    private readonly TestRestaurant _restaurant = new();

    private static readonly DateTimeOffset Tonight = new(2026, 11, 23, 21, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_table_that_is_occupied_now_is_reserved_for_later_and_shows_its_next_reservation()
    {
        _restaurant.Seated();
        var late = Made(Making(1) with { At = Tonight.AddHours(3) });
        var made = Made(Making(1));
        (made.Status, made.EndsAt, made.StaffId).ShouldBe((ReservationStatus.Booked, Tonight.AddMinutes(120), "will"));
        _restaurant.State.NextReservation(_restaurant.Table().Id)!.Id.ShouldBe(made.Id);
        _restaurant.State.NextReservation(_restaurant.Table(2).Id).ShouldBeNull();
        _restaurant.Table().Status.ShouldBe(TableStatus.Occupied);
        _restaurant.Do(Will, new CancelReservation(made.Id, "rang"));
        _restaurant.State.NextReservation(_restaurant.Table().Id)!.Id.ShouldBe(late.Id);
    }

    [Fact]
    public void Two_reservations_of_one_table_do_not_overlap()
    {
        Made(Making(1, 2));
        _restaurant.Refuses(Cass, Making(2) with { At = Tonight.AddMinutes(119) }, RefusalCode.AlreadyTaken).Sentence.ShouldContain("Kim");
        _restaurant.Refuses(Cass, Making(2) with { At = Tonight.AddMinutes(-1), Minutes = 15 }, RefusalCode.AlreadyTaken);
        _restaurant.Do(Cass, Making(2) with { At = Tonight.AddMinutes(-15), Minutes = 15 });
        var after = Made(Making(2) with { At = Tonight.AddMinutes(120), Minutes = 60 });
        _restaurant.Refuses(Will, new ChangeReservation(after.Id) { At = Tonight.AddMinutes(60) }, RefusalCode.AlreadyTaken);
        _restaurant.Do(Will, new ChangeReservation(after.Id) { Minutes = 90, PartySize = 3 });
        _restaurant.Do(Will, new ChangeReservation(after.Id) { Minutes = 90, TableIds = [_restaurant.Table(2).Id] }).ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_reserved()
    {
        _restaurant.Refuses(Gus, Making(1), RefusalCode.Forbidden);
        _restaurant.Refuses(Will, Making(1) with { Name = " " }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, Making(1) with { PartySize = 0 }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, Making(1) with { At = _restaurant.Now.AddMilliseconds(-1) }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, Making(1) with { At = _restaurant.Now.AddDays(366) }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, Making(1) with { Minutes = 14 }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, Making() with { TableIds = [] }, RefusalCode.RuleBroken);
        _restaurant.Refuses(Will, Making(1) with { TableIds = ["no"] }, RefusalCode.NotFound);
        _restaurant.Refuses(Will, new CancelReservation("no", null), RefusalCode.NotFound);
    }

    [Fact]
    public void Guests_who_come_are_seated_at_all_of_their_tables()
    {
        var made = Made(Making(1, 2));
        _restaurant.Do(Will, new SetTableStatus(_restaurant.Table(2).Id, TableStatus.Reserved, null, "Kim", null));
        var events = _restaurant.Do(Will, new SeatReservation(made.Id, 5));

        events.OfType<ReservationChanged>().Single().Reservation.Status.ShouldBe(ReservationStatus.Seated);
        (_restaurant.Table(1).Session!.Guests, _restaurant.Table(2).Merge!.HostId).ShouldBe((5, _restaurant.Table(1).Id));
        (_restaurant.Table(2).Status, _restaurant.Table(2).Reservation).ShouldBe((TableStatus.Occupied, null));
        _restaurant.State.Reservations.ShouldBeEmpty();
        _restaurant.Refuses(Will, new SeatReservation(made.Id, null), RefusalCode.NotFound);
    }

    [Fact]
    public void Guests_who_came_keep_their_tables_until_their_reservation_ends_or_they_leave()
    {
        var made = Made(Making(1, 2));
        _restaurant.WaitMinutes(120).Do(Will, new SeatReservation(made.Id, null));
        _restaurant.Refuses(Will, Making(1) with { At = made.EndsAt.AddMinutes(-1) }, RefusalCode.AlreadyTaken);
        _restaurant.Refuses(Will, Making(2) with { At = made.EndsAt.AddMinutes(-1) }, RefusalCode.AlreadyTaken);
        var after = Made(Making(2) with { At = made.EndsAt });
        _restaurant.Refuses(Will, new ChangeReservation(after.Id) { At = made.EndsAt.AddMinutes(-1) }, RefusalCode.AlreadyTaken);

        _restaurant.Do(Will, new SetTableStatus(_restaurant.Table().Id, TableStatus.NeedsCleaning, null, null, null));
        Made(Making(1) with { At = made.EndsAt.AddMinutes(-1) });
    }

    [Fact]
    public void Guests_who_came_keep_their_table_when_it_is_merged_and_unmerged()
    {
        var made = Made(Making(2));
        _restaurant.Seated().WaitMinutes(119).Do(Will, new SeatReservation(made.Id, null));
        _restaurant.Do(Will, new MergeTable(_restaurant.Table(2).Id, _restaurant.Table().Id));
        _restaurant.Refuses(Will, Making(2) with { At = made.EndsAt.AddMinutes(-1) }, RefusalCode.AlreadyTaken);
        _restaurant.Do(Will, new UnmergeTable(_restaurant.Table(2).Id));
        _restaurant.Refuses(Will, Making(2) with { At = made.EndsAt.AddMinutes(-1) }, RefusalCode.AlreadyTaken);
    }

    [Fact]
    public void Guests_are_not_seated_while_others_sit_there()
    {
        var made = Made(Making(1, 2));
        _restaurant.Seated(2).Refuses(Will, new SeatReservation(made.Id, null), RefusalCode.TableOccupied);
        _restaurant.Do(Will, new SetTableStatus(_restaurant.Table(2).Id, TableStatus.NeedsCleaning, null, null, null));
        _restaurant.Refuses(Will, new SeatReservation(made.Id, null), RefusalCode.IllegalTransition);
        _restaurant.Do(Will, new SetTableStatus(_restaurant.Table(2).Id, TableStatus.Available, null, null, null));
        _restaurant.Do(Will, new SeatReservation(made.Id, null));
        _restaurant.Table().Session!.Guests.ShouldBe(made.PartySize);
    }

    [Fact]
    public void A_reservation_expires_15_minutes_after_its_time()
    {
        var (late, never) = (Made(Making(1)), Made(Making(2)));
        _restaurant.WaitMinutes(134.9).AdvanceClock().OfType<ReservationChanged>().ShouldBeEmpty();
        _restaurant.Do(Will, new SeatReservation(late.Id, null));
        var expired = _restaurant.WaitMinutes(0.1).AdvanceClock().OfType<ReservationChanged>().Single().Reservation;
        (expired.Id, expired.Status).ShouldBe((never.Id, ReservationStatus.Expired));
        _restaurant.State.Reservations.ShouldBeEmpty();
        _restaurant.AdvanceClock().ShouldBeEmpty();
    }

    [Fact]
    public void Its_end_is_told_to_the_floor_and_managers_and_never_to_the_kitchen()
    {
        var made = Made(Making(1));
        var noShow = _restaurant.Do(Will, new MarkNoShow(made.Id)).OfType<ReservationChanged>().Single();
        noShow.Reservation.Status.ShouldBe(ReservationStatus.NoShow);
        StreamRouting.Of(noShow).ShouldBe([Streams.Restaurant(ScreenKind.Floor), Streams.Restaurant(ScreenKind.Dashboard)]);
    }

    [Fact]
    public void A_screen_gets_those_of_today_and_tomorrow()
    {
        var today = Made(Making(1));
        var tomorrow = Made(Making(1) with { At = Tonight.AddDays(1) });
        Made(Making(1) with { At = Tonight.AddDays(2) });
        ReservationViews.ReservationsView(_restaurant.State, _restaurant.Now).Select(one => one.Id).ShouldBe([today.Id, tomorrow.Id]);
        ReservationViews.ReservationsView(_restaurant.State, _restaurant.Now.AddDays(1)).Count.ShouldBe(3);
    }

    [Fact]
    public void A_table_with_reservations_to_come_is_not_retired()
    {
        var made = Made(Making(1));
        _restaurant.Refuses(Mia, new ChangeTable(_restaurant.Table().Id) { Retired = true }, RefusalCode.AlreadyTaken);
        _restaurant.Do(Will, new ChangeReservation(made.Id) { TableIds = [_restaurant.Table(2).Id], Phone = null, Note = null });
        _restaurant.Do(Mia, new ChangeTable(_restaurant.Table().Id) { Retired = true });
        _restaurant.Refuses(Will, new ChangeReservation(made.Id) { TableIds = made.TableIds }, RefusalCode.NotFound);
        (_restaurant.State.Reservations[made.Id].Phone, _restaurant.State.Reservations[made.Id].Note).ShouldBe((null, null));
    }

    private MakeReservation Making(params int[] tables) =>
        new("Kim", "+390612345678", 4, Tonight, Minutes: null, "birthday", [.. tables.Select(table => _restaurant.Table(table).Id)]);

    private Reservation Made(MakeReservation command) =>
        _restaurant.Do(Will, command).OfType<ReservationChanged>().Single().Reservation;
}
