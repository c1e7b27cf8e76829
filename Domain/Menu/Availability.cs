using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>Takes a dish off the menu for now ("86"), or brings it back.</summary>
internal static class Availability
{
    /// <param name="alert">True to alert the kitchen about open orders with the dish; false when it has sold out, since those orders have
    /// their portions.</param>
    public static void TakeOff(DecisionContext context, MenuItem dish, OffReason reason, bool alert)
    {
        context.Add(new MenuAvailabilityChanged(dish.Id, dish.Name, Available: false, reason));
        SetMenus.Follow(context, dish.Id);
        if (!alert) return;
        var waiting =
            context.State.Orders.Values.Where(order => order.Items.Any(item => IsWanted(item, dish))).OldestFirst()
            .ToImmutableArray();
        if (waiting.IsEmpty) return;
        context.Add(new KitchenAlertRaised(AlertKind.Item86, AlertPriority.High,
            $"{dish.Name} is off the menu, but is still in order {string.Join(", ", waiting.Select(order => order.Number))}.",
            OrderId: null, TicketId: null, [.. waiting.Select(order => order.Id)]));
    }

    public static void BringBack(DecisionContext context, MenuItem dish)
    {
        context.Add(new MenuAvailabilityChanged(dish.Id, dish.Name, Available: true, Reason: null));
        SetMenus.Follow(context, dish.Id);
    }

    private static bool IsWanted(OrderItem item, MenuItem dish) =>
        item.Dish.MenuItemId == dish.Id && item.IsActive && item.Status != ItemStatus.Served;
}
