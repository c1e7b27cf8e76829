namespace RealtimeRestaurant.Host.OpenApi.Nouns;

/// <summary>What several doors answer, as examples. Ids are symbols: table 7 is seated, 8 is free, order 42 is being cooked for 7, bill 9 is its bill.</summary>
internal static class Examples
{
    /// <summary>What each parameter of a path names, and what stands for it.</summary>
    public static readonly IReadOnlyDictionary<string, (string Description, string Id)> Parameters = new Dictionary<string, (string, string)>
    {
        ["restaurantId"] = ("Which restaurant.", "r_1"), ["tableId"] = ("Which table.", "tbl_7"), ["callId"] = ("Which of the table's calls.", "call_1"),
        ["orderId"] = ("Which order.", "ord_42"), ["itemId"] = ("Which line of the order.", "itm_1"), ["ticketId"] = ("Which ticket.", "tkt_1"),
        ["menuItemId"] = ("Which dish.", "dish_spritz"), ["billId"] = ("Which bill.", "bill_9"), ["shiftId"] = ("Which shift.", "shift_1"),
        ["staffId"] = ("Which member of staff.", "u_anna"), ["notificationId"] = ("Which notification.", "ntc_1"),
    };

    public const string Session =
        """
        {
          "accessToken": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9…", "expiresAt": "2026-11-23T20:30:00.000Z", "refreshToken": "p8Hj2…",
          "user": {"id": "u_anna", "name": "Anna", "email": "waiter@demo.local", "role": "waiter", "restaurantId": "r_1"}
        }
        """;

    public const string Order =
        """
        {
          "id": "ord_42", "number": 42, "tableId": "tbl_7", "tableNumber": 7, "status": "placed", "paymentState": "unbilled", "rush": 0,
          "items": [
            {
              "id": "itm_1", "menuItemId": "dish_tagliata", "name": "Tagliata", "quantity": 2, "price": 2700, "modifiers": ["Medium", "Fries"],
              "status": "queued", "station": "grill", "note": "no salt", "course": 1, "seat": 1, "ticketId": "tkt_1", "chefName": null,
              "firedAt": "2026-11-23T20:15:00.000Z", "dueAt": "2026-11-23T20:29:00.000Z"
            },
            {
              "id": "itm_2", "menuItemId": "dish_espresso", "name": "Espresso", "quantity": 2, "price": 220, "modifiers": [],
              "status": "held", "station": "bar", "note": null, "course": 2, "seat": null, "ticketId": null, "chefName": null,
              "firedAt": null, "dueAt": null
            }
          ],
          "total": 5840, "placedAt": "2026-11-23T20:15:00.000Z", "dueAt": "2026-11-23T20:29:00.000Z", "seq": 1042
        }
        """;

    public const string Call =
        """
        {
          "id": "call_1", "tableId": "tbl_7", "type": "waiter", "status": "open", "count": 1, "level": 0,
          "openedAt": "2026-11-23T20:15:00.000Z", "acknowledgedBy": null
        }
        """;

    public const string Table =
        $$"""
        {
          "id": "tbl_7", "number": 7, "seats": 4, "status": "occupied", "guests": 2, "waiterId": "u_anna", "waiterName": "Anna",
          "reservedFor": null, "reservedUntil": null, "calls": [{{Call}}], "orderIds": ["ord_42"]
        }
        """;

    public const string Dish =
        """
        {
          "id": "dish_spritz", "name": "Spritz", "category": "Drinks", "price": 800, "station": "bar", "taxRate": null, "prepMinutes": 3,
          "available": true, "reason": null, "stock": 40, "lowStock": 5,
          "modifiers": [{"id": "grp_1", "name": "Bitter", "min": 1, "max": 1, "options": [{"id": "opt_1", "name": "Select", "price": 50}]}],
          "image": "9f86d081884c7d659a2feaa0c55ad015"
        }
        """;

    /// <summary>A PNG of one pixel, in base64.</summary>
    public const string Image = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    public const string Ticket =
        """
        {
          "id": "tkt_1", "orderId": "ord_42", "orderNumber": 42, "tableNumber": 7, "station": "grill", "status": "seen", "addOn": false,
          "recalled": false, "itemIds": ["itm_1"], "firedAt": "2026-11-23T20:15:00.000Z", "dueAt": "2026-11-23T20:29:00.000Z"
        }
        """;
}
