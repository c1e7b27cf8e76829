using RealtimeRestaurant.Host.Endpoints;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class DashboardDoors
{
    public const string Analytics =
        """
        {
          "from": "2026-11-01", "to": "2026-11-23",
          "totals": {
            "orders": 812, "cancelledOrders": 9, "bills": 640, "items": 3120, "gross": 4012350, "discounts": 40120, "net": 3972230, "service": 0,
            "tax": 397223, "total": 4369453, "revenue": 4368953, "refunds": 500, "rounding": 0, "tips": 210400, "averageBill": 6827
          },
          "topItems": [{"menuItemId": "dish_tagliata", "name": "Tagliata", "quantity": 310, "net": 811200}],
          "staff": [{"staffId": "u_anna", "name": "Anna", "orders": 402, "bills": 322, "items": 1560, "revenue": 2184226, "tips": 105200}],
          "revenueByHour": [{"hour": 20, "revenue": 1204500, "payments": 190}],
          "paymentMix": [{"method": "card", "payments": 480, "amount": 3276714, "tips": 180000, "refunds": 500}]
        }
        """;

    public static readonly DoorGroup Group = new("Dashboard", "The figures of now, as `StreamStats` and `StreamAnalytics` have them on the dashboard's hub.",
    [
        new("GET", "/api/dashboard", "getDashboard", "The figures of now")
        {
            For = Who.Managers, Answer = typeof(DashboardView),
            Response =
                $$"""
                {
                  "seq": 1108, "day": "2026-11-23",
                  "stats": {
                    "day": "2026-11-23", "revenue": 184500, "tips": 9800, "refunds": 500, "orders": 61, "cancelledOrders": 1, "completedOrders": 44, "bills": 40,
                    "averageBill": 4612, "openOrders": {"placed": 3, "inProgress": 8, "ready": 2, "served": 3}, "items": {"queued": 9, "preparing": 7, "ready": 4},
                    "tickets": {"open": 12, "warned": 2, "late": 1},
                    "tables": {"available": 4, "reserved": 1, "occupied": 5, "awaitingPayment": 1, "needsCleaning": 1, "outOfService": 0},
                    "guests": 19, "openBills": 2, "due": 12450, "openCalls": 1, "staff": {"available": 6, "onBreak": 1, "offDuty": 4}
                  },
                  "analytics": {{Analytics}},
                  "performance": [
                    {
                      "staffId": "u_anna", "name": "Anna",
                      "figures": {"orders": 31, "items": 120, "revenue": 92000, "tips": 4900, "voids": 0, "preparationP50": null, "preparationP90": null, "responseP50": 21}
                    }
                  ]
                }
                """,
        },
    ]);
}
