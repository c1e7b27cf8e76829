using System.Diagnostics.CodeAnalysis;
using RealtimeRestaurant.Hubs.Wire;
using Bills = RealtimeRestaurant.Domain.Bills;
using Kitchens = RealtimeRestaurant.Domain.Kitchen;
using Menus = RealtimeRestaurant.Domain.Menu;
using Notices = RealtimeRestaurant.Domain.Notices;
using Orders = RealtimeRestaurant.Domain.Orders;
using Staff = RealtimeRestaurant.Domain.Staff;
using Tables = RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Delivery;

/// <summary>Which event arrives at which method, by family; a screen's feed asks one family after the other. Null: not of this family.</summary>
[SuppressMessage("Design", "MA0022", Justification = "Null is an answer here, and the feed asks the next family; nothing awaits it.")]
internal static class EventFamilyMapping
{
    /// <param name="created">The order as this screen sees it.</param>
    /// <param name="line">The changed line as this screen sees it.</param>
    public static Task? SendOrders<TCreated, TItemChanged>(
        this IOrderEvents<TCreated, TItemChanged> screen, StreamEvent streamEvent, Func<Orders.Order, TCreated> created, Func<LineChange, TItemChanged> line) =>
        streamEvent.Recorded.Event is Orders.LineAdded or Orders.LineSplit or Orders.ItemStatusChanged
            ? screen.OrderItemStatusChanged(streamEvent.Message(line(LineChange.Of(streamEvent.Recorded.Event))))
            : screen.SendProgress(streamEvent, created);

    public static Task? SendProgress<TCreated>(this IOrderProgressEvents<TCreated> screen, StreamEvent streamEvent, Func<Orders.Order, TCreated> created) => streamEvent.Recorded.Event switch
    {
        Orders.OrderPlaced placed => screen.OrderCreated(streamEvent.Message(created(placed.Order with { Seq = streamEvent.Recorded.Seq }))),
        Orders.OrderStatusChanged changed => screen.OrderStatusChanged(streamEvent.Message(changed.View())),
        Orders.OrderCancelled cancelled => screen.OrderCancelled(streamEvent.Message(cancelled.View())),
        Orders.OrderCompleted completed => screen.OrderCompleted(streamEvent.Message(completed.View())),
        _ => null,
    };

    public static Task? SendTables(this ITableEvents screen, StreamEvent streamEvent) => streamEvent.Recorded.Event switch
    {
        Tables.WaiterAssigned assigned => screen.WaiterAssigned(streamEvent.Message(assigned.View())),
        Tables.WaiterCalled called => screen.WaiterCalled(streamEvent.Message(called.View())),
        _ => screen.SendSeating(streamEvent),
    };

    public static Task? SendSeating(this ISeatingEvents screen, StreamEvent streamEvent) =>
        streamEvent.Recorded.Event is Tables.TableStatusChanged changed ? screen.TableStatusChanged(streamEvent.Message(changed.View())) : null;

    public static Task? SendPayments(this IPaymentEvents screen, StreamEvent streamEvent) => streamEvent.Recorded.Event switch
    {
        Bills.BillCreated created => screen.BillCreated(streamEvent.Message(new BillCreated((created.Bill with { Seq = streamEvent.Recorded.Seq }).View()))),
        Bills.BillStatusChanged changed => screen.BillStatusChanged(streamEvent.Message(changed.View(streamEvent.Recorded.Seq))),
        Bills.PaymentCompleted paid => screen.PaymentCompleted(streamEvent.Message(paid.View())),
        Bills.OrderPaymentChanged changed => screen.OrderPaymentChanged(streamEvent.Message(changed.View())),
        _ => null,
    };

    public static Task? SendKitchen(this IKitchenEvents screen, StreamEvent streamEvent) =>
        streamEvent.Recorded.Event is Kitchens.ItemsReady ready ? screen.ItemsReady(streamEvent.Message(ready.View())) : screen.SendAlerts(streamEvent);

    public static Task? SendAlerts(this IAlertEvents screen, StreamEvent streamEvent) => streamEvent.Recorded.Event switch
    {
        Kitchens.KitchenAlertRaised alert => screen.KitchenAlert(streamEvent.Message(alert.View())),
        Orders.OrderRushed rushed => screen.KitchenAlert(streamEvent.Message(rushed.View())),
        _ => null,
    };

    public static Task? SendNotices(this INotificationEvents screen, StreamEvent streamEvent) => streamEvent.Recorded.Event switch
    {
        Notices.NoticeSent { Notice: { UserId: not null } notice } => screen.NotificationReceived(streamEvent.Message(notice.Received())),
        Notices.NoticeSent sent => screen.NotificationBroadcast(streamEvent.Message(sent.Notice.Broadcast())),
        _ => null,
    };

    public static Task? SendStaff(this IStaffEvents screen, StreamEvent streamEvent) =>
        streamEvent.Recorded.Event is Staff.StaffStatusChanged changed ? screen.StaffStatusChanged(streamEvent.Message(changed.View())) : null;

    public static Task? SendMenu(this IMenuEvents screen, StreamEvent streamEvent) => streamEvent.Recorded.Event switch
    {
        Menus.MenuAvailabilityChanged changed => screen.MenuAvailabilityChanged(streamEvent.Message(changed.View())),
        Menus.StockChanged changed => screen.StockChanged(streamEvent.Message(changed.View())),
        _ => null,
    };
}
