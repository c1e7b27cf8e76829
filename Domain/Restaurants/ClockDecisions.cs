using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// What the clock brings about: everything that is due, each once. No ticket, table or bill has a say in what becomes of another.
/// </summary>
internal static class ClockDecisions
{
    public static Refusal? Advance(DecisionContext context)
    {
        foreach (var due in context.Before.Deadlines.Due(context.Now))
        {
            if (due.Kind == DeadlineKind.Ticket) TicketClock.Advance(context, context.Before.Tickets[due.Id]);
            else if (due.Kind == DeadlineKind.Table) TableClock.Advance(context, context.Before.Tables[due.Id]);
            else BillClock.Advance(context, context.Before.Bills[due.Id]);
        }
        return null;
    }
}
