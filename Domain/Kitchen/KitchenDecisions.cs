using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Kitchen;

internal static class KitchenDecisions
{
    public static Refusal? Decide(DecisionContext context, KitchenCommand command) => command switch
    {
        AcknowledgeTicket acknowledge => Acknowledge(context, acknowledge),
        RaiseAlert raise => Raise(context, raise),
        _ => throw MissingCase.Command(command),
    };

    public static Refusal? Acknowledge(DecisionContext context, AcknowledgeTicket command)
    {
        if (!context.State.Tickets.TryGetValue(command.TicketId, out var ticket)) return KitchenRefusals.UnknownTicket;
        if (!context.WorksAt(ticket.Station)) return KitchenRefusals.NotYourStation(ticket);
        if (ticket.Status == TicketStatus.New) context.Add(new TicketSeen(ticket.Id, ticket.OrderId, context.Actor.Id));
        if (ticket.Status == TicketStatus.CancelledPending) context.Add(new TicketClosed(ticket.Id, ticket.OrderId, context.Actor.Id));
        return null;
    }

    public static Refusal? Raise(DecisionContext context, RaiseAlert command)
    {
        if (!context.Actor.May(Permission.RaiseAlerts)) return KitchenRefusals.MayNotAlert;
        if (string.IsNullOrWhiteSpace(command.Message)) return KitchenRefusals.NoMessage;
        context.Add(new KitchenAlertRaised(AlertKind.Manual, command.Priority, command.Message, OrderId: null, TicketId: null,
            AffectedOrders: []));
        return null;
    }
}
