using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>The stock of dishes: initial + adjustments − sold + restored, and never below 0.</summary>
internal static class Stock
{
    /// <summary>A refusal that lists the dishes without enough stock for all lines together; null when there is enough.</summary>
    public static Refusal? Shortage(Restaurant state, ImmutableArray<LineDraft> drafts)
    {
        var counted = drafts.Where(draft => state.Menu[draft.MenuItemId].Stock is not null);
        var wanted =
            counted.GroupBy(draft => draft.MenuItemId)
            .Select(dish => (Dish: state.Menu[dish.Key], Quantity: dish.Sum(draft => draft.Quantity)));
        var missing = wanted.Where(want => want.Dish.Stock < want.Quantity).Select(want => want.Dish).ToImmutableArray();
        return missing.IsEmpty ? null : MenuRefusals.OutOfStock(missing);
    }

    public static void Take(DecisionContext context, ImmutableArray<OrderItem> lines)
    {
        foreach (var line in lines)
            if (line.Dish.FromStock) Shift(context, line.Dish.MenuItemId, -line.Quantity, StockCause.Sold);
    }

    /// <summary>Portions sold while the dish was unlimited were not counted, so they are not restored.</summary>
    public static void Restore(DecisionContext context, OrderItem line)
    {
        if (line.Dish.FromStock) Shift(context, line.Dish.MenuItemId, line.Quantity, StockCause.Restored);
    }

    public static void Adjust(DecisionContext context, MenuItem dish, int? stock)
    {
        if (dish.Stock != stock) Change(context, dish, stock, StockCause.Adjusted);
    }

    private static void Shift(DecisionContext context, string menuItemId, int by, StockCause cause)
    {
        // A dish that was removed has no stock to return to.
        if (context.State.Menu.GetValueOrDefault(menuItemId) is { Stock: { } stock } dish) Change(context, dish, stock + by, cause);
    }

    private static void Change(DecisionContext context, MenuItem dish, int? stock, StockCause cause)
    {
        context.Add(new StockChanged(dish.Id, dish.Name, stock, dish.Stock, cause));
        if (stock <= dish.LowStock && !(dish.Stock <= dish.LowStock)) context.Add(Low(dish, stock.Value));
        if (stock == 0 && dish.Off is null) Availability.TakeOff(context, dish, OffReason.Auto, alert: cause == StockCause.Adjusted);
        if (stock is null or > 0 && dish.Off == OffReason.Auto) Availability.BringBack(context, dish);
    }

    private static KitchenAlertRaised Low(MenuItem dish, int left) => new(
        AlertKind.LowStock, AlertPriority.Normal, left == 0 ? $"{dish.Name} has run out." : $"Only {left} of {dish.Name} left.",
        OrderId: null, TicketId: null, AffectedOrders: []);
}
