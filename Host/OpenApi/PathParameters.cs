using Microsoft.OpenApi;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.OpenApi;

/// <summary>What each parameter of a path names, with the symbol that examples use for it.</summary>
internal static class PathParameters
{
    private static readonly Dictionary<string, (string Description, string Example)> All = new(StringComparer.Ordinal)
    {
        ["restaurantId"] = ("Which restaurant.", "r_1"), ["tableId"] = ("Which table.", "tbl_7"),
        ["callId"] = ("Which of the table's calls.", "call_1"),
        ["orderId"] = ("Which order.", "ord_42"), ["itemId"] = ("Which line of the order.", "itm_1"),
        ["ticketId"] = ("Which ticket.", "tkt_1"),
        ["menuItemId"] = ("Which dish.", "dish_spritz"), ["billId"] = ("Which bill.", "bill_9"), ["shiftId"] = ("Which shift.", "shift_1"),
        ["staffId"] = ("Which member of staff.", "u_anna"), ["notificationId"] = ("Which notification.", "ntc_1"),
    };

    public static OpenApiParameter Of(string name) => new()
    {
        Name = name, In = ParameterLocation.Path, Required = true, Description = All[name].Description, Example = All[name].Example,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String }.With(Rules.Token),
    };
}
