using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Orders and their lines, with prices for the floor and without for the kitchen.</summary>
public static class OrderViews
{
    /// <summary>The orders of the sittings that are open, by number.</summary>
    public static IReadOnlyList<OrderView> OrdersView(this Restaurant state) =>
        [.. state.Orders.Values.Where(state.IsSeated).OrderBy(order => order.Number).Select(View)];

    public static OrderView View(this Order order) => new(
        order.Id, order.Number, order.TableId, order.TableNumber, WireName.Of(order.Status), WireName.Of(order.PaymentState), order.Rush,
        [.. order.Items.Select(View)], order.Total, WireTime.Of(order.PlacedAt), WireTime.Of(order.DueAt), order.Seq);

    public static OrderItemView View(this OrderItem item) => new(
        item.Id, item.MenuItemId, item.Name, item.Quantity, item.Price, ModifierNames(item), WireName.Of(item.Status), item.Station,
        item.Note, item.Course, item.Seat, item.TicketId, item.ChefName, WireTime.Of(item.FiredAt), WireTime.Of(item.DueAt));

    public static KitchenOrder KitchenView(this Order order) => new(
        order.Id, order.Number, order.TableId, order.TableNumber, WireName.Of(order.Status), order.Rush,
        [.. order.Items.Select(KitchenView)], WireTime.Of(order.PlacedAt), WireTime.Of(order.DueAt), order.Seq);

    public static KitchenItem KitchenView(this OrderItem item) => new(
        item.Id, item.MenuItemId, item.Name, item.Quantity, ModifierNames(item), WireName.Of(item.Status), item.Station,
        item.Note, item.Course, item.Seat, item.TicketId, item.ChefName, WireTime.Of(item.FiredAt), WireTime.Of(item.DueAt));

    public static Counters View(this ItemCounters counters) =>
        new(counters.Held, counters.Queued, counters.Preparing, counters.Ready, counters.Served);

    private static string[] ModifierNames(OrderItem item) => item.Modifiers.IsDefaultOrEmpty ? [] : [.. item.Modifiers.Select(modifier => modifier.Name)];
}
