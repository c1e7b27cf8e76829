using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Kitchen;

/// <summary>The portions of one dish with the same modifiers that a station still has to cook.</summary>
/// <param name="Modifiers">The chosen options, in the menu's order.</param>
public sealed record AllDay(string Station, string MenuItemId, string Name, ImmutableArray<ChosenModifier> Modifiers, int Quantity);

/// <summary>The views of the kitchen that the state gives.</summary>
public static class KitchenBoard
{
    /// <summary>
    /// The tickets that are not closed, in the order that displays show them: cancelled and unacknowledged, recalled, rush (the more urgent
    /// first), then by when they were fired, then as they came.
    /// </summary>
    public static IEnumerable<Ticket> Tickets(Restaurant state) => state.Tickets.Values
        .Where(ticket => ticket.Status != TicketStatus.Closed)
        .OrderByDescending(ticket => ticket.Status == TicketStatus.CancelledPending)
        .ThenByDescending(ticket => ticket.Recalled)
        .ThenByDescending(ticket => state.Orders[ticket.OrderId].Rush)
        .ThenBy(ticket => ticket.FiredAt)
        .ThenBy(ticket => ticket.Seq)
        .ThenBy(ticket => ticket.Id, StringComparer.Ordinal);

    /// <summary>The orders with a ticket on the board or a held line, in the order in which they were placed.</summary>
    public static IEnumerable<Order> Orders(Restaurant state)
    {
        var onBoard = Tickets(state).Select(ticket => ticket.OrderId).ToHashSet();
        return state.Orders.Values
            .Where(order => onBoard.Contains(order.Id) || order.Items.Any(item => item.Status == ItemStatus.Held))
            .OldestFirst();
    }

    /// <summary>The queued and cooking portions of all open orders, by station, dish and modifiers.</summary>
    public static IEnumerable<AllDay> AllDay(Restaurant state) => state.Orders.Values
        .SelectMany(order => order.Items)
        .Where(item => item.IsCooking)
        .GroupBy(item =>
            (item.Dish.Station, item.Dish.MenuItemId,
                Options: string.Join('|', item.Dish.Modifiers.Select(chosen => (chosen.OptionId, chosen.LeavesOut)))))
        .Select(group => Sum([.. group]))
        .OrderBy(count => count.Station, StringComparer.Ordinal)
        .ThenBy(count => count.Name, StringComparer.Ordinal);

    private static AllDay Sum(ImmutableArray<OrderItem> alike)
    {
        var first = alike[0].Dish;
        return new(first.Station, first.MenuItemId, first.Name, first.Modifiers, alike.Sum(item => item.Quantity));
    }
}
