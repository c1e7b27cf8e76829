using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples.Demo;

/// <summary>
/// All commands of one moment in the demo's past. They follow from the state and the time, and from nothing else: a past that was broken
/// off goes on where it ended, and comes out the same.
/// </summary>
internal sealed class DemoMoment(Restaurant state, DateTimeOffset at)
{
    private const int Float = 20_000;
    private static readonly TimeOnly Opens = new(11, 30), Closes = new(23, 0);

    private readonly DateTime _local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(state.Profile!.TimeZone)).DateTime;
    private readonly Chance _chance = Chance.Of(at);

    public IEnumerable<CommandEnvelope> Commands()
    {
        var open = TimeOnly.FromDateTime(_local).IsBetween(Opens, Closes);
        if (state.Shifts.IsEmpty) return open ? OpenForTheDay() : [];
        if (!open && state.Tables.Values.All(table => table.Status == TableStatus.Available) && !state.Orders.Values.Any(state.IsOnFloor))
            return CloseForTheDay(state.Shifts.Values.Single());
        var player = new RestaurantPlayer(DemoStaff.Roster, Habits.Usual with { Arrivals = Arrivals() });
        var next = player.Next(FloorSituation.Of(state, at), state.MenuAsOf(at).MenuView(), at, _chance);
        return [.. next.SelectMany(commands => commands), By(Actor.System, new AdvanceClock())];
    }

    /// <summary>The staff clock in, limited dishes and options are restocked, and the drawer is opened.</summary>
    public IEnumerable<CommandEnvelope> OpenForTheDay() =>
    [
        .. DemoStaff.All.Select(member => By(member, new SetStaffStatus(member.Id, StaffStatus.Available))),
        .. state.Menu.Values.OrderBy(dish => dish.Name, StringComparer.Ordinal).SelectMany(Restock),
        By(DemoStaff.Cashier, new OpenShift(OpenShift.DefaultDrawer, Float)),
    ];

    // What was taken goes to the safe; now and then a coin is missing.
    private IEnumerable<CommandEnvelope> CloseForTheDay(Shift shift)
    {
        var (taken, missing) = (shift.Expected - Float, _chance.Falls(20) ? 50 : 0);
        if (taken > 0) yield return By(DemoStaff.Cashier, new MoveCash(shift.Id, CashEntryKind.Drop, taken, "To the safe"));
        yield return By(DemoStaff.Cashier, new CountShift(shift.Id));
        yield return By(DemoStaff.Cashier,
            new CloseShift(shift.Id, shift.Expected - Math.Max(0, taken) - missing, missing > 0 ? "Wrong change" : null));
        foreach (var member in DemoStaff.All) yield return By(member, new SetStaffStatus(member.Id, StaffStatus.OffDuty));
    }

    // A curve over lunch and dinner, and twice that from Friday to Sunday.
    private int Arrivals() => _local.Hour switch
    {
        12 => 5,
        13 => 3,
        19 => 4,
        20 => 8,
        21 => 4,
        _ => 0,
    } * (_local.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 1);

    private static IEnumerable<CommandEnvelope> Restock(MenuItem dish)
    {
        // The set menu has no stock of its own.
        if (DemoMenu.Dishes.FirstOrDefault(known => known.Name == dish.Name) is not { } known) yield break;
        if (dish.Stock is not null)
            yield return By(DemoStaff.Manager, new ChangeMenuItem { MenuItemId = dish.Id, Stock = known.Stock });
        var stocks = known.Modifiers.SelectMany(group => group.Options).ToLookup(option => option.Name, option => option.Stock);
        foreach (var option in dish.Modifiers.SelectMany(group => group.Options).Where(option => option.Stock is not null))
            yield return By(DemoStaff.Manager, new ChangeOption(dish.Id, option.Id) { Stock = stocks[option.Name].Single() });
    }

    private static CommandEnvelope By(Actor who, RestaurantCommand command) => new(null, who, command);
}
