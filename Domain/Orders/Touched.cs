using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>Which order an event changed: the one whose <see cref="Order.Seq"/> it sets, and so the one that a read model must write again.</summary>
public static class Touched
{
    /// <remarks>
    /// Ask the state right after the event for the order as it then is: a later event of the same commit may close the sitting, and
    /// with it the order leaves the state.
    /// </remarks>
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
