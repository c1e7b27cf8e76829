using System.Collections.Immutable;
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
        TableSteps.Next(TurnOf(shown.Table, shown.Bills, menu, chance), shown);

    /// <summary>
    /// The next commands of the whole floor and of the menu. Those of one sequence are in order; the sequences may be sent at once.
    /// </summary>
    public IEnumerable<IEnumerable<CommandEnvelope>> Next(FloorSituation floor, MenuView menu, DateTimeOffset now, Chance chance)
    {
        var turn = TurnOf(table: null, [], menu, chance);
        var step = FloorSteps.Next(turn, floor, now);
        if (step is not null) yield return [step.Command];
        foreach (var shown in floor.Tables.Where(shown => step?.TableIds.Contains(shown.Table.Id) is not true))
            yield return Next(shown, menu, chance);
        foreach (var order in floor.Orders)
            yield return TakeAwaySteps.Next(turn with { Bills = [.. floor.Bills.Where(bill => bill.OrderIds.Contains(order.Id))] }, order);
        if (turn.Falls(of => of.Arrivals) && turn.Falls(of => of.TakeAways)) yield return TakeAwaySteps.Order(turn, now);
        yield return Next(menu, chance);
    }

    /// <summary>The manager's commands for the menu: now and then a dish goes off, and comes back.</summary>
    public IEnumerable<CommandEnvelope> Next(MenuView menu, Chance chance)
    {
        var dishes = menu.Categories.SelectMany(category => category.Items).ToArray();
        foreach (var dish in dishes.Where(dish => dish.Reason == "manual" && chance.Falls(25)))
            yield return new(null, staff.Manager, new SetAvailability(dish.Id, true));
        if (chance.Falls(habits.Outages) && dishes.Where(dish => dish.Available).ToArray() is { Length: > 0 } available)
            yield return new(null, staff.Manager, new SetAvailability(chance.Pick(available).Id, false));
    }

    private Turn TurnOf(TableView? table, ImmutableArray<BillView> bills, MenuView menu, Chance chance) =>
        new(staff.WaiterOf(table?.Number ?? 0), table?.Guests ?? 1, bills, menu, staff, habits, chance);
}

/// <summary>The input of one step of one party.</summary>
/// <param name="Guests">How many they are; 1 without a table.</param>
/// <param name="Bills">Their bills, oldest first.</param>
internal sealed record Turn(
    Actor Waiter, int Guests, ImmutableArray<BillView> Bills, MenuView Menu, Roster Staff, Habits Habits, Chance Chance)
{
    public bool Falls(Func<Habits, int> percent) => Chance.Falls(percent(Habits));

    public CommandEnvelope ByWaiter(RestaurantCommand command) => new(null, Waiter, command);

    public CommandEnvelope ByManager(RestaurantCommand command) => new(null, Staff.Manager, command);
}
