using RealtimeRestaurant.Domain.Log;
using Orders = RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A change of an order line, from four events: it moved, was added, was split off another line, or came back.</summary>
/// <param name="OrderNumber">Null for a line that was split off.</param>
/// <param name="Item">The line as it is after the event.</param>
/// <param name="Previous">The status before; null for a new line.</param>
/// <param name="SplitFrom">The id of the line that it was split off.</param>
/// <param name="Remaining">How many portions stay on that line.</param>
internal sealed record LineChange(
    string OrderId, int? OrderNumber, int? TableNumber, Orders.OrderItem Item, string? Previous, string? SplitFrom = null,
    int? Remaining = null, string? TableName = null)
{
    public static LineChange Of(RestaurantEvent @event) => @event switch
    {
        Orders.ItemStatusChanged moved => new(
            moved.OrderId, moved.OrderNumber, moved.TableNumber, moved.Item, WireName.Of(moved.Previous), TableName: moved.TableName),
        Orders.LineAdded added => new(
            added.OrderId, added.OrderNumber, added.TableNumber, added.Item, null, TableName: added.TableName),
        Orders.LineSplit split => new(
            split.OrderId, null, split.TableNumber, split.Part, null, split.ItemId, split.Remaining, split.TableName),
        Orders.ItemReturned back => new(
            back.OrderId, back.OrderNumber, back.TableNumber, back.Item, WireName.Of(back.Item.Status), TableName: back.TableName),
        _ => throw new NotSupportedException($"{@event.GetType().Name} does not change an order line."),
    };
}
