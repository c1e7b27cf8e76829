using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Kitchen;

internal static class KitchenDecisions
{
    public static Refusal? Acknowledge(Story story, AcknowledgeTicket command)
    {
        if (!story.State.Tickets.TryGetValue(command.TicketId, out var ticket)) return KitchenRefusals.UnknownTicket;
        if (!story.WorksAt(ticket.Station)) return KitchenRefusals.NotYourStation(ticket);
        if (ticket.Status == TicketStatus.New) story.Add(new TicketSeen(ticket.Id, ticket.OrderId, story.Actor.Id));
        if (ticket.Status == TicketStatus.CancelledPending) story.Add(new TicketClosed(ticket.Id, ticket.OrderId, story.Actor.Id));
        return null;
    }

    public static Refusal? Raise(Story story, RaiseAlert command)
    {
        if (!story.Actor.Is(Role.Chef, Role.Waiter)) return KitchenRefusals.MayNotAlert;
        if (string.IsNullOrWhiteSpace(command.Message)) return KitchenRefusals.NoMessage;
        story.Add(new KitchenAlertRaised(AlertKind.Manual, command.Priority, command.Message, OrderId: null, TicketId: null, AffectedOrders: []));
        return null;
    }
}
