using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Kitchen;

/// <summary>How many of one dish, made one way, a station still has to cook.</summary>
/// <param name="Modifiers">Names of the chosen options, in the menu's order.</param>
public sealed record AllDay(string Station, string MenuItemId, string Name, ImmutableArray<string> Modifiers, int Quantity);

/// <summary>What a kitchen looks at, made from the state.</summary>
public static class KitchenBoard
{
    /// <summary>
    /// The tickets that are not closed, in the order of domain.md: cancelled and unacknowledged, recalled, rush (the more urgent first),
    /// then by when they were fired, then as they came.
    /// </summary>
    public static IEnumerable<Ticket> Tickets(Restaurant state) => state.Tickets.Values
        .Where(ticket => ticket.Status != TicketStatus.Closed)
        .OrderByDescending(ticket => ticket.Status == TicketStatus.CancelledPending)
        .ThenByDescending(ticket => ticket.Recalled)
        .ThenByDescending(ticket => state.Orders[ticket.OrderId].Rush)
        .ThenBy(ticket => ticket.FiredAt)
        .ThenBy(ticket => ticket.Seq)
        .ThenBy(ticket => ticket.Id, StringComparer.Ordinal);

    /// <summary>The orders that a kitchen still has something of: a ticket on the board, or a line that is held. As they came.</summary>
    public static IEnumerable<Order> Orders(Restaurant state)
    {
        var onBoard = Tickets(state).Select(ticket => ticket.OrderId).ToHashSet();
        return state.Orders.Values
            .Where(order => onBoard.Contains(order.Id) || order.Items.Any(item => item.Status == ItemStatus.Held))
            .OrderBy(order => order.Number);
    }

    /// <summary>Per station, dish and choice of options: what is queued or cooking, in all open orders together.</summary>
    public static IEnumerable<AllDay> AllDay(Restaurant state) => state.Orders.Values
        .SelectMany(order => order.Items)
        .Where(item => item.IsCooking)
        .GroupBy(item =>
            (item.Dish.Station, item.Dish.MenuItemId, Options: string.Join('|', item.Dish.Modifiers.Select(chosen => chosen.OptionId))))
        .Select(group => Sum([.. group]))
        .OrderBy(count => count.Station, StringComparer.Ordinal)
        .ThenBy(count => count.Name, StringComparer.Ordinal);

    private static AllDay Sum(ImmutableArray<OrderItem> alike)
    {
        var first = alike[0].Dish;
        return new(first.Station, first.MenuItemId, first.Name, [.. first.Modifiers.Select(chosen => chosen.Name)],
            alike.Sum(item => item.Quantity));
    }
}
