using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps orders: with prices for the floor, without for the kitchen.</summary>
public static class OrderViews
{
    /// <summary>The orders of the guests who are seated now, and those without a table that are not over, oldest first.</summary>
    public static IReadOnlyList<OrderView> OrdersView(this Restaurant state) =>
        [.. state.Orders.Values.Where(state.IsOnFloor).OldestFirst().Select(View)];

    public static OrderView View(this Order order) => new()
    {
        Id = order.Id, Number = order.Number, TableId = order.Party.TableId, TableNumber = order.Party.TableNumber,
        TableName = order.Party.TableName, OriginTableId = order.OriginTableId, Kind = WireName.Of(order.Kind),
        CallName = order.Pickup?.CallName, PickupAt = WireTime.Of(order.Pickup?.At), Phone = order.Pickup?.Phone,
        Status = WireName.Of(order.Status), PaymentState = WireName.Of(order.PaymentState), Rush = order.Rush, Note = order.Note,
        Items = [.. order.Items.Select(item => item.View())], Total = order.Total, PlacedAt = WireTime.Of(order.PlacedAt),
        DueAt = WireTime.Of(order.DueAt), Seq = order.Seq,
    };

    public static KitchenOrder KitchenView(this Order order) => new(
        order.Id, order.Number, order.Party.TableId, order.Party.TableNumber, WireName.Of(order.Status), order.Rush,
        [.. order.Items.Select(item => item.KitchenView())], WireTime.Of(order.PlacedAt), WireTime.Of(order.DueAt), order.Seq)
    {
        TableName = order.Party.TableName, Note = order.Note, Kind = WireName.Of(order.Kind), CallName = order.Pickup?.CallName,
        PickupAt = WireTime.Of(order.Pickup?.At),
    };
}
