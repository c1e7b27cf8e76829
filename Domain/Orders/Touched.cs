using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>Which orders an event changes: what the read models have to write again.</summary>
public static class Touched
{
    public static string? OrderId(RestaurantEvent happened) => happened switch
    {
        OrderPlaced placed => placed.Order.Id,
        LineAdded added => added.OrderId,
        LineSplit split => split.OrderId,
        ItemStatusChanged moved => moved.OrderId,
        OrderStatusChanged changed => changed.OrderId,
        OrderCancelled cancelled => cancelled.OrderId,
        OrderCompleted completed => completed.OrderId,
        OrderRushed rushed => rushed.OrderId,
        _ => null,
    };
}
