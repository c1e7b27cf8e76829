namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>
/// The methods that a manager's dashboard implements: the progress of orders without their lines, bills and payments, staff, and figures.
/// </summary>
public interface IDashboardClient : IBeaconClient, IOrderProgressEvents<OrderCreated>, ISeatingEvents, IReservationEvents, IPaymentEvents,
    IAlertEvents, INotificationEvents, IMenuEvents<MenuItemChanged>, IStaffEvents, IDrawerEvents, IFigureEvents;
