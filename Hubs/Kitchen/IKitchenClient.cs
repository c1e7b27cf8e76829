using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Kitchen;

/// <summary>What a kitchen display hears. No message here holds a price or anything about guests.</summary>
public interface IKitchenClient : IBeaconClient, IOrderEvents<KitchenOrderCreated, KitchenItemStatusChanged>, IKitchenEvents, INotificationEvents, IMenuEvents
{
    /// <summary>Somebody acknowledged a ticket; other moves of a ticket follow from its lines.</summary>
    Task TicketStatusChanged(LiveMessage<TicketStatusChanged> message);
}
