using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Hubs.Wire;
using static RealtimeRestaurant.Host.OpenApi.Shapes;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class KitchenDoors
{
    private const string Board =
        $$"""
        {
          "orders": [
            {
              "id": "ord_42", "number": 42, "tableId": "tbl_7", "tableNumber": 7, "status": "placed", "rush": 0,
              "items": [
                {
                  "id": "itm_1", "menuItemId": "dish_tagliata", "name": "Tagliata", "quantity": 2, "modifiers": ["Medium", "Fries"],
                  "status": "queued", "station": "grill", "note": "no salt", "course": 1, "seat": 1, "ticketId": "tkt_1", "chefName": null,
                  "firedAt": "2026-11-23T20:15:00.000Z", "dueAt": "2026-11-23T20:29:00.000Z"
                }
              ],
              "placedAt": "2026-11-23T20:15:00.000Z", "dueAt": "2026-11-23T20:29:00.000Z", "seq": 1042
            }
          ],
          "tickets": [{{Examples.Ticket}}],
          "allDay": [{"station": "grill", "menuItemId": "dish_tagliata", "name": "Tagliata", "modifiers": ["Medium", "Fries"], "quantity": 2}],
          "menu": [{"menuItemId": "dish_spritz", "name": "Spritz", "available": true, "stock": 40}], "notifications": []
        }
        """;

    public static readonly DoorGroup Group = new("Kitchen", "What displays show. Nothing here holds a price or anything about guests.",
    [
        new("GET", "/api/kitchen", "getBoard", "The board: what a kitchen's snapshot holds") { Answer = typeof(KitchenSnapshot), Response = Board },
        new("POST", "/api/kitchen/alerts", "raiseAlert", "Calls out to kitchen, floor and managers")
        {
            For = Who.WaitersAndChefs,
            Body = Fields(("message", Text(500)), ("priority", OneOf<AlertPriority>())),
            Request = """{"message": "The grill is down for ten minutes", "priority": "high"}""",
            Refuses = [new("invalid", """{"message": " ", "priority": "high"}""")],
            Status = 201, Answer = typeof(KitchenAlert),
            Response = """{"message": "The grill is down for ten minutes", "priority": "high", "kind": "manual", "orderId": null, "ticketId": null, "affectedOrders": [], "level": null}""",
        },
        new("POST", "/api/kitchen/tickets/{ticketId}/seen", "acknowledgeTicket", "A display shows the ticket")
        {
            Description = "Or, where all of it was cancelled, somebody has taken note.",
            For = Who.Chefs,
            Body = NoFields, Request = "{}", Refuses = [new("unknownField", """{"seen": true}""")],
            Answer = typeof(TicketView), Response = Examples.Ticket,
        },
    ]);
}
