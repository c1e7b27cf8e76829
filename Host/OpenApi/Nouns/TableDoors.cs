using RealtimeRestaurant.Domain.Tables;
using RealtimeRestaurant.Hubs.Wire;
using static RealtimeRestaurant.Host.OpenApi.QueryParameter;
using static RealtimeRestaurant.Host.OpenApi.Shapes;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class TableDoors
{
    public static readonly DoorGroup Group = new("Tables", "Who sits where, who serves them, and whom they call.",
    [
        new("GET", "/api/tables", "listTables", "All tables, by number") { Query = [Limit, Cursor], Answer = typeof(TableView), IsPage = true, Response = Examples.Table },
        new("POST", "/api/tables", "addTable", "Adds a table")
        {
            For = Who.Managers,
            Body = Fields(("number", Number(1, 9999)), ("seats", Number(1, 99))),
            Request = """{"number": 13, "seats": 4}""",
            Refuses = [new("invalid", """{"number": 13, "seats": 0}"""), new("alreadyExists", """{"number": 1, "seats": 4}""")],
            Status = 201, Answer = typeof(TableView), Response = Examples.Table, Codes = ["alreadyExists"],
        },
        new("PATCH", "/api/tables/{tableId}/status", "setTableStatus", "Seats guests, reserves, cleans, blocks")
        {
            Description = "`occupied` seats guests. `awaitingPayment` follows from the bills and cannot be set. Taking a table in and out of service is for managers.",
            For = Who.Floor,
            Body = Fields(("status", OneOf<TableStatus>()), ("guests?", Number(1, 99)), ("reservedFor?", Text(100, 0)), ("until?", Time)),
            Request = """{"status": "occupied", "guests": 2}""",
            Refuses =
            [
                new("invalid", """{"status": "Occupied"}"""), new("derivedState", """{"status": "awaitingPayment"}"""),
                new("ruleBroken", """{"status": "reserved", "until": "2020-01-01T00:00:00Z"}"""),
            ],
            Answer = typeof(TableView), Response = Examples.Table,
            Codes = ["forbidden", "derivedState", "tableOccupied", "unservedItems", "alreadyTaken", "illegalTransition", "ruleBroken"],
        },
        new("PUT", "/api/tables/{tableId}/waiter", "assignWaiter", "Gives the table to a waiter")
        {
            For = Who.Waiters,
            Body = Fields(("staffId", Id)),
            Request = """{"staffId": "u_anna"}""",
            Refuses = [new("invalid", "{}"), new("notFound", """{"staffId": "u_nobody"}""")],
            Answer = typeof(TableView), Response = Examples.Table, Codes = ["ruleBroken"],
        },
        new("POST", "/api/tables/{tableId}/calls", "callWaiter", "Somebody at the table wants a waiter, the bill or help")
        {
            Description = "Unanswered, it goes to all waiters after 45 s and to the managers after 90 s. A repeated call counts and is announced at most once in 30 s.",
            For = Who.Floor,
            Body = Fields(("type", OneOf<CallType>())),
            Request = """{"type": "bill"}""",
            Refuses = [new("invalid", """{"type": "beer"}""")],
            Status = 201, Answer = typeof(CallView), Response = Examples.Call, Codes = ["tableNotSeated"],
        },
        new("POST", "/api/tables/{tableId}/calls/{callId}/acknowledge", "acknowledgeCall", "“I am coming”")
        {
            Description = "The first one goes there; the others get `alreadyTaken` and learn who it was.",
            For = Who.Floor,
            Body = NoFields, Request = "{}", Refuses = [new("unknownField", """{"eta": 5}""")],
            Answer = typeof(CallView), Response = Examples.Call, Codes = ["alreadyTaken"],
        },
        new("POST", "/api/tables/{tableId}/calls/{callId}/resolve", "resolveCall", "It was seen to")
        {
            For = Who.Floor,
            Body = NoFields, Request = "{}", Refuses = [new("unknownField", """{"tip": 5}""")],
            Answer = typeof(CallView), Response = Examples.Call, Codes = ["illegalTransition"],
        },
    ]);
}
