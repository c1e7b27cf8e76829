using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Hubs.Dashboard;

/// <summary>What a manager's dashboard hears: the course of things rather than every line, money, people, and the figures.</summary>
public interface IDashboardClient : IBeaconClient, IOrderProgressEvents<OrderCreated>, ISeatingEvents, IPaymentEvents, IAlertEvents,
    INotificationEvents, IMenuEvents, IStaffEvents, IFigureEvents;
