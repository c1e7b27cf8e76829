using Microsoft.OpenApi;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;
using static RealtimeRestaurant.Host.OpenApi.QueryParameter;
using static RealtimeRestaurant.Host.OpenApi.Shapes;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class OrderDoors
{
    public static readonly DoorGroup Group = new("Orders", "What guests have ordered, from the tap to the last plate.",
    [
        new("POST", "/api/orders", "placeOrder", "Places an order for the guests at a table")
        {
            Description = "Prices come from the menu. Portions are taken from the stock: all of them, or none.",
            For = Who.Waiters,
            Body = Fields(("tableId", Id), ("items", Lines)),
            Request =
                """
                {
                  "tableId": "tbl_7",
                  "items": [
                    {"menuItemId": "dish_tagliata", "quantity": 2, "modifiers": ["opt_medium", "opt_fries"], "note": "no salt", "seat": 1},
                    {"menuItemId": "dish_espresso", "quantity": 2, "course": 2}
                  ]
                }
                """,
            Refuses =
            [
                new("invalid", """{"tableId": "tbl_7", "items": []}"""),
                new("tableNotSeated", """{"tableId": "tbl_8", "items": [{"menuItemId": "dish_espresso", "quantity": 1}]}"""),
                new("outOfStock", """{"tableId": "tbl_7", "items": [{"menuItemId": "dish_carpaccio", "quantity": 99}]}"""),
                new("ruleBroken", """{"tableId": "tbl_7", "items": [{"menuItemId": "dish_tagliata", "quantity": 1}]}"""),
            ],
            Status = 201, Answer = typeof(OrderView), Response = Examples.Order,
            Codes = ["notFound", "tableNotSeated", "itemUnavailable", "outOfStock", "ruleBroken"],
        },
        new("GET", "/api/orders", "listOrders", "Orders, newest first")
        {
            Description = "May lag behind a command by a second or two.",
            Query =
            [
                new("status", "Only those of this status.", OneOf<OrderStatus>(), "placed"), new("tableId", "Only those of this table.", Id, "tbl_7"),
                new("from", "Placed at this time or later.", Time, "2026-11-01T00:00:00Z"), new("to", "Placed before this time.", Time, "2099-01-01T00:00:00Z"),
                Limit, Cursor,
            ],
            Answer = typeof(OrderView), IsPage = true, Response = Examples.Order,
        },
        new("GET", "/api/orders/{orderId}", "getOrder", "One order") { Answer = typeof(OrderView), Response = Examples.Order },
        new("POST", "/api/orders/{orderId}/items", "addLines", "Adds lines to an order")
        {
            Description = "They make a new ticket in the kitchen; what was there stays as it is.",
            For = Who.Waiters,
            Body = Fields(("items", Lines)),
            Request = """{"items": [{"menuItemId": "dish_espresso", "quantity": 1}]}""",
            Refuses = [new("unknownField", """{"items": [{"menuItemId": "dish_espresso", "quantity": 1, "price": 1}]}""")],
            Answer = typeof(OrderView), Response = Examples.Order, Codes = ["orderClosed", "itemUnavailable", "outOfStock", "ruleBroken"],
        },
        new("PATCH", "/api/orders/{orderId}/status", "bumpOrder", "Moves every item that may move there")
        {
            For = Who.ChefsAndWaiters,
            Body = Fields(("status", OneOf(RequestRules.OrderTargets))),
            Request = """{"status": "preparing"}""",
            Refuses = [new("invalid", """{"status": "completed"}"""), new("illegalTransition", """{"status": "served"}""")],
            Answer = typeof(OrderView), Response = Examples.Order, Codes = ["forbidden", "orderClosed", "alreadyTaken", "illegalTransition"],
        },
        new("PATCH", "/api/orders/{orderId}/items/{itemId}/status", "moveItem", "Moves one line")
        {
            Description = "Who may depends on the move: a chef starts and finishes what is cooked at their station, a waiter serves, a manager voids. A `quantity` below the line's splits it.",
            For = Who.ChefsAndWaiters,
            Body = Fields(("status", OneOf(RequestRules.ItemTargets)), ("reason?", Note), ("quantity?", Number(1, LineDraft.MaxQuantity))),
            Request = """{"status": "preparing", "quantity": 1}""",
            Refuses = [new("invalid", """{"status": "held"}"""), new("illegalTransition", """{"status": "served"}""")],
            Answer = typeof(OrderView), Response = Examples.Order, Codes = ["forbidden", "orderClosed", "alreadyTaken", "illegalTransition", "ruleBroken"],
        },
        new("POST", "/api/orders/{orderId}/cancel", "cancelOrder", "Cancels an order")
        {
            Description = "Once cooking has begun, only a manager may, and a reason is needed.",
            For = Who.Waiters,
            Body = Fields(("reason?", Note)),
            Request = """{"reason": "the guests have left"}""",
            Refuses = [new("unknownField", """{"why": "the guests have left"}""")],
            Answer = typeof(OrderView), Response = Examples.Order, Codes = ["orderClosed", "illegalTransition", "ruleBroken"],
        },
        new("POST", "/api/orders/{orderId}/fire", "fireCourse", "Sends a held course to the kitchen")
        {
            For = Who.WaitersAndChefs,
            Body = Fields(("course", Number(1, LineDraft.MaxCourse))),
            Request = """{"course": 2}""",
            Refuses = [new("invalid", """{"course": 0}"""), new("illegalTransition", """{"course": 9}""")],
            Answer = typeof(OrderView), Response = Examples.Order, Codes = ["orderClosed", "illegalTransition"],
        },
        new("POST", "/api/orders/{orderId}/rush", "rushOrder", "Makes an order urgent")
        {
            Description = "1 to 3, the higher the more urgent; 0 takes it back.",
            For = Who.WaitersAndChefs,
            Body = Fields(("level", Number(0, RushOrder.MaxLevel))),
            Request = """{"level": 1}""",
            Refuses = [new("invalid", """{"level": 4}""")],
            Answer = typeof(OrderView), Response = Examples.Order, Codes = ["orderClosed"],
        },
    ]);

    private static OpenApiSchema Lines => ListOf(
        Fields(
            ("menuItemId", Id), ("quantity", Number(1, LineDraft.MaxQuantity)), ("note?", Note), ("modifiers?", ListOf(Id, 0, 20)),
            ("course?", Number(1, LineDraft.MaxCourse, "Courses after the first wait until they are fired.")), ("seat?", Number(1, 99))),
        1, Rules.MaxLines);
}
