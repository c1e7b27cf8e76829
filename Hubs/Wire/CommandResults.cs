using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;
using Reservation = RealtimeRestaurant.Domain.Reservations.Reservation;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>
/// The result of an accepted command, over REST and as <see cref="CommandReply{TResult}.Result"/>. It is read from the outcome alone, so
/// that a repeated command gets the first reply again. Null when the entity is no longer part of the live state.
/// </summary>
public static class CommandResults
{
    public static Order? PlacedOrder(this Outcome outcome) => outcome.Order(outcome.Event<OrderPlaced>().Order.Id);

    public static Order? Order(this Outcome outcome, string orderId) => outcome.State.Orders.GetValueOrDefault(orderId);

    public static Ticket? Ticket(this Outcome outcome, string ticketId) => outcome.State.Tickets.GetValueOrDefault(ticketId);

    public static MenuItem? Dish(this Outcome outcome, string menuItemId) => outcome.State.Menu.GetValueOrDefault(menuItemId);

    public static TableView? Table(this Outcome outcome, string tableId) => outcome.State.TableView(tableId);

    /// <param name="toStaffId">The person who has the tables now.</param>
    public static HandoverView Handover(this Outcome outcome, string toStaffId) => new(
        toStaffId,
        [.. outcome.Events.Select(recorded => recorded.Event).OfType<Domain.Tables.WaiterAssigned>()
            .Select(assigned => outcome.Table(assigned.TableId)!)]);

    /// <summary>The reservation as the command left it: from its event, because one that is over has left the state.</summary>
    public static Reservation? Reservation(this Outcome outcome, string reservationId) =>
        outcome.Events.Where(recorded => recorded.Event is Domain.Reservations.ReservationChanged changed
                && changed.Reservation.Id == reservationId)
            .Select(recorded => ((Domain.Reservations.ReservationChanged)recorded.Event).Reservation with { Seq = recorded.Seq })
            .LastOrDefault()
        ?? outcome.State.Reservations.GetValueOrDefault(reservationId);

    public static Reservation? MadeReservation(this Outcome outcome) =>
        outcome.Reservation(outcome.Event<Domain.Reservations.ReservationChanged>().Reservation.Id);

    /// <summary>The call as the command left it: from its event, or from the state when the command changed nothing.</summary>
    public static CallView? Call(this Outcome outcome, string tableId, Func<Call, bool> which) =>
        (outcome.Events.Select(recorded => recorded.Event).OfType<Domain.Tables.WaiterCalled>().Select(called => called.Call)
                .LastOrDefault(which)
            ?? outcome.State.Tables.GetValueOrDefault(tableId)?.Calls.FirstOrDefault(which))?.View(tableId);

    public static KitchenAlert? Alert(this Outcome outcome) =>
        outcome.Events.Select(recorded => recorded.Event).OfType<KitchenAlertRaised>().FirstOrDefault()?.Data();
}
