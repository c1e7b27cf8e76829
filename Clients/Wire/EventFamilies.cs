namespace RealtimeRestaurant.Hubs.Wire;

// The client methods of all hubs, by family. A hub's client interface is composed of these. Where a screen reads orders in its own form,
// its types are the type arguments; where it gets only some methods of a family, these have an interface of their own.

/// <summary>The progress of orders.</summary>
public interface IOrderProgressEvents<TCreated>
{
    /// <summary>An order was placed.</summary>
    Task OrderCreated(LiveMessage<TCreated> message);

    /// <summary>An order's status has changed.</summary>
    Task OrderStatusChanged(LiveMessage<OrderStatusChanged> message);

    /// <summary>An order is cancelled: all of its items were cancelled or voided.</summary>
    Task OrderCancelled(LiveMessage<OrderCancelled> message);

    /// <summary>An order was served and paid. Sent at most once per order.</summary>
    Task OrderCompleted(LiveMessage<OrderCompleted> message);

    /// <summary>The guests who ordered are at another table now, or their table has another number or name.</summary>
    Task OrderTableChanged(LiveMessage<OrderTableChanged> message);
}

/// <summary>The progress of orders and of each of their lines.</summary>
public interface IOrderEvents<TCreated, TItemChanged> : IOrderProgressEvents<TCreated>
{
    /// <summary>A line moved to another status, was added to an order, was split off another line, or came back.</summary>
    Task OrderItemStatusChanged(LiveMessage<TItemChanged> message);

    /// <summary>The note of an order, or of a line that is not being cooked yet, was put right.</summary>
    Task NoteChanged(LiveMessage<NoteChanged> message);
}

/// <summary>The tables and their status.</summary>
public interface ISeatingEvents
{
    /// <summary>A table's status has changed: guests were seated, it was freed, reserved, cleaned, or put out of service.</summary>
    Task TableStatusChanged(LiveMessage<TableStatusChanged> message);

    /// <summary>A table was added, changed, retired or brought back.</summary>
    Task TableChanged(LiveMessage<TableChanged> message);

    /// <summary>A table was merged into another, or is one of its own again.</summary>
    Task TableMerged(LiveMessage<TableMerged> message);
}

/// <summary>The status of tables, their waiters and their calls.</summary>
public interface ITableEvents : ISeatingEvents
{
    /// <summary>A table has another waiter.</summary>
    Task WaiterAssigned(LiveMessage<WaiterAssigned> message);

    /// <summary>
    /// A call was opened, escalated, acknowledged, resolved, cancelled, or expired. An open call goes to the table's waiter, after 45 s to
    /// all waiters and after 90 s to managers; every other status goes to the whole floor.
    /// </summary>
    Task WaiterCalled(LiveMessage<WaiterCalled> message);
}

/// <summary>Reservations.</summary>
public interface IReservationEvents
{
    /// <summary>A reservation was made or changed, or is over.</summary>
    Task ReservationChanged(LiveMessage<ReservationChanged> message);
}

/// <summary>Bills and payments.</summary>
public interface IPaymentEvents
{
    /// <summary>A bill was created.</summary>
    Task BillCreated(LiveMessage<BillCreated> message);

    /// <summary>A bill's status or its content has changed.</summary>
    Task BillStatusChanged(LiveMessage<BillStatusChanged> message);

    /// <summary>A payment was taken. The bill's <see cref="BillStatusChanged"/> follows.</summary>
    Task PaymentCompleted(LiveMessage<PaymentCompleted> message);

    /// <summary>Bills cover more or less of an order than before.</summary>
    Task OrderPaymentChanged(LiveMessage<OrderPaymentChanged> message);
}

/// <summary>Alerts.</summary>
public interface IAlertEvents
{
    /// <summary>
    /// Something needs attention. Alerts about unseen, nearly late and late tickets go to the kitchen and to managers; all others go to
    /// every screen.
    /// </summary>
    Task KitchenAlert(LiveMessage<KitchenAlert> message);
}

/// <summary>Alerts, and dishes that are ready.</summary>
public interface IKitchenEvents : IAlertEvents
{
    /// <summary>A ticket is done: its items are ready to be served.</summary>
    Task ItemsReady(LiveMessage<ItemsReady> message);
}

/// <summary>Notifications between members of staff.</summary>
public interface INotificationEvents
{
    /// <summary>A notification to this person alone.</summary>
    Task NotificationReceived(LiveMessage<NotificationReceived> message);

    /// <summary>A notification to a role or to all staff.</summary>
    Task NotificationBroadcast(LiveMessage<NotificationBroadcast> message);
}

/// <summary>The menu: its dishes and categories, and what can be ordered.</summary>
/// <typeparam name="TItemChanged">The dish as this screen shows it.</typeparam>
public interface IMenuEvents<TItemChanged>
{
    /// <summary>A dish was added or changed.</summary>
    Task MenuItemChanged(LiveMessage<TItemChanged> message);

    /// <summary>A category was added, changed, moved or removed, or its dishes have another order.</summary>
    Task MenuCategoryChanged(LiveMessage<MenuCategoryChanged> message);

    /// <summary>A dish was taken off the menu or put back on it, or its time has begun or ended.</summary>
    Task MenuAvailabilityChanged(LiveMessage<MenuAvailabilityChanged> message);

    /// <summary>The stock of a dish has changed.</summary>
    Task StockChanged(LiveMessage<StockChanged> message);

    /// <summary>An option of a dish was taken off the menu or put back on it.</summary>
    Task OptionAvailabilityChanged(LiveMessage<OptionAvailabilityChanged> message);

    /// <summary>The stock of an option of a dish has changed.</summary>
    Task OptionStockChanged(LiveMessage<OptionStockChanged> message);

    /// <summary>A dish was removed from the menu for good. Orders that have it keep it.</summary>
    Task MenuItemRemoved(LiveMessage<MenuItemRemoved> message);
}

/// <summary>The status of staff.</summary>
public interface IStaffEvents
{
    /// <summary>A member of staff came on duty, went on a break, went off duty, or left the restaurant.</summary>
    Task StaffStatusChanged(LiveMessage<StaffStatusChanged> message);
}

/// <summary>The shifts of cash drawers.</summary>
public interface IDrawerEvents
{
    /// <summary>
    /// A shift was opened, also by the first cash of a payment, is being counted, or was closed. For those who may count cash.
    /// </summary>
    Task ShiftChanged(LiveMessage<ShiftChanged> message);
}

/// <summary>
/// Figures. They are computed from the state at the message's seq and are not in the log, so <c>prev</c> is null and a reply to Join never
/// lists them as missed. Figures that were not sent yet are replaced by newer ones; the newest are always sent.
/// </summary>
public interface IFigureEvents
{
    /// <summary>The dashboard's figures have changed. Sent at most once a second.</summary>
    Task StatsUpdated(LiveMessage<StatsView> message);

    /// <summary>The analytics of the business day have changed. Sent at most once a second.</summary>
    Task AnalyticsUpdated(LiveMessage<AnalyticsView> message);

    /// <summary>The figures of one member of staff have changed. Sent at most once in 10 s for each person.</summary>
    Task StaffPerformanceUpdated(LiveMessage<StaffPerformanceUpdated> message);
}
