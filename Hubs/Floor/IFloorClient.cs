using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Floor;

/// <summary>What a waiter's or cashier's tablet hears.</summary>
public interface IFloorClient : IBeaconClient
{
    Task OrderCreated(LiveMessage<OrderCreated> message);
    Task OrderStatusChanged(LiveMessage<OrderStatusChanged> message);
    Task OrderItemStatusChanged(LiveMessage<OrderItemStatusChanged> message);
    Task OrderCancelled(LiveMessage<OrderCancelled> message);
    Task OrderCompleted(LiveMessage<OrderCompleted> message);
    Task TableStatusChanged(LiveMessage<TableStatusChanged> message);
    Task WaiterAssigned(LiveMessage<WaiterAssigned> message);
    Task WaiterCalled(LiveMessage<WaiterCalled> message);
    Task ItemsReady(LiveMessage<ItemsReady> message);
    Task KitchenAlert(LiveMessage<KitchenAlert> message);
    Task MenuAvailabilityChanged(LiveMessage<MenuAvailabilityChanged> message);
    Task StockChanged(LiveMessage<StockChanged> message);
}
