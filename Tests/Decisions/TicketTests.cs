using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire.Validation;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;
using AcknowledgeTicketRequest = RealtimeRestaurant.Hubs.Wire.Requests.AcknowledgeTicketRequest;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class TicketTests
{
    private readonly TestRestaurant _house = new();

    [Fact]
    public void Each_station_gets_a_ticket_and_what_names_none_goes_to_the_default_station()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Chop"), _house.Line("Soup"));
        Ticket(order, "grill").ShouldSatisfyAllConditions(
            ticket => ticket.ItemIds.ShouldBe([order.Items[0].Id, order.Items[1].Id]), ticket => ticket.TargetMinutes.ShouldBe(12),
            ticket => ticket.Status.ShouldBe(TicketStatus.New), ticket => ticket.AddOn.ShouldBeFalse(),
            ticket => ticket.DueAt.ShouldBe(order.Items[1].Preparation.DueAt!.Value));
        Ticket(order, "kitchen").ItemIds.ShouldBe([order.Items[2].Id]);
    }

    [Fact]
    public void Lines_added_later_make_an_add_on_ticket()
    {
        var order = _house.Placed(_house.Line("Steak"));
        _house.Bumped(Gus, order, Ready);
        _house.Do(Will, new AddLines(order.Id, [_house.Line("Chop"), _house.Line("Steak")]));
        Ticket(order, "grill", 2)
            .ShouldSatisfyAllConditions(ticket => ticket.AddOn.ShouldBeTrue(), ticket => ticket.ItemIds.Length.ShouldBe(2));
        Ticket(order, "grill").Status.ShouldBe(TicketStatus.Done);
    }

    [Fact]
    public void A_display_sees_a_ticket_once()
    {
        var order = _house.Placed(_house.Line("Steak"));
        var seeing = new AcknowledgeTicket(Ticket(order, "grill").Id);
        _house.Refuses(Bo, seeing, RefusalCode.Forbidden);
        _house.Refuses(Will, seeing, RefusalCode.Forbidden);
        _house.Refuses(Gus, new AcknowledgeTicket("no"), RefusalCode.NotFound);
        _house.Do(Gus, seeing).ShouldBe([new TicketSeen(seeing.TicketId, order.Id, "gus")]);
        _house.Do(Gina, seeing).ShouldBeEmpty();
        Ticket(order, "grill")
            .ShouldSatisfyAllConditions(ticket => ticket.Status.ShouldBe(TicketStatus.Seen), ticket => ticket.SeenAt.ShouldBe(_house.Now));
    }

    [Theory, InlineData("Wood oven/1"), InlineData("Küche"), InlineData("a.b.c")]
    public void A_station_may_be_called_anything_and_its_tickets_can_be_acknowledged(string station)
    {
        _house.Do(Mia, new AddMenuItem("Pizza", "Food", 900, station, null, null, null, null, []));
        var order = _house.Placed(_house.Line("Pizza"));
        var ticket = Ticket(order, station);
        ticket.ShouldSatisfyAllConditions(_ => ticket.Station.ShouldBe(station), _ => ticket.Wave.ShouldBe(1));
        var call = new AcknowledgeTicketRequest { CommandId = "c1", TicketId = ticket.Id };
        Invalid.Check(call).ShouldBeNull();
        _house.Do(Eve, new AcknowledgeTicket(ticket.Id)).ShouldBe([new TicketSeen(ticket.Id, order.Id, "eve")]);
    }

    [Fact]
    public void The_first_start_makes_it_active_and_the_last_ready_makes_it_done()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Chop"), _house.Line("Beer"));
        _house.Set(Gus, order, "Steak", Preparing);
        Ticket(order, "grill").Status.ShouldBe(TicketStatus.Active);
        _house.Set(Gus, order, "Steak", Ready).OfType<ItemsReady>().ShouldBeEmpty();

        var ready = _house.Set(Gina, order, "Chop", Ready).OfType<ItemsReady>().Single();
        ready.Items.Select(item => item.Name).ShouldBe(["Steak", "Chop"]);
        ready.ShouldSatisfyAllConditions(_ =>
            ready.OrderComplete.ShouldBeFalse(), _ => ready.Station.ShouldBe("grill"), _ => ready.WaiterId.ShouldBe("will"));
        Ticket(order, "grill")
            .ShouldSatisfyAllConditions(ticket => ticket.Status.ShouldBe(TicketStatus.Done), ticket => ticket.DoneAt.ShouldBe(_house.Now));
        _house.Set(Bo, order, "Beer", Ready).OfType<ItemsReady>().Single().OrderComplete.ShouldBeTrue();
    }

    [Fact]
    public void A_released_ticket_stays_active()
    {
        var order = _house.SteakIs(Preparing);
        _house.Set(Gus, order, "Steak", Queued);
        Ticket(order, "grill").Status.ShouldBe(TicketStatus.Active);
    }

    [Fact]
    public void Cancelling_the_last_that_cooks_makes_it_done()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Chop"));
        _house.Set(Gus, order, "Steak", Ready);
        _house.Set(Will, order, "Chop", Cancelled).OfType<ItemsReady>().Single().Items.Single().Name.ShouldBe("Steak");
    }

    [Fact]
    public void A_recall_brings_it_back_first_and_ready_again_says_so_again()
    {
        var order = _house.SteakIs(Ready);
        var other = _house.Placed(_house.Line("Chop"));
        _house.Set(Gus, order, "Steak", Preparing).OfType<ItemsReady>().ShouldBeEmpty();
        Ticket(order, "grill")
            .ShouldSatisfyAllConditions(ticket => ticket.Status.ShouldBe(TicketStatus.Active), ticket => ticket.Recalled.ShouldBeTrue());
        KitchenBoard.Tickets(_house.State).First().OrderId.ShouldBe(order.Id);
        _house.Set(Gus, order, "Steak", Ready).OfType<ItemsReady>().Count().ShouldBe(1);
        Ticket(order, "grill").Recalled.ShouldBeFalse();
        _house.Order(other.Id).Status.ShouldBe(OrderStatus.Placed);
    }

    [Fact]
    public void Served_closes_it_and_taking_that_back_reopens_it_quietly()
    {
        var order = _house.SteakIs(Served);
        Ticket(order, "grill").Status.ShouldBe(TicketStatus.Closed);
        _house.Set(Will, order, "Steak", Ready).OfType<ItemsReady>().ShouldBeEmpty();
        Ticket(order, "grill").Status.ShouldBe(TicketStatus.Done);
    }

    [Fact]
    public void A_cancelled_ticket_waits_to_be_acknowledged()
    {
        var order = _house.SteakIs(Cancelled);
        Ticket(order, "grill").Status.ShouldBe(TicketStatus.CancelledPending);
        _house.Do(Gina, new AcknowledgeTicket(Ticket(order, "grill").Id))
            .ShouldBe([new TicketClosed(Ticket(order, "grill").Id, order.Id, "gina")]);
        _house.Do(Gus, new AcknowledgeTicket(Ticket(order, "grill").Id)).ShouldBeEmpty();
        Ticket(order, "grill").Status.ShouldBe(TicketStatus.Closed);
    }

    [Fact]
    public void A_cancelled_ticket_closes_by_itself_after_15_minutes()
    {
        var order = _house.SteakIs(Cancelled);
        _house.WaitMinutes(14.99).AdvanceClock().OfType<TicketClosed>().ShouldBeEmpty();
        _house.WaitMinutes(0.01).AdvanceClock().OfType<TicketClosed>().Single().TicketId.ShouldBe(Wave.TicketId(order.Id, 1, "grill"));
        _house.AdvanceClock().ShouldBeEmpty();
    }

    [Fact]
    public void What_was_voided_after_it_was_done_is_shown_struck_through_too()
    {
        var order = _house.SteakIs(Ready);
        _house.Set(Mia, order, "Steak", Voided, "cold");
        Ticket(order, "grill").Status.ShouldBe(TicketStatus.CancelledPending);
    }

    [Fact]
    public void Nobody_looks_for_10_seconds_and_the_pass_is_told_once()
    {
        var order = _house.Placed(_house.Line("Steak"));
        _house.WaitSeconds(9.999).AdvanceClock().ShouldBeEmpty();
        var alert = _house.WaitSeconds(0.001).AdvanceClock().ShouldHaveSingleItem().ShouldBeOfType<KitchenAlertRaised>();
        alert.ShouldSatisfyAllConditions(
            _ => alert.Kind.ShouldBe(AlertKind.UnseenTicket), _ => alert.TicketId.ShouldBe(Wave.TicketId(order.Id, 1, "grill")),
            _ => alert.OrderId.ShouldBe(order.Id));
        _house.AdvanceClock().ShouldBeEmpty();
        _house.WaitSeconds(60).AdvanceClock().ShouldBeEmpty();
    }

    [Fact]
    public void A_ticket_warns_at_70_percent_and_is_late_at_100()
    {
        var order = _house.Placed(_house.Line("Chop"));
        _house.Do(Gus, new AcknowledgeTicket(Ticket(order, "grill").Id));
        _house.State.NextDeadline().ShouldBe(_house.Now.AddSeconds(8 * 42));
        _house.WaitSeconds((8 * 42) - 0.001).AdvanceClock().ShouldBeEmpty();
        Kinds(_house.WaitSeconds(0.001)).ShouldBe([AlertKind.Warn]);
        Kinds(_house.WaitSeconds(8 * 18)).ShouldBe([AlertKind.Late]);
        _house.State.Deadlines.Due(DateTimeOffset.MaxValue).ShouldAllBe(due => due.Kind == DeadlineKind.Table);
        _house.WaitMinutes(60).AdvanceClock().ShouldBeEmpty();
    }

    [Fact]
    public void Who_slept_through_the_warning_hears_only_that_it_is_late()
    {
        _house.Placed(_house.Line("Chop"));
        Kinds(_house.WaitMinutes(30)).ShouldBe([AlertKind.UnseenTicket, AlertKind.Late]);
        _house.AdvanceClock().ShouldBeEmpty();
    }

    [Fact]
    public void What_is_up_is_never_late()
    {
        _house.Bumped(Gus, _house.Placed(_house.Line("Chop")), Ready);
        _house.State.Deadlines.Due(DateTimeOffset.MaxValue).ShouldAllBe(due => due.Kind == DeadlineKind.Table);
    }

    [Fact]
    public void A_chef_raises_an_alert_with_a_message()
    {
        _house.Do(Gus, new RaiseAlert("No more plates", AlertPriority.High)).OfType<KitchenAlertRaised>()
            .Single().Kind.ShouldBe(AlertKind.Manual);
        _house.Refuses(Gus, new RaiseAlert(" ", AlertPriority.High), RefusalCode.RuleBroken);
        _house.Refuses(Cass, new RaiseAlert("Hello", AlertPriority.Low), RefusalCode.Forbidden);
    }

    private static IEnumerable<AlertKind> Kinds(TestRestaurant restaurant) =>
        restaurant.AdvanceClock().OfType<KitchenAlertRaised>().Select(alert => alert.Kind);

    private Ticket Ticket(Order order, string station, int wave = 1) => _house.State.Tickets[Wave.TicketId(order.Id, wave, station)];
}
