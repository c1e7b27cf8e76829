using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Tests.Decisions.Given;
using static RealtimeRestaurant.Tests.Decisions.Given.Crew;

namespace RealtimeRestaurant.Tests.Decisions;

public sealed class BoardTests
{
    private readonly TestRestaurant _house = new();

    [Fact]
    public void Tickets_come_in_the_order_in_which_they_matter()
    {
        var numbers = Enumerable.Range(0, 6).Select(_ => _house.WaitSeconds(1).Placed(_house.Line("Steak"))).ToArray();
        _house.Do(Will, new RushOrder(numbers[2].Id, 1));
        _house.Do(Will, new RushOrder(numbers[3].Id, 3));
        _house.Bumped(Gus, numbers[4], ItemStatus.Ready).Set(Gus, numbers[4], "Steak", ItemStatus.Preparing);
        _house.Do(Will, new CancelOrder(numbers[5].Id, null));
        KitchenBoard.Tickets(_house.State).Select(ticket => ticket.OrderNumber).ShouldBe([6, 5, 4, 3, 1, 2]);
    }

    [Fact]
    public void What_is_served_or_acknowledged_is_off_the_board()
    {
        var order = _house.Placed(_house.Line("Steak"));
        _house.Bumped(Gus, order, ItemStatus.Ready);
        KitchenBoard.Tickets(_house.State).ShouldHaveSingleItem();
        _house.Bumped(Will, order, ItemStatus.Served);
        KitchenBoard.Tickets(_house.State).ShouldBeEmpty();
    }

    [Fact]
    public void A_kitchen_has_an_order_for_as_long_as_something_of_it_is_on_the_board_or_held()
    {
        var order = _house.Placed(_house.Line("Steak"), _house.Line("Soup", 1, course: 2));
        _house.Bumped(Gus, order, ItemStatus.Ready).Bumped(Will, order, ItemStatus.Served);
        KitchenBoard.Orders(_house.State).ShouldHaveSingleItem();
        _house.Set(Will, order, "Soup", ItemStatus.Cancelled);
        KitchenBoard.Orders(_house.State).ShouldBeEmpty();
        _house.Set(Will, order, "Steak", ItemStatus.Ready);
        KitchenBoard.Orders(_house.State).ShouldHaveSingleItem();
    }

    [Fact]
    public void All_day_counts_what_is_still_to_cook_by_dish_and_options()
    {
        var order = _house.Placed(_house.Line("Steak", 2), _house.Line("Burger", 1, null, "Rare"), _house.Line("Burger", 3, null, "Done"),
            _house.Line("Soup", 1, course: 2));
        _house.Placed(_house.Line("Steak", 3), _house.Line("Burger", 1, null, "Rare"));
        _house.Set(Gus, order, "Steak", ItemStatus.Ready, quantity: 1);
        KitchenBoard.AllDay(_house.State)
            .Select(count =>
                $"{count.Station} {count.Quantity} {count.Name} {string.Join(' ', count.Modifiers.Select(chosen => chosen.Name))}".Trim())
                .Order(StringComparer.Ordinal)
            .ShouldBe(["grill 2 Burger Rare", "grill 3 Burger Done", "grill 4 Steak"]);
    }
}
