using System.Diagnostics.CodeAnalysis;
using RealtimeRestaurant.Hubs.Wire;
using Bills = RealtimeRestaurant.Domain.Bills;
using Drawers = RealtimeRestaurant.Domain.Drawers;
using Kitchens = RealtimeRestaurant.Domain.Kitchen;
using Menus = RealtimeRestaurant.Domain.Menu;
using Notices = RealtimeRestaurant.Domain.Notices;
using Orders = RealtimeRestaurant.Domain.Orders;
using Reservations = RealtimeRestaurant.Domain.Reservations;
using Staff = RealtimeRestaurant.Domain.Staff;
using Tables = RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>
/// Which client method an event of the log arrives at, one method here for each family of events. A screen's feed tries one family after
/// the other; null means that the event is not of the family.
/// </summary>
[SuppressMessage("Design", "MA0022", Justification = "A null task is a result here: the feed tries the next family. Nothing awaits it.")]
internal static class EventFamilyMapping
{
    /// <param name="created">The order as this screen shows it.</param>
    /// <param name="line">The changed line as this screen shows it.</param>
    public static Task? SendOrders<TCreated, TItemChanged>(
        this IOrderEvents<TCreated, TItemChanged> client, StreamEvent streamEvent,
        Func<Orders.Order, TCreated> created, Func<LineChange, TItemChanged> line) => streamEvent.Event switch
    {
        Orders.LineAdded or Orders.LineSplit or Orders.ItemStatusChanged or Orders.ItemReturned =>
            client.OrderItemStatusChanged(streamEvent.Message(line(LineChange.Of(streamEvent.Event)))),
        Orders.NoteChanged noted => client.NoteChanged(streamEvent.Message(noted.Data())),
        _ => client.SendProgress(streamEvent, created),
    };

    public static Task? SendProgress<TCreated>(
        this IOrderProgressEvents<TCreated> client, StreamEvent streamEvent, Func<Orders.Order, TCreated> created) =>
        streamEvent.Event switch
        {
            Orders.OrderPlaced placed => client.OrderCreated(streamEvent.Message(created(placed.Order with { Seq = streamEvent.Seq }))),
            Orders.OrderStatusChanged changed => client.OrderStatusChanged(streamEvent.Message(changed.Data())),
            Orders.OrderCancelled cancelled => client.OrderCancelled(streamEvent.Message(cancelled.Data())),
            Orders.OrderCompleted completed => client.OrderCompleted(streamEvent.Message(completed.Data())),
            Orders.OrderTableChanged moved => client.OrderTableChanged(streamEvent.Message(moved.Data())),
            _ => null,
        };

    public static Task? SendTables(this ITableEvents client, StreamEvent streamEvent) => streamEvent.Event switch
    {
        Tables.WaiterAssigned assigned => client.WaiterAssigned(streamEvent.Message(assigned.Data())),
        Tables.WaiterCalled called => client.WaiterCalled(streamEvent.Message(called.Data())),
        _ => client.SendSeating(streamEvent),
    };

    public static Task? SendSeating(this ISeatingEvents client, StreamEvent streamEvent) => streamEvent.Event switch
    {
        Tables.TableStatusChanged changed => client.TableStatusChanged(streamEvent.Message(changed.Data())),
        Tables.TableAdded added => client.TableChanged(streamEvent.Message(added.Data())),
        Tables.TableMerged merged => client.TableMerged(streamEvent.Message(merged.Data())),
        Tables.TableChanged changed => client.TableChanged(streamEvent.Message(changed.Data())),
        _ => null,
    };

    public static Task? SendReservations(this IReservationEvents client, StreamEvent streamEvent) =>
        streamEvent.Event is Reservations.ReservationChanged changed
            ? client.ReservationChanged(streamEvent.Message(changed.Data(streamEvent.Seq)))
            : null;

