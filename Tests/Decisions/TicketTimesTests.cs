using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Domain.Orders.ItemStatus;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

/// <summary>How long tickets take, in the report of the day.</summary>
public sealed class TicketTimesTests
{
    private readonly TestRestaurant _house = new();

    [Fact]
    public void A_ticket_counts_from_when_it_was_fired_until_its_last_dish_was_ready_against_its_own_target()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Chop"), _house.Line("Beer"));
        _house.WaitSeconds(16);
        _house.Set(Bo, order, "Beer", Ready);
        _house.WaitSeconds(300);
        _house.Set(Gus, order, "Steak", Ready);
        _house.Set(Gus, order, "Chop", Preparing);
        _house.WaitSeconds(452);
        _house.Set(Gina, order, "Chop", Ready);

        var bar = Times("bar").Target;
        Times("grill").ShouldBe(new("grill", Count: 1, Late: 1, P50: 768, P90: 768, Target: 12 * 60));
        Times(null).ShouldBe(new(null, Count: 2, Late: 1, P50: 16, P90: 768, Target: (bar + (12 * 60)) / 2));
    }

    [Fact]
    public void What_comes_back_from_the_pass_counts_once_when_it_is_ready_again()
    {
        var order = _house.Placed(_house.Line("Steak"));
        _house.WaitSeconds(64);
        _house.Set(Gus, order, "Steak", Ready);
        _house.Set(Gus, order, "Steak", Preparing);
        Times(null).ShouldBe(new(null, 0, 0, null, null, null));
        _house.WaitSeconds(64);
        _house.Set(Gus, order, "Steak", Ready);
        _house.Set(Will, order, "Steak", Served);

        Times(null).ShouldSatisfyAllConditions(it => it.Count.ShouldBe(1), it => it.P50.ShouldBe(128), it => it.Late.ShouldBe(0));
    }

    [Fact]
    public void What_is_never_ready_does_not_count()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Chop"));
        _house.Set(Gus, order, "Steak", Ready);
        _house.Set(Will, order, "Steak", Served);
        _house.Set(Will, order, "Chop", Cancelled);
        _house.Do(Will, new CancelOrder(_house.Placed(_house.Line("Beer")).Id, null));

        Times(null).Count.ShouldBe(0);
    }

    private TicketTimes Times(string? station) =>
        _house.State.Today.Report().TicketTimes.Single(times => times.Station == station);
}
