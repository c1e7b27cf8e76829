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
        var kitchen = api.MapResource("/kitchen", "Kitchen", "What displays show. Nothing here holds a price or anything about guests.");
        kitchen.MapState("", (state, http) => KitchenMessages.Snapshot(state, http.Caller()))
            .Named("getBoard", "The board: what a kitchen's snapshot holds");
        kitchen.MapCommand<RaiseAlertRequest, KitchenAlert>(
                "POST", "/alerts", (outcome, _) => outcome.Alert(), View<KitchenAlert>.Unchanged, _ => "/api/kitchen")
            .Named("raiseAlert", "Calls out to the kitchen, the floor and the managers").PermittedBy(Permission.RaiseAlerts);
        kitchen.MapCommand<AcknowledgeTicketRequest, Ticket>(
                "POST", "/tickets/{ticketId}/seen", (outcome, request) => outcome.Ticket(request.TicketId!),
                View<Ticket>.Of(ticket => ticket.View()))
            .Named("acknowledgeTicket", "A display shows the ticket", "Or, where all of it was cancelled, the kitchen has taken note.")
            .PermittedBy(Permission.Cook);
    }
}
