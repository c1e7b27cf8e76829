using System.Net;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>
/// A restaurant with one dish, guests at two tables, an order of each in the kitchen, a bill of each, one of them partly paid.
/// </summary>
internal sealed record OpenRestaurantFixture
{
    public required Rest Rest { get; init; }
    public required string TableId { get; init; }
    public required string DishId { get; init; }
    public required string OptionId { get; init; }
    public required string CategoryId { get; init; }
    public required string OrderId { get; init; }
    public required string ItemId { get; init; }
    public required string TicketId { get; init; }
    public required string ReservationId { get; init; }
    public required string CallId { get; init; }
    public required string StaffId { get; init; }
    public required string RestaurantId { get; init; }
    public required string NoticeId { get; init; }
    public required string BillId { get; init; }
    public required string LineId { get; init; }
    public required string ShiftId { get; init; }
    public required string PaidBillId { get; init; }
    public required string PaidLineId { get; init; }
    public required string PaymentId { get; init; }

    private static string Tomorrow => WireTime.Of(DateTimeOffset.UtcNow.AddDays(1));

    public static async Task<OpenRestaurantFixture> OpenAsync(Node node)
    {
        var rest = await node.Rest().RegisterAsync();
        var staffId = rest.Session.GetProperty("user").GetProperty("id").GetString()!;
        var restaurantId = rest.Session.GetProperty("user").GetProperty("restaurantId").GetString()!;
        var noticeId = Created(await rest.PostAsync("/api/notifications", new { message = "Welcome", type = "info" })).Id;
        var tableId = Created(await rest.PostAsync("/api/tables", new { number = 1, seats = 4 })).Id;
        var dish = Created(await rest.SendRawAsync(HttpMethod.Post, "/api/menu/items", """
            {"name":"Carbonara", "category":"Pasta", "price":1250, "station":"grill", "stock":50,
            "modifiers":[{"name":"Extra", "min":0, "max":1, "options":[{"name":"Pecorino"}]}]}
            """));
        var (dishId, optionId) =
            (dish.Id, dish.Body.GetProperty("modifiers")[0].GetProperty("options")[0].GetProperty("id").GetString()!);
        var categoryId = Created(await rest.PostAsync("/api/menu/categories", new { name = "Wine" })).Id;
        (await rest.PatchAsync($"/api/tables/{tableId}/status",
            new { status = "occupied", guests = 2 })).Status.ShouldBe(HttpStatusCode.OK);
        var order = Created(await rest.PostAsync("/api/orders",
            new { tableId, items = new[] { new { menuItemId = dishId, quantity = 2 } } }));
        var callId = Created(await rest.PostAsync($"/api/tables/{tableId}/calls", new { type = "waiter" })).Id;
        var reservationId = Created(await rest.PostAsync("/api/reservations",
            new { name = "Bo", partySize = 2, at = WireTime.Of(DateTimeOffset.UtcNow.AddDays(2)), tableIds = new[] { tableId } })).Id;
        var ticketId = (await rest.GetAsync("/api/kitchen")).Body.GetProperty("tickets")[0].GetProperty("id").GetString()!;
        var shiftId = Created(await rest.PostAsync("/api/shifts", new { @float = 10_000 })).Id;
        var bill = Created(await rest.PostAsync("/api/bills", new { tableId }));
        var paid = await PartlyPaidAsync(rest, dishId);
        var paymentId = Created(await rest.PostAsync($"/api/bills/{paid.Id}/payments",
            new { amount = 100, method = "cash", expectedRevision = 1 })).Id;
        return new()
        {
            Rest = rest, TableId = tableId, DishId = dishId, OptionId = optionId, CategoryId = categoryId, OrderId = order.Id,
            ItemId = order.Body.GetProperty("items")[0].GetProperty("id").GetString()!, TicketId = ticketId, ReservationId = reservationId,
            CallId = callId, StaffId = staffId, RestaurantId = restaurantId, NoticeId = noticeId, BillId = bill.Id, LineId = LineOf(bill),
            ShiftId = shiftId, PaidBillId = paid.Id, PaidLineId = LineOf(paid), PaymentId = paymentId,
        };
    }

