using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Kitchen;

/// <summary>What a kitchen display hears. No message here holds a price or anything about guests.</summary>
public interface IKitchenClient : IBeaconClient
{
    Task OrderCreated(LiveMessage<KitchenOrderCreated> message);
    Task OrderStatusChanged(LiveMessage<OrderStatusChanged> message);
    Task OrderItemStatusChanged(LiveMessage<KitchenItemStatusChanged> message);
    Task OrderCancelled(LiveMessage<OrderCancelled> message);
    Task OrderCompleted(LiveMessage<OrderCompleted> message);
    Task ItemsReady(LiveMessage<ItemsReady> message);
    Task KitchenAlert(LiveMessage<KitchenAlert> message);
    Task MenuAvailabilityChanged(LiveMessage<MenuAvailabilityChanged> message);
    Task StockChanged(LiveMessage<StockChanged> message);
}
