namespace RealtimeRestaurant.Hubs.Wire;

// What screens hear, by family. A screen's client interface is composed of these; where a screen sees an order in its own way, its
// messages are the type arguments.

/// <summary>How an order comes, goes on and ends.</summary>
public interface IOrderEvents<TCreated, TItemChanged>
{
    Task OrderCreated(LiveMessage<TCreated> message);
    Task OrderStatusChanged(LiveMessage<OrderStatusChanged> message);
    Task OrderItemStatusChanged(LiveMessage<TItemChanged> message);
    Task OrderCancelled(LiveMessage<OrderCancelled> message);
    Task OrderCompleted(LiveMessage<OrderCompleted> message);
}

/// <summary>Who sits where, who serves them, and whom they call.</summary>
public interface ITableEvents
{
    Task TableStatusChanged(LiveMessage<TableStatusChanged> message);
    Task WaiterAssigned(LiveMessage<WaiterAssigned> message);
    Task WaiterCalled(LiveMessage<WaiterCalled> message);
}

/// <summary>What the kitchen says to all.</summary>
public interface IKitchenEvents
{
    Task ItemsReady(LiveMessage<ItemsReady> message);
    Task KitchenAlert(LiveMessage<KitchenAlert> message);
}

/// <summary>What there is to order.</summary>
public interface IMenuEvents
{
    Task MenuAvailabilityChanged(LiveMessage<MenuAvailabilityChanged> message);
    Task StockChanged(LiveMessage<StockChanged> message);
}
