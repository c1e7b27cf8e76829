using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Benchmarks;

/// <summary>What has happened in a restaurant before the command that is measured.</summary>
/// <param name="Past">Orders of the day that were served and paid.</param>
/// <param name="Open">Orders that are being cooked, three lines each.</param>
/// <param name="Tables">The tables over which they are spread.</param>
public sealed record Scene(int Past, int Open, int Tables)
{
    public override string ToString() => $"{Past} past, {Open} open at {Tables}";
}

/// <summary>A restaurant in which a scene was played, command by command.</summary>
internal sealed class PlayedRestaurant
{
    public static readonly Actor Manager = new("u_1", "Mia", Role.Manager);

    private int _given;

    public PlayedRestaurant(Scene scene)
    {
        Do(Actor.System, new OpenRestaurant("Lindenhof", "EUR", "Europe/Vienna", null));
        Do(Actor.System, new Domain.Staff.HireStaff(Manager.Id, Manager.Name, Manager.Role, []));
        for (var number = 1; number <= scene.Tables + 1; number++) Do(Manager, new AddTable(number, 4));
        foreach (var (name, station) in (ReadOnlySpan<(string, string)>)[("Goulash", "grill"), ("Salad", "cold"), ("Beer", "bar")])
            Do(Manager, new AddMenuItem(name, "Dinner", 1290, station, TaxRate: 100_000, PrepMinutes: 12, Stock: null, LowStock: null, []));
        for (var number = 1; number <= scene.Tables + 1; number++) Seat(number);
        for (var i = 0; i < scene.Past; i++) Past(scene.Tables + 1);
        for (var i = 0; i < scene.Open; i++) Do(Manager, Order(1 + (i % scene.Tables)));
    }

    public Restaurant State { get; private set; } = new("r_bench");

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 23, 19, 0, 0, TimeSpan.Zero);

    /// <summary>Three dishes at a table, one for each station.</summary>
    public PlaceOrder Order(int table) => new(Table(table).Id, [.. State.Menu.Keys.Order(StringComparer.Ordinal).Select(Line)]);

    /// <summary>The commands, each with an id of its own, as one commit.</summary>
    public CommitDraft Draft(IEnumerable<RestaurantCommand> commands) => CommitDraft.Of(
        State, [.. commands.Select((command, i) => new Submission(new($"m{i}", Manager, command), 0))], Now, Guid.CreateVersion7(Now));

    private static LineDraft Line(string dishId) => new(dishId, 2, "two spoons", [], Course: 1, Seat: null);

    private Table Table(int number) => State.Tables.Values.Single(table => table.Number == number);

    private void Seat(int number) => Do(Manager, new SetTableStatus(Table(number).Id, TableStatus.Occupied, 2, null, null));

    private void Past(int table)
    {
        var order = Do(Manager, Order(table)).Events.OfType<OrderPlaced>().Single().Order;
        Do(Manager, new SetOrderStatus(order.Id, ItemStatus.Ready));
        Do(Manager, new SetOrderStatus(order.Id, ItemStatus.Served));
        var bill = Do(Manager, new CreateBill(Table(table).Id, [])).Events.OfType<BillCreated>().Single().Bill;
        Do(Manager, new IssueBill(bill.Id));
        Do(Manager, new PayBill(bill.Id, bill.Totals.Total, PaymentMethod.Card, 0, null, State.Bills[bill.Id].Revision, null, null));
        Do(Manager, new SetTableStatus(Table(table).Id, TableStatus.Available, null, null, null));
        Seat(table);
    }

    private Commit Do(Actor actor, RestaurantCommand command)
    {
        Now += TimeSpan.FromMilliseconds(1);
        var draft = CommitDraft.Of(State, [new Submission(new($"c{_given++}", actor, command), 0)], Now, Guid.CreateVersion7(Now));
        if (draft.Results[0] is { Outcome: not { Refusal: null } } result)
            throw new InvalidOperationException($"{command}: {result.Outcome?.Refusal}", result.Fault);
        State = draft.State;
        return draft.Commit!;
    }
}
