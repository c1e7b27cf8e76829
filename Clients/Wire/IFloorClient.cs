namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The methods that a waiter's or cashier's tablet implements.</summary>
public interface IFloorClient : IBeaconClient, IOrderEvents<OrderCreated, OrderItemStatusChanged>, ITableEvents, IReservationEvents,
    IPaymentEvents, IKitchenEvents, INotificationEvents, IMenuEvents<MenuItemChanged>, IStaffEvents, IDrawerEvents;
