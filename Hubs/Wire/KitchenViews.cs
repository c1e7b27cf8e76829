using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Tickets and all-day counts as screens read them; the order and the counting are the kitchen's own (<see cref="KitchenBoard"/>).</summary>
public static class KitchenViews
{
    public static IReadOnlyList<TicketView> TicketsView(this Restaurant state) => [.. KitchenBoard.Tickets(state).Select(View)];

    public static TicketView View(this Ticket ticket) => new(
        ticket.Id, ticket.OrderId, ticket.OrderNumber, ticket.TableNumber, ticket.Station, WireName.Of(ticket.Status), ticket.AddOn,
        ticket.Recalled, ticket.ItemIds, WireTime.Of(ticket.FiredAt), WireTime.Of(ticket.DueAt));

    public static IReadOnlyList<AllDayCount> AllDayView(this Restaurant state) => [.. KitchenBoard.AllDay(state).Select(count =>
        new AllDayCount(count.Station, count.MenuItemId, count.Name, count.Modifiers, count.Quantity))];
}
