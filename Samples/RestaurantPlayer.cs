using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples;

/// <summary>
/// Generates the commands of a restaurant's staff, but does not send them. It is stateless: the next commands follow from the screens and a
/// random source alone, so that a caller may send them over REST, write them into a log with times in the past, or decide them as pure
/// functions, and may stop and resume at any moment.
/// </summary>
public sealed class RestaurantPlayer(Roster staff, Habits habits)
{
    /// <summary>The next commands at one table, in order; none before it is time for the next step.</summary>
    public IEnumerable<CommandEnvelope> Next(TableSituation shown, MenuView menu, Chance chance) =>
        TableSteps.Next(new Turn(shown, menu, staff, habits, chance));

    /// <summary>The manager's commands for the menu: now and then a dish goes off, and comes back.</summary>
    public IEnumerable<CommandEnvelope> Next(MenuView menu, Chance chance)
    {
        var dishes = menu.Categories.SelectMany(category => category.Items).ToArray();
        foreach (var dish in dishes.Where(dish => dish.Reason == "manual" && chance.Falls(25)))
            yield return new(null, staff.Manager, new SetAvailability(dish.Id, true));
        if (chance.Falls(habits.Outages) && dishes.Where(dish => dish.Available).ToArray() is { Length: > 0 } available)
            yield return new(null, staff.Manager, new SetAvailability(chance.Pick(available).Id, false));
    }
}

/// <summary>The input of one step of a table.</summary>
internal sealed record Turn(TableSituation Shown, MenuView Menu, Roster Staff, Habits Habits, Chance Chance)
{
    public TableView Table => Shown.Table;

    public Actor Waiter => Staff.WaiterOf(Table.Number);

    public bool Falls(Func<Habits, int> percent) => Chance.Falls(percent(Habits));

    public CommandEnvelope ByWaiter(RestaurantCommand command) => new(null, Waiter, command);

    public CommandEnvelope ByManager(RestaurantCommand command) => new(null, Staff.Manager, command);
}
