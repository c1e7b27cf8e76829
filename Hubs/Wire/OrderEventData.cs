using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps events of orders to their data.</summary>
public static class OrderEventData
{
    public static OrderStatusChanged Data(this Domain.Orders.OrderStatusChanged changed) =>
        new(changed.OrderId, WireName.Of(changed.Status), WireName.Of(changed.Previous), changed.Counters.Data());

    public static NoteChanged Data(this Domain.Orders.NoteChanged noted) =>
        new(noted.OrderId, noted.OrderNumber, noted.TableNumber, noted.ItemId, noted.Note, noted.Previous, noted.TableName);

    public static OrderCancelled Data(this Domain.Orders.OrderCancelled cancelled) => new(cancelled.OrderId, cancelled.Reason);

    public static OrderCompleted Data(this Domain.Orders.OrderCompleted completed) => new(completed.OrderId);

    public static OrderTableChanged Data(this Domain.Orders.OrderTableChanged moved) =>
        new(moved.OrderId, moved.TableId, moved.TableNumber, moved.TableName, moved.OriginTableId);

    private static Counters Data(this ItemCounters counters) =>
        new(counters.Held, counters.Queued, counters.Preparing, counters.Ready, counters.Served);
}
