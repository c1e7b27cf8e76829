using RealtimeRestaurant.Domain.Access;
using Bills = RealtimeRestaurant.Domain.Bills;
using Kitchens = RealtimeRestaurant.Domain.Kitchen;
using Menus = RealtimeRestaurant.Domain.Menu;
using Notices = RealtimeRestaurant.Domain.Notices;
using Orders = RealtimeRestaurant.Domain.Orders;
using Staff = RealtimeRestaurant.Domain.Staff;
using Tables = RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The data of the events that every screen gets in the same form.</summary>
public static class EventData
{
    public static OrderStatusChanged Data(this Orders.OrderStatusChanged changed) =>
        new(changed.OrderId, WireName.Of(changed.Status), WireName.Of(changed.Previous), changed.Counters.View());

    public static OrderCancelled Data(this Orders.OrderCancelled cancelled) => new(cancelled.OrderId, cancelled.Reason);

    public static OrderCompleted Data(this Orders.OrderCompleted completed) => new(completed.OrderId);

    public static KitchenAlert Data(this Orders.OrderRushed rushed) => new(
        rushed.Level > 0 ? $"Rush order {rushed.OrderNumber}, table {rushed.TableNumber}." : $"No rush any more for order {rushed.OrderNumber}, table {rushed.TableNumber}.",
        WireName.Of(rushed.Level > 0 ? Kitchens.AlertPriority.High : Kitchens.AlertPriority.Low), WireName.Of(Kitchens.AlertKind.Rush),
        rushed.OrderId, TicketId: null, [rushed.OrderId], rushed.Level);

    public static KitchenAlert Data(this Kitchens.KitchenAlertRaised alert) => new(
        alert.Message, WireName.Of(alert.Priority), WireName.Of(alert.Kind), alert.OrderId, alert.TicketId,
        alert.AffectedOrders.IsDefaultOrEmpty ? [] : alert.AffectedOrders, Level: null);

    public static ItemsReady Data(this Kitchens.ItemsReady ready) => new(
        ready.OrderId, ready.TableNumber, ready.Station, ready.TicketId,
        [.. ready.Items.Select(item => new ReadyItem(item.ItemId, item.Name, item.Quantity))], ready.OrderComplete);

    public static TicketStatusChanged Data(this Kitchens.TicketSeen seen) => new(seen.TicketId, seen.OrderId, WireName.Of(Kitchens.TicketStatus.Seen));

    public static TicketStatusChanged Data(this Kitchens.TicketClosed closed) => new(closed.TicketId, closed.OrderId, WireName.Of(Kitchens.TicketStatus.Closed));

    public static TableStatusChanged Data(this Tables.TableStatusChanged changed) =>
        new(changed.TableId, changed.Number, WireName.Of(changed.Status), WireName.Of(changed.Previous), changed.Session?.Guests);

    public static WaiterAssigned Data(this Tables.WaiterAssigned assigned) => new(assigned.TableId, assigned.WaiterId, assigned.WaiterName);

    public static WaiterCalled Data(this Tables.WaiterCalled called) => new(
        called.TableId, called.Number, called.Call.Id, WireName.Of(called.Call.Type), called.Call.Count, WireName.Of(called.Call.Status),
        called.Call.Level, called.Call.AcknowledgedBy);

    public static BillCreated Data(this Bills.BillCreated created, long seq) => new((created.Bill with { Seq = seq }).View());

    public static BillStatusChanged Data(this Bills.BillStatusChanged changed, long seq) => new(
        changed.Bill.Id, WireName.Of(changed.Bill.Status), WireName.Of(changed.Previous), changed.Bill.Due, changed.Bill.Revision, changed.Reason,
        (changed.Bill with { Seq = seq }).View());

    public static PaymentCompleted Data(this Bills.PaymentCompleted paid) => new(
        paid.BillId, paid.Payment.Id, paid.Payment.Amount, WireName.Of(paid.Payment.Method), paid.Due, paid.Payment.Tip, paid.BillNumber, paid.TableNumber);

    public static OrderPaymentChanged Data(this Bills.OrderPaymentChanged changed) =>
        new(changed.OrderId, WireName.Of(changed.PaymentState), WireName.Of(changed.Previous));

    public static NotificationReceived Received(this Notices.Notice notice) =>
        new(notice.Id, notice.Message, notice.Type, notice.SenderName, notice.SenderId, WireTime.Of(notice.At));

    public static NotificationBroadcast Broadcast(this Notices.Notice notice) =>
        new(notice.Id, notice.Message, notice.Type, notice.SenderName, notice.SenderId, WireTime.Of(notice.At), notice.Role?.Name());

    public static StaffStatusChanged Data(this Staff.StaffStatusChanged changed) =>
        new(changed.StaffId, changed.Name, WireName.Of(changed.Status), WireName.Of(changed.Previous));

    public static MenuAvailabilityChanged Data(this Menus.MenuAvailabilityChanged changed) =>
        new(changed.MenuItemId, changed.Name, changed.Available, changed.Reason is { } reason ? WireName.Of(reason) : null);

    public static StockChanged Data(this Menus.StockChanged changed) => new(changed.MenuItemId, changed.Name, changed.Stock, changed.Previous);
}
