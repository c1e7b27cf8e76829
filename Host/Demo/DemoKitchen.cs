using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using static RealtimeRestaurant.Host.Demo.DemoMoment;

namespace RealtimeRestaurant.Host.Demo;

/// <summary>
/// One order on its way through the kitchen: course by course, each dish by the chef whose it is. A few are given up, a few go wrong.
/// </summary>
internal static class DemoKitchen
{
    public static IEnumerable<CommandEnvelope> Commands(DemoMoment now, Table table, Order order)
    {
        if (order is { Status: OrderStatus.Placed, Waves: 1 }
            && now.Die.Falls(3)) return [By(DemoTable.Waiter(table), new CancelOrder(order.Id, "Had to leave"))];
        if (order.Items.Any(item => item.IsCooking || item.Status == ItemStatus.Ready)) return order.Items.SelectMany(item =>
            Moves(now, table, order, item));
        return order.Items.Where(item => item.Status == ItemStatus.Held).Take(1)
            .Select(held => By(DemoTable.Waiter(table), new FireCourse(order.Id, held.Course)));
    }

    private static IEnumerable<CommandEnvelope> Moves(DemoMoment now, Table table, Order order, OrderItem item)
    {
        CommandEnvelope Move(Actor who, ItemStatus status, string? reason = null) =>
            By(who, new SetItemStatus(order.Id, item.Id, status, reason, null));
        if (item.Status == ItemStatus.Queued) yield return Move(Cook(item), ItemStatus.Preparing);
        if (item.Status == ItemStatus.Ready) yield return Move(DemoTable.Waiter(table), ItemStatus.Served);
        if (item.Status != ItemStatus.Preparing || now.At < item.StartedAt + TimeSpan.FromMinutes(0.8 * item.PrepMinutes ?? 0)) yield break;
        yield return now.Die.Falls(1) ? Move(DemoStaff.Manager, ItemStatus.Voided, "Burnt") : Move(Cook(item), ItemStatus.Ready);
    }

    private static Actor Cook(OrderItem item) => item.Station is "grill" ? DemoStaff.Chef : DemoStaff.SecondChef;
}
