using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using static RealtimeRestaurant.Host.Demo.DemoMoment;

namespace RealtimeRestaurant.Host.Demo;

/// <summary>One table: guests come, order, eat, pay and leave; each time the next step, once it is time for it.</summary>
internal static class DemoTable
{
    private static readonly TimeSpan Eating = TimeSpan.FromMinutes(12);

    public static IEnumerable<CommandEnvelope> Commands(DemoMoment now, Table table) => table switch
    {
        { Status: TableStatus.Available } => now.Die.Falls(Custom(now.Local)) ? Welcome(now, table) : [],
        { Session: { } session } => Sitting(now, table, session),
        _ => [],
    };

    public static Actor Waiter(Table table) => table.Number % 2 == 0 ? DemoStaff.SecondWaiter : DemoStaff.Waiter;

    public static CommandEnvelope Leave(Table table) => Become(table, TableStatus.Available);

    // How likely, in percent, a free table is taken now: a curve over lunch and dinner, and twice that from Friday to Sunday.
    private static int Custom(DateTime local) => local.Hour switch
    {
        12 => 5,
        13 => 3,
        19 => 4,
        20 => 8,
        21 => 4,
        _ => 0,
    } * (local.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday or DayOfWeek.Sunday ? 2 : 1);

    private static IEnumerable<CommandEnvelope> Welcome(DemoMoment now, Table table) =>
        [Become(table, TableStatus.Occupied, now.Die.Between(1, table.Seats)),
            By(DemoStaff.Manager, new AssignWaiter(table.Id, Waiter(table).Id))];

    private static IEnumerable<CommandEnvelope> Sitting(DemoMoment now, Table table, TableSession session) =>
        now.State.Orders.Values.FirstOrDefault(order => order.SessionId == session.Id) switch
        {
            null => [By(Waiter(table), new PlaceOrder(table.Id, DemoMenu.Meal(now, session.Guests)))],
            { Status: OrderStatus.Cancelled } => [Leave(table)],
            { Status: OrderStatus.Served or OrderStatus.Completed } order => Served(now, table, session, order),
            var order => DemoKitchen.Commands(now, table, order),
        };

    private static IEnumerable<CommandEnvelope> Served(DemoMoment now, Table table, TableSession session, Order order)
    {
        if (now.State.Bills.Values.FirstOrDefault(bill => bill.SessionId == session.Id) is { } bill) return DemoTill.Commands(now, table,
            bill);
        if (now.At - order.Items.Max(item => item.ServedAt) < Eating) return [];
        var more = order.Waves < 3 && now.Die.Falls(25);
        return [By(Waiter(table), more ? new AddLines(order.Id, DemoMenu.Dessert(now)) : new CreateBill(table.Id, []))];
    }

    private static CommandEnvelope Become(Table table, TableStatus status, int? guests = null) =>
        By(Waiter(table), new SetTableStatus(table.Id, status, guests, null, null));
}
