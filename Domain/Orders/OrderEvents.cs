using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Orders;

/// <param name="Order">As placed.</param>
public sealed record OrderPlaced(Order Order) : RestaurantEvent;

/// <summary>A line was added to a standing order.</summary>
public sealed record LineAdded(string OrderId, int OrderNumber, int TableNumber, OrderItem Item) : RestaurantEvent;

/// <summary>Part of a line goes its own way: <paramref name="Part"/> is the new line, <paramref name="Remaining"/> what stays on the old.</summary>
public sealed record LineSplit(string OrderId, int TableNumber, string ItemId, int Remaining, OrderItem Part) : RestaurantEvent;

/// <param name="Item">The line as it now is.</param>
public sealed record ItemStatusChanged(
    string OrderId, int OrderNumber, int TableNumber, ItemStatus Previous, OrderItem Item, string ActorId, string ActorName) : RestaurantEvent;

/// <summary>The roll-up of the items has changed. Completed and cancelled have events of their own.</summary>
public sealed record OrderStatusChanged(
    string OrderId, int OrderNumber, OrderStatus Status, OrderStatus Previous, ItemCounters Counters) : RestaurantEvent;

public sealed record OrderCancelled(string OrderId, int OrderNumber, int TableNumber, string? Reason, string ActorId) : RestaurantEvent;

/// <summary>Served and paid: at most once in an order's life.</summary>
public sealed record OrderCompleted(string OrderId, int OrderNumber) : RestaurantEvent;

public sealed record OrderRushed(string OrderId, int OrderNumber, int TableNumber, int Level, int Previous, string ActorId) : RestaurantEvent;