    /// <summary>Every command over REST with a body that is well formed; the ids in it are this house's.</summary>
    public IReadOnlyList<Wish> Wishes() => [.. OfReservations(), .. OfTheMenu(), .. OfTheFloor(), .. OfMoney(), .. OfPeople()];

    private IEnumerable<Wish> OfReservations() =>
    [
        new(HttpMethod.Post, "/api/reservations", $$"""
            {"name":"Kim", "phone":"+390612345678", "partySize":4, "at":"{{Tomorrow}}", "minutes":60, "note":"quiet",
            "tableIds":["{{TableId}}"]}
            """),
        new(HttpMethod.Patch, $"/api/reservations/{ReservationId}", """
            {"name":"Lee", "phone":"+390612345678", "partySize":5, "minutes":90, "note":"loud"}
            """),
        new(HttpMethod.Post, $"/api/reservations/{ReservationId}/arrive", """{"guests":3}"""),
        new(HttpMethod.Post, $"/api/reservations/{ReservationId}/cancel", """{"reason":"rain"}"""),
        new(HttpMethod.Post, $"/api/reservations/{ReservationId}/no-show", "{}"),
    ];

    private IEnumerable<Wish> OfTheFloor() =>
    [
        new(HttpMethod.Post, "/api/tables", """{"number":7,"seats":2,"name":"Terrace 7","area":"Terrace","place":{"x":1,"y":2}}"""),
        new(HttpMethod.Patch, $"/api/tables/{TableId}",
            """{"number":8,"name":"Bay","area":"Hall","seats":5,"place":{"x":3,"y":4},"retired":false,"guests":3}"""),
        new(HttpMethod.Patch, $"/api/tables/{TableId}/status",
            """{"status":"needsCleaning","guests":3,"reservedFor":"Bo","until":"2030-01-01T00:00:00Z"}"""),
        new(HttpMethod.Post, $"/api/tables/{TableId}/move", $$"""{"toTableId":"{{TableId}}"}"""),
        new(HttpMethod.Put, $"/api/tables/{TableId}/waiter", $$"""{"staffId":"{{StaffId}}"}"""),
        new(HttpMethod.Post, $"/api/tables/{TableId}/calls", """{"type":"bill"}"""),
        new(HttpMethod.Post, $"/api/tables/{TableId}/calls/{CallId}/acknowledge", "{}"),
        new(HttpMethod.Post, $"/api/tables/{TableId}/calls/{CallId}/resolve", "{}"),
        new(HttpMethod.Post, "/api/orders", $$"""
            {"tableId":"{{TableId}}", "items":[{"menuItemId":"{{DishId}}", "quantity":1, "note":"hot", "modifiers":[], "course":1,
            "seat":1}], "note":"quick"}
            """),
        new(HttpMethod.Put, $"/api/orders/{OrderId}/note", $$"""{"itemId":"{{ItemId}}","note":"no salt"}"""),
        new(HttpMethod.Post, $"/api/orders/{OrderId}/items", $$"""{"items":[{"menuItemId":"{{DishId}}","quantity":1}]}"""),
        new(HttpMethod.Patch, $"/api/orders/{OrderId}/status", """{"status":"preparing"}"""),
        new(HttpMethod.Patch, $"/api/orders/{OrderId}/items/{ItemId}/status",
            """{"status":"preparing","reason":"why","quantity":1,"restock":false}"""),
        new(HttpMethod.Post, $"/api/orders/{OrderId}/items/{ItemId}/return",
            """{"remedy":"comp","reason":"cold","quantity":1,"restock":false}"""),
        new(HttpMethod.Post, $"/api/orders/{OrderId}/fire", """{"course":2}"""),
        new(HttpMethod.Post, $"/api/orders/{OrderId}/rush", """{"level":1}"""),
        new(HttpMethod.Post, "/api/kitchen/alerts", """{"message":"Fire!","priority":"high"}"""),
        new(HttpMethod.Post, $"/api/kitchen/tickets/{TicketId}/seen", "{}"),
    ];

