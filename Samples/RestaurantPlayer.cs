using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples;

/// <summary>
/// Plays the staff of a restaurant and its guests. It proposes commands and sends none: what comes next follows from what the screens show
/// and from chance, and from nothing else, so a caller may send the commands over REST, write them into a log with times in the past, or
/// decide them as pure functions; and may stop and go on at any moment.
/// </summary>
public sealed class RestaurantPlayer(Roster staff, Habits habits)
{
    /// <summary>What the staff do next at one table, in this order; nothing where it is not yet time for the next step.</summary>
    public IEnumerable<CommandEnvelope> Next(TableSituation shown, MenuView menu, Chance chance) =>
        TableSteps.Next(new Turn(shown, menu, staff, habits, chance));

    /// <summary>What the manager does with the menu: takes a dish off now and then, and brings it back.</summary>
    public IEnumerable<CommandEnvelope> Next(MenuView menu, Chance chance)
    {
        var dishes = menu.Categories.SelectMany(category => category.Items).ToArray();
        foreach (var dish in dishes.Where(dish => dish.Reason == "manual" && chance.Falls(25)))
            yield return new(null, staff.Manager, new SetAvailability(dish.Id, true));
        if (chance.Falls(habits.Outages) && dishes.Where(dish => dish.Available).ToArray() is { Length: > 0 } available)
            yield return new(null, staff.Manager, new SetAvailability(chance.Pick(available).Id, false));
    }
}

/// <summary>What one step of a table is decided on.</summary>
internal sealed record Turn(TableSituation Shown, MenuView Menu, Roster Staff, Habits Habits, Chance Chance)
{
    public TableView Table => Shown.Table;

    public Actor Waiter => Staff.WaiterOf(Table.Number);

    public bool Falls(Func<Habits, int> percent) => Chance.Falls(percent(Habits));

    public CommandEnvelope ByWaiter(RestaurantCommand command) => new(null, Waiter, command);

    public CommandEnvelope ByManager(RestaurantCommand command) => new(null, Staff.Manager, command);
}
