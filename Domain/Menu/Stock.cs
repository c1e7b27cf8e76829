using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Menu;

/// <summary>The stock of dishes and of their options: initial + adjustments − sold + restored, and never below 0.</summary>
internal static class Stock
{
    /// <summary>
    /// A refusal that lists the dishes and options without enough stock for all lines together; null when there is enough.
    /// </summary>
    public static Refusal? Shortage(Restaurant state, ImmutableArray<LineDraft> drafts) =>
        Shortage(state, drafts.SelectMany(draft => Portions(draft.MenuItemId, draft.Modifiers, draft.Quantity)));

    /// <inheritdoc cref="Shortage(Restaurant, ImmutableArray{LineDraft})"/>
    public static Refusal? Shortage(Restaurant state, OrderItem line) => Shortage(state, Counted(line));

    /// <summary>The dish with what is taken from a stock of today's menu, and is to return there.</summary>
    /// <param name="menu">Null: the menu does not have the dish any more.</param>
    public static OrderedDish FromToday(OrderedDish dish, MenuItem? menu) => dish with
    {
        FromStock = menu?.Stock is not null,
        Modifiers = [.. dish.Modifiers.Select(chosen => chosen with { FromStock = menu?.Option(chosen.OptionId)?.Stock is not null })],
    };

    public static void Take(DecisionContext context, ImmutableArray<OrderItem> lines)
    {
        foreach (var (key, quantity) in lines.SelectMany(Counted)) Shift(context, key, -quantity, StockCause.Sold);
    }

    /// <summary>Portions sold while nothing was counted are not restored.</summary>
    public static void Restore(DecisionContext context, OrderItem line)
    {
        foreach (var (key, quantity) in Counted(line)) Shift(context, key, quantity, StockCause.Restored);
    }

    public static void Adjust(DecisionContext context, StockItem item, int? stock)
    {
        if (item.Stock != stock) Change(context, item, stock, StockCause.Adjusted);
    }

    private static Refusal? Shortage(Restaurant state, IEnumerable<(StockKey Key, int Quantity)> wanted)
    {
        var missing = wanted.GroupBy(portion => portion.Key, portion => portion.Quantity)
            .Select(portions => (Item: StockItem.Find(state, portions.Key), Quantity: portions.Sum()))
            .Where(want => want.Item?.Stock < want.Quantity).Select(want => want.Item!).ToImmutableArray();
        return missing.IsEmpty ? null : MenuRefusals.OutOfStock(missing);
    }

    // An option as often as a portion takes it.
    private static IEnumerable<(StockKey Key, int Quantity)> Portions(string menuItemId, IEnumerable<string> optionIds, int quantity) =>
        optionIds.CountBy(id => id).Select(option => (new StockKey(menuItemId, option.Key), option.Value * quantity))
            .Prepend((new(menuItemId, OptionId: null), quantity));

    private static IEnumerable<(StockKey Key, int Quantity)> Counted(OrderItem line) =>
        Portions(
            line.Dish.MenuItemId, line.Dish.Modifiers.Where(chosen => chosen.FromStock).Select(chosen => chosen.OptionId), line.Quantity)
            .Where(portion => portion.Key.OptionId is not null || line.Dish.FromStock);

    private static void Shift(DecisionContext context, StockKey key, int by, StockCause cause)
    {
        // What was removed from the menu has no stock to return to.
        if (StockItem.Find(context.State, key) is { Stock: { } stock } item) Change(context, item, stock + by, cause);
    }

    private static void Change(DecisionContext context, StockItem item, int? stock, StockCause cause)
    {
        context.Add(item.WithStock(stock, cause));
        if (stock <= item.LowStock && !(item.Stock <= item.LowStock)) context.Add(Low(item, stock.Value));
        if (stock == 0 && item.Off is null) Availability.TakeOff(context, item, OffReason.Auto, alert: cause == StockCause.Adjusted);
        if (stock == 0 || item.Off != OffReason.Auto) return;
        if (item.Option is null) Availability.Update(context, context.State.Menu[item.Dish.Id]);
        else Availability.Put(context, item, off: null);
    }

    private static KitchenAlertRaised Low(StockItem item, int left) => new(
        AlertKind.LowStock, AlertPriority.Normal, left == 0 ? $"{item.Name} has run out." : $"Only {left} of {item.Name} left.",
        OrderId: null, TicketId: null, AffectedOrders: []);
}
