using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// Replaces one entity of a state. Orders, tickets, tables, bills and reservations change only here, so that the indexes always follow.
/// </summary>
internal static class RestaurantUpdates
{
    public static Restaurant With(this Restaurant state, MenuItem dish) => state with { Menu = state.Menu.SetItem(dish.Id, dish) };

    public static Restaurant With(this Restaurant state, Order order)
    {
        var before = state.Orders.GetValueOrDefault(order.Id);
        return state with
        {
            Orders = state.Orders.SetItem(order.Id, order),
            Deadlines = state.Deadlines.Move(Deadlines.Of(before), Deadlines.Of(order)),
            Sessions = state.Sessions.Move(before, order),
        };
    }

    public static Restaurant With(this Restaurant state, Bill bill)
    {
        var before = state.Bills.GetValueOrDefault(bill.Id);
        return state with
        {
            Bills = state.Bills.SetItem(bill.Id, bill),
            Deadlines = state.Deadlines.Move(Deadlines.Of(before), Deadlines.Of(bill)),
            Sessions = state.Sessions.Move(before, bill),
        };
    }

    public static Restaurant WithoutBill(this Restaurant state, string billId)
    {
        var before = state.Bills.GetValueOrDefault(billId);
        return state with
        {
            Bills = state.Bills.Remove(billId),
            Deadlines = state.Deadlines.Move(Deadlines.Of(before), null),
            Sessions = state.Sessions.Move(before, null),
        };
    }

    public static Restaurant With(this Restaurant state, Shift shift) => state with
    {
        Shifts = shift.IsOpen ? state.Shifts.SetItem(shift.Id, shift) : state.Shifts.Remove(shift.Id),
    };

    public static Restaurant With(this Restaurant state, Table table)
    {
        var before = state.Tables.GetValueOrDefault(table.Id);
        return state with
        {
            Tables = state.Tables.SetItem(table.Id, table),
            Deadlines = state.Deadlines.Move(Deadlines.Of(before), Deadlines.Of(table)),
            Sessions = state.Sessions.Move(before, table),
        };
    }

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
        var stays = order.Party.TableId is null || state.IsOnFloor(order);
        return stays || order.TicketIds().Any(id => state.Tickets[id].Status == TicketStatus.CancelledPending) ? state
            : state.Without(order);
    }

    /// <summary>Removes an order without a table, its tickets and its bills from the state. One that is unarchived stays.</summary>
    public static Restaurant WithoutOrder(this Restaurant state, string orderId)
    {
        return state.Orders.TryGetValue(orderId, out var order)
            ? state.Without(order).WithoutBillsOf(order.Party.SessionId) : state;
    }

    /// <summary>Removes the bills of a table session that has ended. One that is unarchived stays.</summary>
    public static Restaurant WithoutBillsOf(this Restaurant state, string sessionId) => state.AllBillsOf(sessionId)
        .Where(bill => bill.Times.UnarchivedAt is null).Aggregate(state, (left, bill) => left.WithoutBill(bill.Id));

    private static Restaurant Without(this Restaurant state, Order order) => order.TicketIds().Aggregate(
        state with
        {
            Orders = state.Orders.Remove(order.Id),
            Deadlines = state.Deadlines.Move(Deadlines.Of(order), null),
            Sessions = state.Sessions.Move(order, null),
        }, WithoutTicket);

    private static Restaurant WithoutTicket(this Restaurant state, string ticketId) => state with
    {
        Tickets = state.Tickets.Remove(ticketId),
        Deadlines = state.Deadlines.Move(Deadlines.Of(state.Tickets.GetValueOrDefault(ticketId)), null),
    };
}
