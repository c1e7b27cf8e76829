using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>
/// Adds the consequences for an order once a command has moved its lines. Called once per command, however many lines moved.
/// </summary>
internal static class OrderReconciler
{
    /// <param name="before">The order before the command.</param>
    /// <param name="reason">The reason, if the order becomes cancelled.</param>
    /// <returns>A refusal if the command would remove items that are paid.</returns>
    public static Refusal? Reconcile(DecisionContext context, Order before, string? reason = null)
    {
        var order = context.State.Orders[before.Id];
        foreach (var ticketId in order.TicketIds()) AnnounceReady(context, order, ticketId);
        if (order.Status == OrderStatus.Cancelled)
            context.Add(new OrderCancelled(order.Id, order.Number, order.Party.TableNumber, reason, context.Actor.Id));
        else if (order.Status != before.Status)
            context.Add(new OrderStatusChanged(order.Id, order.Number, order.Status, before.Status, RollUp.Count(order.Items)));
        return BillReconciler.Reconcile(context, order.Party);
    }

    private static void AnnounceReady(DecisionContext context, Order order, string ticketId)
    {
        var ticket = context.State.Tickets[ticketId];
        var wasOpen = context.Before.Tickets.GetValueOrDefault(ticketId) is { IsOpen: true };
        if (!wasOpen || ticket.Status != TicketStatus.Done) return;

        var ready = order.Items.Where(item => item.Preparation.TicketId == ticketId && item.Status == ItemStatus.Ready);
        var table = order.Party.TableId is { } tableId ? context.State.Tables.GetValueOrDefault(tableId) : null;
        var waiter = table?.WaiterId ?? order.Party.WaiterId;
        context.Add(new ItemsReady(order.Id, order.Number, order.Party.TableNumber, waiter, ticketId, ticket.Station,
            [.. ready.Select(item => new ReadyItem(item.Id, item.Dish.Name, item.Quantity))],
            OrderComplete: RollUp.Count(order.Items) is { Held: 0, Queued: 0, Preparing: 0 }, order.Party.TableName));
    }
}
