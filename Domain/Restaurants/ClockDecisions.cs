using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>Decides everything that is due by the clock, each deadline once. Deadlines are independent of each other.</summary>
internal static class ClockDecisions
{
    public static Refusal? Advance(DecisionContext context)
    {
        foreach (var due in context.Before.Deadlines.Due(context.Now))
        {
            var state = context.Before;
            if (due.Kind == DeadlineKind.Ticket) TicketClock.Advance(context, state.Tickets[due.Id]);
            else if (due.Kind == DeadlineKind.Table) TableClock.Advance(context, state.Tables[due.Id]);
            else if (due.Kind == DeadlineKind.Bill) BillClock.Advance(context, state.Bills[due.Id]);
            else if (due.Kind == DeadlineKind.Order) OrderClock.Advance(context, state.Orders[due.Id]);
            else ReservationClock.Advance(context, state.Reservations[due.Id]);
        }
        if (ScheduleClock.NextDeadline(context.Before) <= context.Now) ScheduleClock.Advance(context);
        return null;
    }
}
