using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Host.Endpoints;
using static RealtimeRestaurant.Host.OpenApi.QueryParameter;
using static RealtimeRestaurant.Host.OpenApi.Shapes;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class ShiftDoors
{
    private const string Shift =
        """
        {
          "id": "shift_1", "drawer": "bar", "status": "open", "float": 10000, "sales": 5346, "saleCount": 1, "refunds": 500, "refundCount": 1,
          "entries": [{"id": "cash_1", "kind": "paidOut", "amount": 1500, "reason": "flowers", "staffId": "u_carlo", "staffName": "Carlo", "at": "2026-11-23T18:00:00.000Z"}],
          "expected": 13346, "counted": null, "variance": null, "reason": null, "openedBy": "u_carlo", "openedAt": "2026-11-23T17:00:00.000Z",
          "closedBy": null, "closedAt": null, "seq": 1110
        }
        """;

    public static readonly DoorGroup Group = new("Shifts", "The cash in a drawer, from being opened until it is counted. A drawer has one open shift at most.",
    [
        new("GET", "/api/shifts", "listShifts", "Shifts, newest first")
        {
            For = Who.Cashiers,
            Query =
            [
                new("status", "Only those of this status.", OneOf<ShiftStatus>(), "open"),
                new("from", "Opened at this time or later.", Time, "2026-11-01T00:00:00Z"), new("to", "Opened before this time.", Time, "2099-01-01T00:00:00Z"), Limit, Cursor,
            ],
            Answer = typeof(ShiftView), IsPage = true, Response = Shift,
        },
        new("GET", "/api/shifts/{shiftId}", "getShift", "One shift") { For = Who.Cashiers, Answer = typeof(ShiftView), Response = Shift },
        new("POST", "/api/shifts", "openShift", "Opens a drawer's shift")
        {
            For = Who.Cashiers,
            Body = Fields(("drawer?", Text(30)), ("float", Amount)),
            Request = """{"drawer": "bar", "float": 10000}""",
            Refuses = [new("invalid", """{"drawer": "bar", "float": -1}""")],
            Status = 201, Answer = typeof(ShiftView), Response = Shift, Codes = ["alreadyExists", "ruleBroken"],
        },
        new("POST", "/api/shifts/{shiftId}/entries", "moveCash", "Cash in or out beside payments")
        {
            Description = "A mistake is put right by a further entry. `noSale` only opens the drawer and has no amount.",
            For = Who.Cashiers,
            Body = Fields(("kind", OneOf<CashEntryKind>()), ("amount?", Amount), ("reason", Text(200))),
            Request = """{"kind": "paidOut", "amount": 1500, "reason": "flowers"}""",
            Refuses = [new("invalid", """{"kind": "gift", "amount": 1500, "reason": "flowers"}"""), new("ruleBroken", """{"kind": "paidOut", "amount": 0, "reason": "flowers"}""")],
            Answer = typeof(ShiftView), Response = Shift, Codes = ["illegalTransition", "ruleBroken"],
        },
        new("POST", "/api/shifts/{shiftId}/count", "countShift", "From now on nothing moves, so that it can be counted")
        {
            For = Who.Cashiers,
            Body = NoFields, Request = "{}", Refuses = [new("unknownField", """{"counted": 1}""")],
            Answer = typeof(ShiftView), Response = Shift,
        },
        new("POST", "/api/shifts/{shiftId}/close", "closeShift", "Closes a shift with what was counted")
        {
            Description = "A reason is needed where that differs from what is expected.",
            For = Who.Cashiers,
            Body = Fields(("counted", Amount), ("reason?", Note)),
            Request = """{"counted": 9900, "reason": "one euro fell behind the bar"}""",
            Refuses = [new("invalid", """{"reason": "one euro fell behind the bar"}"""), new("ruleBroken", """{"counted": 1}""")],
            Answer = typeof(ShiftView), Response = Shift, Codes = ["ruleBroken"],
        },
    ]);
}
