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
        if (item.Option is null && Lacking(context.State, item.Dish) is { } choice)
            return MenuRefusals.NothingToChoose(item.Dish, choice);
        Put(context, item, off: null);
        return null;
    }

    /// <param name="alert">True to alert the kitchen about open orders with it; false when it has sold out, since those orders have
    /// their portions.</param>
    public static void TakeOff(DecisionContext context, StockItem item, OffReason reason, bool alert)
    {
        Put(context, item, reason);
        if (!alert) return;
        var waiting = context.State.Orders.Values.Where(order => order.Items.Any(line => IsWanted(line) && item.IsIn(line)))
            .OldestFirst().ToImmutableArray();
        if (waiting.IsEmpty) return;
        context.Add(new KitchenAlertRaised(AlertKind.Item86, AlertPriority.High,
            $"{item.Name} is off the menu, but is still in order {string.Join(", ", waiting.Select(order => order.Number))}.",
            OrderId: null, TicketId: null, [.. waiting.Select(order => order.Id)]));
    }

    /// <summary>A choice that the dish cannot do without and that has too little left, by its name; null if there is none.</summary>
    public static string? Lacking(Restaurant state, MenuItem dish) =>
        SetMenus.Lacking(state, dish)?.Name ?? Modifiers.Lacking(dish)?.Name;

    /// <summary>Takes a dish off while it lacks a choice that it cannot do without, and brings it back.</summary>
    public static void Update(DecisionContext context, MenuItem dish)
    {
        var isLacking = Lacking(context.State, dish) is not null;
        if (isLacking && dish.Off is null) Put(context, new(dish, Option: null), OffReason.Auto);
        if (!isLacking && dish is { Off: OffReason.Auto, Stock: not 0 }) Put(context, new(dish, Option: null), off: null);
    }

    /// <summary>
    /// It is 86 for this reason, or not any more (null). The dish of an option follows, and so do the set menus that offer a dish.
    /// </summary>
    public static void Put(DecisionContext context, StockItem item, OffReason? off)
    {
        context.Add(item.WithOff(off));
        if (item.Option is null) SetMenus.Follow(context, item.Dish.Id);
        else Update(context, context.State.Menu[item.Dish.Id]);
    }

    private static bool IsWanted(OrderItem line) => line.IsActive && line.Status != ItemStatus.Served;
}
