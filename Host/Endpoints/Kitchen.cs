using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Host.Doors;
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
        kitchen.MapCommand<NoFields>("POST", "/tickets/{ticketId}/seen", Seen, (outcome, asked) => new(outcome.Ticket(asked["ticketId"])?.View()));
    }

    private static Answer<RestaurantCommand> Alert(AlertBody body, Asked asked) =>
        new RaiseAlertRequest(asked.CommandId, body.Message, body.Priority).Check(call => call.Command());

    private static Answer<RestaurantCommand> Seen(NoFields body, Asked asked) =>
        new AcknowledgeTicketRequest(asked.CommandId, asked["ticketId"]).Check(call => call.Command());
}
