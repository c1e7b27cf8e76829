using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// Replaces one entity of a state. Orders, tickets, tables, bills and reservations change only here, so that their deadlines always follow.
/// </summary>
internal static class RestaurantUpdates
{
    public static Restaurant With(this Restaurant state, MenuItem dish) => state with { Menu = state.Menu.SetItem(dish.Id, dish) };

    public static Restaurant With(this Restaurant state, Order order) => state with
    {
        Orders = state.Orders.SetItem(order.Id, order),
        Deadlines = state.Deadlines.Move(Deadlines.Of(state.Orders.GetValueOrDefault(order.Id)), Deadlines.Of(order)),
    };

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

    public static Restaurant With(this Restaurant state, Reservation reservation) => state with
    {
        Reservations = reservation.IsUpcoming
            ? state.Reservations.SetItem(reservation.Id, reservation) : state.Reservations.Remove(reservation.Id),
        Deadlines = state.Deadlines.Move(
            Deadlines.Of(state.Reservations.GetValueOrDefault(reservation.Id)), Deadlines.Of(reservation)),
    };

    public static Restaurant With(this Restaurant state, Ticket ticket) => state with
    {
        Tickets = state.Tickets.SetItem(ticket.Id, ticket),
        Deadlines = state.Deadlines.Move(Deadlines.Of(state.Tickets.GetValueOrDefault(ticket.Id)), Deadlines.Of(ticket)),
    };

    /// <summary>
    /// Removes an order and its tickets from the state once its table session has ended; the log and the read models have it. An order with
    /// a cancelled ticket stays until the kitchen acknowledges it.
    /// </summary>
    public static Restaurant RemoveIfEnded(this Restaurant state, Order order)
    {
        var tickets = order.Items.Select(item => item.Preparation.TicketId).OfType<string>().Distinct().ToArray();
        var stays = order.Party.TableId is null || state.IsOnFloor(order);
        if (stays || tickets.Any(id => state.Tickets[id].Status == TicketStatus.CancelledPending)) return state;
        return tickets.Aggregate(state with { Orders = state.Orders.Remove(order.Id) }, WithoutTicket);
    }

    /// <summary>Removes an order without a table, its tickets and its bills from the state. One that is unarchived stays.</summary>
    public static Restaurant WithoutOrder(this Restaurant state, string orderId)
    {
        if (!state.Orders.TryGetValue(orderId, out var order)) return state;
        state = state with
        {
            Orders = state.Orders.Remove(orderId), Deadlines = state.Deadlines.Move(Deadlines.Of(order), null),
        };
        state = order.Items.Select(item => item.Preparation.TicketId).OfType<string>().Distinct().Aggregate(state, WithoutTicket);
        return state.Bills.Values.Where(bill => bill.Party.SessionId == order.Party.SessionId && bill.Times.UnarchivedAt is null)
            .Aggregate(state, (left, bill) => left.WithoutBill(bill.Id));
    }

    private static Restaurant WithoutTicket(this Restaurant state, string ticketId) => state with
    {
        Tickets = state.Tickets.Remove(ticketId),
        Deadlines = state.Deadlines.Move(Deadlines.Of(state.Tickets.GetValueOrDefault(ticketId)), null),
    };
}
