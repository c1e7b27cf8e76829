using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>What the clock brings about: everything that is due, each once. No ticket, table or bill has a say in what becomes of another.</summary>
internal static class PassingTime
{
    public static Refusal? LetPass(Story story)
    {
        foreach (var due in story.Before.Deadlines.Due(story.Now))
        {
            if (due.Kind == Clocked.Ticket) TicketClock.LetPass(story, story.Before.Tickets[due.Id]);
            else if (due.Kind == Clocked.Table) TableClock.LetPass(story, story.Before.Tables[due.Id]);
            else BillClock.LetPass(story, story.Before.Bills[due.Id]);
        }
        return null;
    }
}
