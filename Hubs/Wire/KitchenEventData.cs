using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps events of the kitchen to their data.</summary>
public static class KitchenEventData
{
    public static KitchenAlert Data(this Domain.Orders.OrderRushed rushed) => new(
        (rushed.Level > 0 ? "Rush order" : "Rush cancelled: order") + $" {rushed.OrderNumber}"
            + (Table.LabelOf(rushed.TableNumber, rushed.TableName) is { } table ? $", {table}." : "."),
        WireName.Of(rushed.Level > 0 ? AlertPriority.High : AlertPriority.Low), WireName.Of(AlertKind.Rush),
        rushed.OrderId, TicketId: null, [rushed.OrderId], rushed.Level);

    public static KitchenAlert Data(this KitchenAlertRaised alert) => new(
        alert.Message, WireName.Of(alert.Priority), WireName.Of(alert.Kind), alert.OrderId, alert.TicketId,
        alert.AffectedOrders.IsDefaultOrEmpty ? [] : alert.AffectedOrders, Level: null);

    public static ItemsReady Data(this Domain.Kitchen.ItemsReady ready) => new(
        ready.OrderId, ready.TableNumber, ready.Station, ready.TicketId,
        [.. ready.Items.Select(item => new ReadyItem(item.ItemId, item.Name, item.Quantity))], ready.OrderComplete,
        ready.TableName, ready.OrderNumber);

    public static TicketStatusChanged Data(this TicketSeen seen) =>
        new(seen.TicketId, seen.OrderId, WireName.Of(TicketStatus.Seen));

    public static TicketStatusChanged Data(this TicketClosed closed) =>
        new(closed.TicketId, closed.OrderId, WireName.Of(TicketStatus.Closed));
}