    private IEnumerable<Wish> OfTheMenu() =>
    [
        new(HttpMethod.Post, "/api/menu/items", """
            {"name":"Pane", "category":"Sides", "price":300, "unit":"kg", "station":"cold", "taxRate":100000, "prepMinutes":3, "stock":5,
            "lowStock":1, "modifiers":[{"name":"Kind", "min":0, "max":1, "options":[
            {"name":"Rye", "price":-50, "max":2, "leavesOut":true}]}]}
            """),
        new(HttpMethod.Patch, $"/api/menu/items/{DishId}/options/{OptionId}",
            """{"available":true,"stock":9,"lowStock":2}"""),
        new(HttpMethod.Patch, $"/api/menu/items/{DishId}", """
            {"name":"Pasta", "category":"Pasta", "price":1300, "station":"grill", "taxRate":1, "prepMinutes":9, "stock":40,
            "lowStock":2, "modifiers":[], "available":true, "unlimited":false, "expectedStock":46,
            "position":1, "allergens":["milk"], "marks":["halal"],
            "schedule":[{"days":["monday"],"from":"07:00","to":"11:00"}, {"days":[],"from":"00:00","to":"00:00"}]}
            """),
        new(HttpMethod.Post, "/api/menu/items", $$"""
            {"name":"Pranzo", "category":"Menus", "price":1600,
            "parts":[{"name":"Primo", "count":1, "course":1, "choices":[{"menuItemId":"{{DishId}}", "surcharge":100}]}]}
            """),
        new(HttpMethod.Post, "/api/menu/categories", """{"name":"Dolci"}"""),
        new(HttpMethod.Patch, $"/api/menu/categories/{CategoryId}",
            """{"name":"Vini","position":2,"schedule":[{"from":"00:00","to":"00:00"}]}"""),
        new(HttpMethod.Delete, $"/api/menu/items/{DishId}/image", "{}"),
    ];

    private IEnumerable<Wish> OfMoney() =>
    [
        new(HttpMethod.Patch, $"/api/menu/items/{DishId}", """{"taxes":[{"name":"GST","rate":50000},{"name":"City","rate":10000}]}"""),
        new(HttpMethod.Post, $"/api/bills/{BillId}/discounts", $$"""{"itemId":"{{LineId}}","rate":100000,"reason":"cold"}"""),
        new(HttpMethod.Post, $"/api/bills/{BillId}/discounts", """{"amount":100,"reason":"cold"}"""),
        new(HttpMethod.Post, $"/api/bills/{BillId}/service", """{"waived":true,"reason":"slow"}"""),
        new(HttpMethod.Post, $"/api/bills/{BillId}/issue", "{}"),
        new(HttpMethod.Post, $"/api/bills/{BillId}/void", """{"reason":"wrong table"}"""),
        new(HttpMethod.Post, "/api/bills", $$"""{"orderIds":["{{OrderId}}"]}"""),
        new(HttpMethod.Post, "/api/bills", $$"""{"tableId":"{{TableId}}"}"""),
        new(HttpMethod.Post, $"/api/bills/{PaidBillId}/split", """{"by":"evenly","ways":2}"""),
        new(HttpMethod.Post, $"/api/bills/{PaidBillId}/payments",
            """{"amount":100,"method":"cash","tip":10,"tendered":200,"expectedRevision":1,"share":1,"drawer":"main"}"""),
        new(HttpMethod.Post, $"/api/bills/{PaidBillId}/split", """{"by":"amount","amounts":[100,2200]}"""),
        new(HttpMethod.Post, $"/api/bills/{PaidBillId}/split", $$"""{"by":"item","parts":[[{"itemId":"{{PaidLineId}}","quantity":1}]]}"""),
        new(HttpMethod.Post, $"/api/bills/{PaidBillId}/split",
            $$$"""{"by":"item","parts":[[{"itemId":"{{{PaidLineId}}}","quantity":0,"part":{"parts":1,"of":2}}]]}"""),
        new(HttpMethod.Post, $"/api/bills/{PaidBillId}/pending/{PaymentId}/confirm", "{}"),
        new(HttpMethod.Post, $"/api/bills/{PaidBillId}/pending/{PaymentId}/end", """{"outcome":"failed"}"""),
        new(HttpMethod.Put, $"/api/bills/{PaidBillId}/payments/{PaymentId}/tip", """{"tip":10}"""),
        new(HttpMethod.Post, $"/api/bills/{PaidBillId}/payments/{PaymentId}/method",
            """{"method":"card","reason":"the wrong button","drawer":"main"}"""),
        new(HttpMethod.Post, $"/api/bills/{PaidBillId}/refunds",
            $$"""{"paymentId":"{{PaymentId}}","amount":100,"reason":"cold","method":"card"}"""),
        new(HttpMethod.Post, $"/api/bills/{PaidBillId}/pending",
            """{"amount":100,"method":"card","tip":10,"expectedRevision":1,"share":1}"""),
        new(HttpMethod.Post, "/api/shifts", """{"drawer":"bar","float":100}"""),
        new(HttpMethod.Post, $"/api/shifts/{ShiftId}/entries", """{"kind":"paidIn","amount":100,"reason":"change"}"""),
        new(HttpMethod.Post, $"/api/shifts/{ShiftId}/count", "{}"),
        new(HttpMethod.Post, $"/api/shifts/{ShiftId}/close", """{"counted":10100,"reason":"count"}"""),
        new(HttpMethod.Post, $"/api/orders/{OrderId}/cancel", """{"reason":"gone"}"""),
    ];

