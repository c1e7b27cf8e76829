using Microsoft.OpenApi;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>The description of each path parameter, with the id that examples use for it.</summary>
internal static class PathParameters
{
    private static readonly Dictionary<string, (string Description, string Example)> All = new(StringComparer.Ordinal)
    {
        ["restaurantId"] = ("The restaurant's id.", "r_1"), ["tableId"] = ("The table's id.", "tbl_7"),
        ["callId"] = ("The id of a call of the table.", "call_1"),
        ["orderId"] = ("The order's id.", "ord_42"), ["itemId"] = ("The id of an order line.", "itm_1"),
        ["ticketId"] = ("The ticket's id.", "tkt_1"),
        ["categoryId"] = ("The id of a category of the menu.", "cat_1"),
        ["menuItemId"] = ("The dish's id.", "dish_spritz"), ["optionId"] = ("The id of an option of the dish.", "opt_1"),
        ["billId"] = ("The bill's id.", "bill_9"),
        ["paymentId"] = ("The id of a payment of the bill.", "pay_1"),
        ["shiftId"] = ("The shift's id.", "shift_1"), ["reservationId"] = ("The reservation's id.", "res_1"),
        ["staffId"] = ("The staff id.", "u_anna"), ["notificationId"] = ("The notification's id.", "ntc_1"),
    };

    public static OpenApiParameter Of(string name) => new()
    {
        Name = name, In = ParameterLocation.Path, Required = true, Description = All[name].Description, Example = All[name].Example,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String }.With(Rules.Token),
    };
}
