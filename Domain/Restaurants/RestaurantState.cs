using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// A state with one thing put in its place; the only way in which tickets and tables change, so the deadlines always follow.
/// </summary>
internal static class RestaurantState
{
    public static Restaurant With(this Restaurant state, MenuItem dish) => state with { Menu = state.Menu.SetItem(dish.Id, dish) };

    public static Restaurant With(this Restaurant state, Order order) => state with { Orders = state.Orders.SetItem(order.Id, order) };

    public static Restaurant With(this Restaurant state, Bill bill) => state with
    {
        Bills = state.Bills.SetItem(bill.Id, bill),
        Deadlines = state.Deadlines.Move(Deadlines.Of(state.Bills.GetValueOrDefault(bill.Id)), Deadlines.Of(bill)),
    };

    public static Restaurant WithoutBill(this Restaurant state, string billId) => state with
    {
        Bills = state.Bills.Remove(billId),
        Deadlines = state.Deadlines.Move(Deadlines.Of(state.Bills.GetValueOrDefault(billId)), null),
    };

    public static Restaurant With(this Restaurant state, Shift shift) => state with
    {
        Shifts = shift.IsOpen ? state.Shifts.SetItem(shift.Id, shift) : state.Shifts.Remove(shift.Id),
    };

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

    /// <summary>
    /// An order whose sitting is over leaves the state with its tickets; the log and the read models have it. One with a ticket that was
    /// cancelled stays until the kitchen has taken note.
    /// </summary>
    public static Restaurant RemoveIfOver(this Restaurant state, Order order)
    {
        var tickets = order.Items.Select(item => item.Preparation.TicketId).OfType<string>().Distinct().ToArray();
        if (state.IsSeated(order) || tickets.Any(id => state.Tickets[id].Status == TicketStatus.CancelledPending)) return state;
        return tickets.Aggregate(state with { Orders = state.Orders.Remove(order.Id) }, WithoutTicket);
    }

    private static Restaurant WithoutTicket(this Restaurant state, string ticketId) => state with
    {
        Tickets = state.Tickets.Remove(ticketId),
        Deadlines = state.Deadlines.Move(Deadlines.Of(state.Tickets.GetValueOrDefault(ticketId)), null),
    };
}
