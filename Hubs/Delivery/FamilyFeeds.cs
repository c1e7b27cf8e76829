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
internal static class FamilyFeeds
{
    /// <param name="created">The order as this screen sees it.</param>
    /// <param name="line">The changed line as this screen sees it.</param>
    public static Task? TellOrders<TCreated, TItemChanged>(
        this IOrderEvents<TCreated, TItemChanged> screen, Telling told, Func<Orders.Order, TCreated> created, Func<LineChange, TItemChanged> line) =>
        told.Recorded.Event is Orders.LineAdded or Orders.LineSplit or Orders.ItemStatusChanged
            ? screen.OrderItemStatusChanged(told.Message(line(LineChange.Of(told.Recorded.Event))))
            : screen.TellProgress(told, created);

    public static Task? TellProgress<TCreated>(this IOrderProgressEvents<TCreated> screen, Telling told, Func<Orders.Order, TCreated> created) => told.Recorded.Event switch
    {
        Orders.OrderPlaced placed => screen.OrderCreated(told.Message(created(placed.Order with { Seq = told.Recorded.Seq }))),
        Orders.OrderStatusChanged changed => screen.OrderStatusChanged(told.Message(changed.View())),
        Orders.OrderCancelled cancelled => screen.OrderCancelled(told.Message(cancelled.View())),
        Orders.OrderCompleted completed => screen.OrderCompleted(told.Message(completed.View())),
        _ => null,
    };

    public static Task? TellTables(this ITableEvents screen, Telling told) => told.Recorded.Event switch
    {
        Tables.WaiterAssigned assigned => screen.WaiterAssigned(told.Message(assigned.View())),
        Tables.WaiterCalled called => screen.WaiterCalled(told.Message(called.View())),
        _ => screen.TellSeating(told),
    };

    public static Task? TellSeating(this ISeatingEvents screen, Telling told) =>
        told.Recorded.Event is Tables.TableStatusChanged changed ? screen.TableStatusChanged(told.Message(changed.View())) : null;

    public static Task? TellPayments(this IPaymentEvents screen, Telling told) => told.Recorded.Event switch
    {
        Bills.BillCreated created => screen.BillCreated(told.Message(new BillCreated((created.Bill with { Seq = told.Recorded.Seq }).View()))),
        Bills.BillStatusChanged changed => screen.BillStatusChanged(told.Message(changed.View(told.Recorded.Seq))),
        Bills.PaymentCompleted paid => screen.PaymentCompleted(told.Message(paid.View())),
        Bills.OrderPaymentChanged changed => screen.OrderPaymentChanged(told.Message(changed.View())),
        _ => null,
    };

    public static Task? TellKitchen(this IKitchenEvents screen, Telling told) =>
        told.Recorded.Event is Kitchens.ItemsReady ready ? screen.ItemsReady(told.Message(ready.View())) : screen.TellAlerts(told);

    public static Task? TellAlerts(this IAlertEvents screen, Telling told) => told.Recorded.Event switch
    {
        Kitchens.KitchenAlertRaised alert => screen.KitchenAlert(told.Message(alert.View())),
        Orders.OrderRushed rushed => screen.KitchenAlert(told.Message(rushed.View())),
        _ => null,
    };

    public static Task? TellNotices(this INotificationEvents screen, Telling told) => told.Recorded.Event switch
    {
        Notices.NoticeSent { Notice: { UserId: not null } notice } => screen.NotificationReceived(told.Message(notice.Received())),
        Notices.NoticeSent sent => screen.NotificationBroadcast(told.Message(sent.Notice.Broadcast())),
        _ => null,
    };

    public static Task? TellStaff(this IStaffEvents screen, Telling told) =>
        told.Recorded.Event is Staff.StaffStatusChanged changed ? screen.StaffStatusChanged(told.Message(changed.View())) : null;

    public static Task? TellMenu(this IMenuEvents screen, Telling told) => told.Recorded.Event switch
    {
        Menus.MenuAvailabilityChanged changed => screen.MenuAvailabilityChanged(told.Message(changed.View())),
        Menus.StockChanged changed => screen.StockChanged(told.Message(changed.View())),
        _ => null,
    };
}
