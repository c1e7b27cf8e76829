using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Maps tickets and all-day counts. <see cref="KitchenBoard"/> sorts and counts them.</summary>
public static class KitchenViews
{
    public static IReadOnlyList<TicketView> TicketsView(this Restaurant state) => [.. KitchenBoard.Tickets(state).Select(View)];

    public static TicketView View(this Ticket ticket) => new()
    {
        Id = ticket.Id, OrderId = ticket.OrderId, OrderNumber = ticket.OrderNumber, TableNumber = ticket.TableNumber,
        Kind = WireName.Of(ticket.Kind), CallName = ticket.CallName,
        TableName = ticket.TableName,
        Station = ticket.Station, Status = WireName.Of(ticket.Status), AddOn = ticket.AddOn, Recalled = ticket.Recalled,
        ItemIds = ticket.ItemIds, FiredAt = WireTime.Of(ticket.FiredAt), DueAt = WireTime.Of(ticket.DueAt),
    };

    public static IReadOnlyList<AllDayCount> AllDayView(this Restaurant state) => [.. KitchenBoard.AllDay(state).Select(count =>
        new AllDayCount(count.Station, count.MenuItemId, count.Name, count.Modifiers.Names(), count.Quantity, count.Modifiers.LeftOut()))];
}
