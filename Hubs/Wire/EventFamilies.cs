namespace RealtimeRestaurant.Hubs.Wire;

// What screens hear, by family. A screen's client interface is composed of these; where a screen sees an order in its own way, its
// messages are the type arguments. Where a screen hears only a part of a family, that part has an interface of its own.

/// <summary>How an order comes, goes on and ends.</summary>
public interface IOrderProgressEvents<TCreated>
{
    Task OrderCreated(LiveMessage<TCreated> message);
    Task OrderStatusChanged(LiveMessage<OrderStatusChanged> message);
    Task OrderCancelled(LiveMessage<OrderCancelled> message);
    Task OrderCompleted(LiveMessage<OrderCompleted> message);
}

/// <summary>The same, line by line.</summary>
public interface IOrderEvents<TCreated, TItemChanged> : IOrderProgressEvents<TCreated>
{
    Task OrderItemStatusChanged(LiveMessage<TItemChanged> message);
}

/// <summary>Where guests sit.</summary>
public interface ISeatingEvents
{
    Task TableStatusChanged(LiveMessage<TableStatusChanged> message);
}

/// <summary>Who sits where, who serves them, and whom they call.</summary>
public interface ITableEvents : ISeatingEvents
{
    Task WaiterAssigned(LiveMessage<WaiterAssigned> message);
    Task WaiterCalled(LiveMessage<WaiterCalled> message);
}

/// <summary>What guests are to pay and have paid.</summary>
public interface IPaymentEvents
{
    Task BillCreated(LiveMessage<BillCreated> message);
    Task BillStatusChanged(LiveMessage<BillStatusChanged> message);
    Task PaymentCompleted(LiveMessage<PaymentCompleted> message);

    /// <summary>What bills cover of an order has changed.</summary>
    Task OrderPaymentChanged(LiveMessage<OrderPaymentChanged> message);
}

/// <summary>What needs attention.</summary>
public interface IAlertEvents
{
    Task KitchenAlert(LiveMessage<KitchenAlert> message);
}

/// <summary>What the kitchen says to all.</summary>
public interface IKitchenEvents : IAlertEvents
{
    Task ItemsReady(LiveMessage<ItemsReady> message);
}

/// <summary>What people tell each other.</summary>
public interface INotificationEvents
{
    /// <summary>To this person alone.</summary>
    Task NotificationReceived(LiveMessage<NotificationReceived> message);

    /// <summary>To everyone, or to a role.</summary>
    Task NotificationBroadcast(LiveMessage<NotificationBroadcast> message);
}

/// <summary>What there is to order.</summary>
public interface IMenuEvents
{
    Task MenuAvailabilityChanged(LiveMessage<MenuAvailabilityChanged> message);
    Task StockChanged(LiveMessage<StockChanged> message);
}

/// <summary>Who works now.</summary>
public interface IStaffEvents
{
    Task StaffStatusChanged(LiveMessage<StaffStatusChanged> message);
}

/// <summary>
/// Figures: computed from the state at the message's seq and not in the log, so <c>prev</c> is null. Newer figures take the place of
/// older ones that were not yet told; the newest are always told.
/// </summary>
public interface IFigureEvents
{
    /// <summary>At most once a second.</summary>
    Task StatsUpdated(LiveMessage<StatsView> message);

    /// <summary>At most once a second.</summary>
    Task AnalyticsUpdated(LiveMessage<AnalyticsView> message);

    /// <summary>At most once in 10 s for each person.</summary>
    Task StaffPerformanceUpdated(LiveMessage<StaffPerformanceUpdated> message);
}
