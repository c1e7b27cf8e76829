using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>Decides everything that is due by the clock, each deadline once. Deadlines are independent of each other.</summary>
internal static class ClockDecisions
{
    public static Refusal? Advance(DecisionContext context)
    {
        foreach (var due in context.Before.Deadlines.Due(context.Now))
        {
            if (due.Kind == DeadlineKind.Ticket) TicketClock.Advance(context, context.Before.Tickets[due.Id]);
            else if (due.Kind == DeadlineKind.Table) TableClock.Advance(context, context.Before.Tables[due.Id]);
            else if (due.Kind == DeadlineKind.Order) OrderClock.Advance(context, context.Before.Orders[due.Id]);
            else BillClock.Advance(context, context.Before.Bills[due.Id]);
        }
        return null;
    }
}
