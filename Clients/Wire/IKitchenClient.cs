namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The methods that a kitchen display implements. Their messages hold no price and nothing about guests.</summary>
public interface IKitchenClient : IBeaconClient, IOrderEvents<KitchenOrderCreated, KitchenItemStatusChanged>, IKitchenEvents,
    INotificationEvents, IMenuEvents<KitchenMenuItemChanged>
{
    /// <summary>A ticket was acknowledged. Its other statuses follow from its items.</summary>
    Task TicketStatusChanged(LiveMessage<TicketStatusChanged> message);
}
