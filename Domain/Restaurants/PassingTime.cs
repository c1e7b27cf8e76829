using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>What the clock brings about: everything that is due, each once.</summary>
internal static class PassingTime
{
    public static Refusal? LetPass(Story story)
    {
        foreach (var due in story.Before.Deadlines.Due(story.Now))
        {
            if (due.OfTicket) TicketClock.LetPass(story, story.State.Tickets[due.Id]);
            else TableClock.LetPass(story, story.State.Tables[due.Id]);
        }
        return null;
    }
}
