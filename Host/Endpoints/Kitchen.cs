using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;

namespace RealtimeRestaurant.Host.Endpoints;

internal static class KitchenEndpoints
{
    public static void MapKitchen(this IEndpointRouteBuilder api)
    {
        var kitchen = api.MapResource("/kitchen", "Kitchen", "The kitchen's tickets and alerts, without prices or anything about guests.");
        kitchen.MapState("", (state, http) => KitchenMessages.Snapshot(state, http.Caller()))
            .Named("getBoard", "Gets the board: the snapshot of a kitchen display");
        kitchen.MapCommand<RaiseAlertRequest, KitchenAlert>(
                "POST", "/alerts", (outcome, _) => outcome.Alert(), View<KitchenAlert>.Unchanged, _ => "/api/kitchen")
            .Named("raiseAlert", "Sends an alert to all screens").PermittedBy(Permission.RaiseAlerts);
        kitchen.MapCommand<AcknowledgeTicketRequest, Ticket>(
                "POST", "/tickets/{ticketId}/seen", (outcome, request) => outcome.Ticket(request.TicketId!),
                View<Ticket>.Of(ticket => ticket.View()))
            .Named("acknowledgeTicket", "Acknowledges a ticket", "A new ticket becomes seen; a cancelled one leaves the board.")
            .PermittedBy(Permission.Cook);
    }
}
