using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Tickets in the order in which a kitchen works, and how much of each dish is still to be cooked.</summary>
public static class KitchenViews
{
    /// <summary>domain.md, "Kitchen ticket": cancelled and unacknowledged, recalled, rush (most urgent first), then by fired, then as they came.</summary>
    public static IReadOnlyList<TicketView> TicketsView(this Restaurant state) =>
        [.. state.Tickets.Values.Where(ticket => ticket.Status is not TicketStatus.Closed)
            .OrderByDescending(ticket => ticket.Status is TicketStatus.CancelledPending)
            .ThenByDescending(ticket => ticket.Recalled && ticket.IsOpen)
            .ThenByDescending(ticket => state.Orders.GetValueOrDefault(ticket.OrderId)?.Rush ?? 0)
            .ThenBy(ticket => ticket.FiredAt).ThenBy(ticket => ticket.Seq).ThenBy(ticket => ticket.Id, StringComparer.Ordinal)
            .Select(View)];

    public static TicketView View(this Ticket ticket) => new(
        ticket.Id, ticket.OrderId, ticket.OrderNumber, ticket.TableNumber, ticket.Station, WireName.Of(ticket.Status), ticket.AddOn,
        ticket.Recalled, ticket.ItemIds, WireTime.Of(ticket.FiredAt), WireTime.Of(ticket.DueAt));

    /// <summary>Per station, dish and modifier set, what is queued or cooking: always a recount, so it cannot drift.</summary>
    public static IReadOnlyList<AllDayCount> AllDayView(this Restaurant state) =>
        [.. state.Orders.Values.SelectMany(order => order.Items).Where(item => item.IsCooking)
            .GroupBy(item => (item.Station, item.MenuItemId, item.Name, Modifiers: ModifierSet(item)))
            .Select(dish => new AllDayCount(
                dish.Key.Station, dish.Key.MenuItemId, dish.Key.Name,
                [.. dish.First().Modifiers.Select(modifier => modifier.Name)], dish.Sum(item => item.Quantity)))
            .OrderBy(count => count.Station, StringComparer.Ordinal).ThenBy(count => count.Name, StringComparer.Ordinal)];

    private static string ModifierSet(OrderItem item) => string.Join('\n', item.Modifiers.Select(modifier => modifier.OptionId).Order(StringComparer.Ordinal));
}
