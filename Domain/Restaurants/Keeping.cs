using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>A state with one thing put in its place; the only way in which tickets and tables change, so the deadlines always follow.</summary>
internal static class Keeping
{
    public static Restaurant With(this Restaurant state, MenuItem dish) => state with { Menu = state.Menu.SetItem(dish.Id, dish) };

    public static Restaurant With(this Restaurant state, Order order) => state with { Orders = state.Orders.SetItem(order.Id, order) };

    public static Restaurant With(this Restaurant state, Table table) => state with
    {
        Tables = state.Tables.SetItem(table.Id, table),
        Deadlines = state.Deadlines.Move(Deadlines.Of(state.Tables.GetValueOrDefault(table.Id)), Deadlines.Of(table)),
    };

    public static Restaurant With(this Restaurant state, Ticket ticket) => state with
    {
        Tickets = state.Tickets.SetItem(ticket.Id, ticket),
        Deadlines = state.Deadlines.Move(Deadlines.Of(state.Tickets.GetValueOrDefault(ticket.Id)), Deadlines.Of(ticket)),
    };

    public static Restaurant WithoutTicket(this Restaurant state, string ticketId) => state with
    {
        Tickets = state.Tickets.Remove(ticketId),
        Deadlines = state.Deadlines.Move(Deadlines.Of(state.Tickets.GetValueOrDefault(ticketId)), null),
    };
}