    private IEnumerable<Wish> OfPeople() =>
    [
        new(HttpMethod.Post, "/api/staff", $$"""
            {"name":"Kim", "email":"kim.{{RestaurantId}}@test.local", "password":"Correct-horse-battery", "role":"chef",
            "stations":["grill"]}
            """),
        new(HttpMethod.Patch, $"/api/staff/{StaffId}",
            """{"name":"Mario Rossi","role":"admin","stations":[],"active":true,"password":"Correct-horse-battery-2"}"""),
        new(HttpMethod.Patch, $"/api/staff/{StaffId}", $$"""{"email":"mario.{{RestaurantId}}@test.local"}"""),
        new(HttpMethod.Post, $"/api/staff/{StaffId}/handover", $$"""{"to":"{{StaffId}}","tableIds":[]}"""),
        new(HttpMethod.Put, $"/api/staff/{StaffId}/status", """{"status":"onBreak"}"""),
        new(HttpMethod.Post, "/api/notifications", """{"role":"chef","message":"Wash your hands","type":"hygiene"}"""),
        new(HttpMethod.Post, "/api/notifications", $$"""{"userId":"{{StaffId}}","message":"Well done","type":"praise"}"""),
        new(HttpMethod.Post, $"/api/notifications/{NoticeId}/read", "{}"),
        new(HttpMethod.Post, "/api/restaurants",
            """{"name":"Da Mario due","phone":"+390612345678","currency":"JPY","timeZone":"Asia/Tokyo"}"""),
        new(HttpMethod.Patch, $"/api/restaurants/{RestaurantId}", """
            {"name":"Da Mario uno", "phone":"+39 06 1234 5678", "timeZone":"Europe/Rome", "taxRate":100000, "pricesIncludeTax":true,
            "serviceRate":50000, "serviceTax":true, "serviceTaxRate":50000, "rounding":"halfEven", "cashUnit":5,
            "waiterDiscountLimit":0, "dayStartsAt":5, "clockInRequired":false,
            "blindCount":true, "dailyOrderNumbers":true, "address":"Via Roma 1", "taxId":"IT1", "receiptFooter":"Ciao", "locale":"it-IT"}
            """),
    ];

    private static async Task<RestAnswer> PartlyPaidAsync(Rest rest, string dishId)
    {
        var tableId = Created(await rest.PostAsync("/api/tables", new { number = 90, seats = 4 })).Id;
        (await rest.PatchAsync($"/api/tables/{tableId}/status", new { status = "occupied" })).Status.ShouldBe(HttpStatusCode.OK);
        Created(await rest.PostAsync("/api/orders", new { tableId, items = new[] { new { menuItemId = dishId, quantity = 2 } } }));
        return Created(await rest.PostAsync("/api/bills", new { tableId }));
    }

    private static string LineOf(RestAnswer bill) => bill.Body.GetProperty("lines")[0].GetProperty("itemId").GetString()!;

    private static RestAnswer Created(RestAnswer answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
        answer.Headers.ShouldContainKey("Location");
        return answer;
    }
}

/// <summary>A request that changes something.</summary>
internal sealed record Wish(HttpMethod Method, string Path, string Body);