    public static Task? SendPayments(this IPaymentEvents client, StreamEvent streamEvent) => streamEvent.Event switch
    {
        Bills.BillCreated created => client.BillCreated(streamEvent.Message(created.Data(streamEvent.Seq))),
        Bills.BillStatusChanged changed => client.BillStatusChanged(streamEvent.Message(changed.Data(streamEvent.Seq))),
        Bills.PaymentCompleted paid => client.PaymentCompleted(streamEvent.Message(paid.Data())),
        Bills.OrderPaymentChanged changed => client.OrderPaymentChanged(streamEvent.Message(changed.Data())),
        _ => null,
    };

    public static Task? SendKitchen(this IKitchenEvents client, StreamEvent streamEvent) =>
        streamEvent.Event is Kitchens.ItemsReady ready
            ? client.ItemsReady(streamEvent.Message(ready.Data()))
            : client.SendAlerts(streamEvent);

    public static Task? SendAlerts(this IAlertEvents client, StreamEvent streamEvent) => streamEvent.Event switch
    {
        Kitchens.KitchenAlertRaised alert => client.KitchenAlert(streamEvent.Message(alert.Data())),
        Orders.OrderRushed rushed => client.KitchenAlert(streamEvent.Message(rushed.Data())),
        _ => null,
    };

    public static Task? SendNotifications(this INotificationEvents client, StreamEvent streamEvent) => streamEvent.Event switch
    {
        Notices.NoticeSent { Notice: { UserId: not null } notice } => client.NotificationReceived(streamEvent.Message(notice.Received())),
        Notices.NoticeSent sent => client.NotificationBroadcast(streamEvent.Message(sent.Notice.Broadcast())),
        _ => null,
    };

    public static Task? SendStaff(this IStaffEvents client, StreamEvent streamEvent) =>
        streamEvent.Event is Staff.StaffStatusChanged changed ? client.StaffStatusChanged(streamEvent.Message(changed.Data())) : null;

    public static Task? SendDrawers(this IDrawerEvents client, StreamEvent streamEvent)
    {
        var shift = streamEvent.Event switch
        {
            Drawers.ShiftOpened opened => opened.Shift,
            Drawers.ShiftCounting counting => counting.Shift,
            Drawers.ShiftClosed closed => closed.Shift,
            _ => null,
        };
        return shift is null
            ? null : client.ShiftChanged(streamEvent.Message(shift.Data(streamEvent.Seq, streamEvent.Stream)));
    }

    /// <param name="changed">The dish as this screen shows it.</param>
    public static Task? SendMenu<TItemChanged>(
        this IMenuEvents<TItemChanged> client, StreamEvent streamEvent, Func<Menus.MenuItem, TItemChanged> changed) =>
        streamEvent.Event switch
        {
            Menus.MenuItemAdded added => client.MenuItemChanged(streamEvent.Message(changed(added.Item))),
            Menus.MenuItemChanged another => client.MenuItemChanged(streamEvent.Message(changed(another.Item))),
            Menus.MenuItemRemoved removed => client.MenuItemRemoved(streamEvent.Message(removed.Data())),
            Menus.MenuCategoryChanged category => client.MenuCategoryChanged(streamEvent.Message(category.Data())),
            Menus.MenuCategoryRemoved category => client.MenuCategoryChanged(streamEvent.Message(category.Data())),
            _ => client.SendStock(streamEvent),
        };

    private static Task? SendStock<TItemChanged>(this IMenuEvents<TItemChanged> client, StreamEvent streamEvent) => streamEvent.Event switch
    {
        Menus.MenuAvailabilityChanged changed => client.MenuAvailabilityChanged(streamEvent.Message(changed.Data())),
        Menus.StockChanged changed => client.StockChanged(streamEvent.Message(changed.Data())),
        Menus.OptionAvailabilityChanged changed => client.OptionAvailabilityChanged(streamEvent.Message(changed.Data())),
        Menus.OptionStockChanged changed => client.OptionStockChanged(streamEvent.Message(changed.Data())),
        _ => null,
    };
}
