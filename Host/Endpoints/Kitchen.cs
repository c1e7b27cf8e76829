using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Kitchen;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed record AlertBody(string? Message, string? Priority);

internal static class KitchenEndpoints
{
    public static void MapKitchen(this IEndpointRouteBuilder api)
    {
        var kitchen = api.MapGroup("/kitchen");
        kitchen.MapGet("", async (HttpContext http, LiveRestaurants restaurants) => Results.Ok(KitchenFeed.Snapshot(await http.StateAsync(restaurants), http.Caller())));
        kitchen.MapCommand<AlertBody>("POST", "/alerts", Alert, (outcome, _) => new(outcome.Alert(), "/api/kitchen"));
        kitchen.MapCommand<NoFields>("POST", "/tickets/{ticketId}/seen", Seen, (outcome, request) => new(outcome.Ticket(request["ticketId"])?.View()));
    }

    private static Result<RestaurantCommand> Alert(AlertBody body, RequestContext request) =>
        new RaiseAlertRequest(request.CommandId, body.Message, body.Priority).Check(call => call.Command());

    private static Result<RestaurantCommand> Seen(NoFields body, RequestContext request) =>
        new AcknowledgeTicketRequest(request.CommandId, request["ticketId"]).Check(call => call.Command());
}
