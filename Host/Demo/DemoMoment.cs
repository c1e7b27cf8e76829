using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Host.Demo;

/// <summary>
/// What everybody in the house wants at one moment: it follows from the state, the time and the die, and from nothing else. So a past that
/// was broken off is told on from where it is, and comes out the same.
/// </summary>
internal sealed class DemoMoment(Restaurant state, DateTimeOffset at)
{
    private const int Float = 20_000;
    private static readonly TimeOnly Opens = new(11, 30), Closes = new(23, 0);

    public Restaurant State { get; } = state;

    public DateTimeOffset At { get; } = at;

    /// <summary>On the wall.</summary>
    public DateTime Local { get; } = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(state.Profile!.TimeZone)).DateTime;

    public DemoDie Die { get; } = DemoDie.Of(at);

    public static CommandEnvelope By(Actor who, RestaurantCommand command) => new(null, who, command);

    public IEnumerable<CommandEnvelope> Commands()
    {
        var open = TimeOnly.FromDateTime(Local).IsBetween(Opens, Closes);
        if (State.Shifts.IsEmpty) return open ? OpeningDecisions() : [];
        if (!open && State.Tables.Values.All(table => table.Status == TableStatus.Available)) return Closing(State.Shifts.Values.Single());
        return [.. State.Tables.Values.OrderBy(table => table.Number)
            .SelectMany(table => DemoTable.Commands(this, table)), By(Actor.System, new AdvanceClock())];
    }

    /// <summary>The staff comes, what is counted is made anew, and the drawer is opened.</summary>
    public IEnumerable<CommandEnvelope> OpeningDecisions() =>
    [
        .. DemoStaff.All.Select(who => By(who, new SetStaffStatus(who.Id, StaffStatus.Available))),
        .. State.Menu.Values.Where(dish => dish.Stock is not null).OrderBy(dish => dish.Name, StringComparer.Ordinal).Select(Restock),
        By(DemoStaff.Cashier, new OpenShift(OpenShift.DefaultDrawer, Float)),
    ];

    // What was taken goes to the safe; now and then a coin is missing.
    private IEnumerable<CommandEnvelope> Closing(Shift shift)
    {
        var (taken, missing) = (shift.Expected - Float, Die.Falls(20) ? 50 : 0);
        if (taken > 0) yield return By(DemoStaff.Cashier, new MoveCash(shift.Id, CashEntryKind.Drop, taken, "To the safe"));
        yield return By(DemoStaff.Cashier, new CountShift(shift.Id));
        yield return By(DemoStaff.Cashier,
            new CloseShift(shift.Id, shift.Expected - Math.Max(0, taken) - missing, missing > 0 ? "Wrong change" : null));
        foreach (var who in DemoStaff.All) yield return By(who, new SetStaffStatus(who.Id, StaffStatus.OffDuty));
    }

    private static CommandEnvelope Restock(MenuItem dish) => By(DemoStaff.Manager, new ChangeMenuItem(
        dish.Id, null, null, null, null, null, null, null, null, null, DemoMenu.Dishes.First(known => known.Name == dish.Name).Stock,
        false, null));
}
