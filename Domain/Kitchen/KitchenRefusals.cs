using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Kitchen;

internal static class KitchenRefusals
{
    public static readonly Refusal UnknownTicket = new(RefusalCode.NotFound, "There is no such ticket of an open order.");
    public static readonly Refusal MayNotAlert = new(RefusalCode.Forbidden, "Only a chef, a waiter or a manager may alert the kitchen.");
    public static readonly Refusal NoMessage = new(RefusalCode.RuleBroken, "An alert needs a message.");

    public static Refusal NotYourStation(Ticket ticket) =>
        new(RefusalCode.Forbidden, $"The ticket is for station {ticket.Station}; only a chef who works there may acknowledge it.");
}
