using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Menu;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Host.Printing;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Host.Endpoints;

internal static class KitchenEndpoints
{
    public static void MapKitchen(this IEndpointRouteBuilder api)
    {
        var kitchen = api.MapResource("/kitchen", "Kitchen", "The kitchen's tickets and alerts, without prices or anything about guests.");
        kitchen.MapState("", (state, http) => KitchenMessages.Snapshot(
                state.MenuAsOf(http.Service<TimeProvider>().GetUtcNow()), http.Caller()))
            .Named("getBoard", "Gets the board: the snapshot of a kitchen display");
        kitchen.MapCommand<RaiseAlertRequest, KitchenAlert>(
                "POST", "/alerts", (outcome, _) => outcome.Alert(), View<KitchenAlert>.Unchanged, _ => "/api/kitchen")
            .Named("raiseAlert", "Sends an alert to all screens").PermittedBy(Permission.RaiseAlerts);
        kitchen.MapCommand<AcknowledgeTicketRequest, Ticket>(
                "POST", "/tickets/{ticketId}/seen", (outcome, request) => outcome.Ticket(request.TicketId!),
                View<Ticket>.Of(ticket => ticket.View()))
            .Named("acknowledgeTicket", "Acknowledges a ticket", "A new ticket becomes seen; a cancelled one leaves the board.")
            .PermittedBy(Permission.Cook);
        kitchen.MapPrintout("/tickets/{ticketId}/print", async (http, _) => SlipOf(await http.StateAsync(), http.Request.RouteValues))
            .Named("printTicket", "Prints a ticket", "As plain text, as HTML for paper of 80 mm, or as bytes for an ESC/POS printer.");
    }

    private static Printout? SlipOf(Restaurant state, RouteValueDictionary path) =>
        state.Tickets.GetValueOrDefault((string)path["ticketId"]!) is { } ticket
            ? KitchenSlip.Of(ticket, state.Orders[ticket.OrderId], state.Profile!) : null;
}
