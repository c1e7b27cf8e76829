using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Floor;

/// <summary>What a waiter's or cashier's tablet hears.</summary>
public interface IFloorClient : IBeaconClient, IOrderEvents<OrderCreated, OrderItemStatusChanged>, ITableEvents, IPaymentEvents,
    IKitchenEvents, INotificationEvents, IMenuEvents, IStaffEvents;
