using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Host.Endpoints;
using RealtimeRestaurant.Hubs.Wire;
using static RealtimeRestaurant.Host.OpenApi.QueryParameter;
using static RealtimeRestaurant.Host.OpenApi.Shapes;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class RestaurantDoors
{
    private const string Restaurant =
        """
        {
          "id": "r_1", "name": "Trattoria Demo", "currency": "EUR", "currencyDigits": 2, "timeZone": "Europe/Rome", "phone": "+390612345678", "role": "admin",
          "taxRate": 100000, "pricesIncludeTax": true, "serviceRate": 0, "serviceTax": false, "serviceTaxRate": null, "rounding": "halfUp", "cashUnit": 5,
          "waiterDiscountLimit": 100000, "dayStartsAt": 4
        }
        """;

    public static readonly DoorGroup Group = new("Restaurants", "The caller's own. All other doors are about the one that the access token names.",
    [
        new("GET", "/api/restaurants", "listRestaurants", "Those the caller belongs to")
        {
            Query = [Limit, Cursor], Answer = typeof(RestaurantView), IsPage = true, Response = Restaurant,
        },
        new("POST", "/api/restaurants", "openBranch", "Opens another branch")
        {
            Description = "The caller is its admin; sign in again to work there.",
            For = Who.Admins,
            Body = Fields(("name", Text(100)), ("phone?", Phone), ("currency?", Currency), ("timeZone?", Zone)),
            Request = """{"name": "Trattoria Due", "timeZone": "Europe/Rome"}""",
            Refuses = [new("invalid", """{"name": "Trattoria Due", "timeZone": "Rome"}""")],
            Status = 201, Answer = typeof(RestaurantView), Response = Restaurant,
        },
        new("GET", "/api/restaurants/{restaurantId}", "getRestaurant", "One of them")
        {
            Answer = typeof(RestaurantView), Response = Restaurant,
        },
        new("PATCH", "/api/restaurants/{restaurantId}", "changeRestaurant", "Changes its settings")
        {
            Description = "Of the restaurant that the caller is signed in to. What is left out stays as it is, and the currency always does. New rates count for bills that are made or revised from then on.",
            For = Who.Managers,
            Body = Fields(
                ("name?", Text(100)), ("phone?", Phone), ("timeZone?", Zone), ("taxRate?", Rate), ("pricesIncludeTax?", Flag), ("serviceRate?", Rate),
                ("serviceTax?", Flag), ("serviceTaxRate?", Rate), ("rounding?", OneOf<Rounding>()), ("cashUnit?", Number(1, RestaurantSettings.LargestCashUnit)),
                ("waiterDiscountLimit?", Rate), ("dayStartsAt?", Number(0, 23))),
            Request = """{"serviceRate": 50000, "rounding": "halfUp", "cashUnit": 5, "dayStartsAt": 4}""",
            Refuses = [new("invalid", """{"dayStartsAt": 24}""")],
            Answer = typeof(RestaurantView), Response = Restaurant, Codes = ["ruleBroken"],
        },
        new("GET", "/api/restaurants/{restaurantId}/analytics", "getAnalytics", "What business days came to")
        {
            Description = "Totals, the dishes that sold best, staff, revenue by hour of the house's own clock, and how was paid.",
            For = Who.Managers,
            Query =
            [
                new("from", "The first business day; today where it is not said.", Day, "2026-11-01"),
                new("to", $"The last; it counts as well. At most {AnalyticsReport.MaxDays} days together.", Day, "2026-11-23"),
            ],
            Answer = typeof(AnalyticsView), Response = DashboardDoors.Analytics,
        },
    ]);
}
