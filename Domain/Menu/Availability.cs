using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>Takes a dish or an option off the menu for now ("86"), or brings it back.</summary>
internal static class Availability
{
    public static Refusal? Set(DecisionContext context, StockItem item, bool available)
    {
        if (!available && item.Off != OffReason.Manual) TakeOff(context, item, OffReason.Manual, alert: true);
        if (!available || item.Off is null) return null;
        if (item.Stock == 0) return MenuRefusals.NothingLeft(item);
        context.Add(item.WithOff(null));
        return null;
    }

    /// <param name="alert">True to alert the kitchen about open orders with it; false when it has sold out, since those orders have
    /// their portions.</param>
    public static void TakeOff(DecisionContext context, StockItem item, OffReason reason, bool alert)
    {
        context.Add(item.WithOff(reason));
        if (!alert) return;
        var waiting = context.State.Orders.Values.Where(order => order.Items.Any(line => IsWanted(line) && item.IsIn(line)))
            .OrderBy(order => order.Number).ToImmutableArray();
        if (waiting.IsEmpty) return;
        context.Add(new KitchenAlertRaised(AlertKind.Item86, AlertPriority.High,
            $"{item.Name} is off the menu, but is still in order {string.Join(", ", waiting.Select(order => order.Number))}.",
            OrderId: null, TicketId: null, [.. waiting.Select(order => order.Id)]));
    }

    private static bool IsWanted(OrderItem line) => line.IsActive && line.Status != ItemStatus.Served;
}
