using System.Text.Json;
using RealtimeRestaurant.Domain.Access;

namespace RealtimeRestaurant.Tests.Http;

/// <summary>What has to have happened at the table before an operation's example makes sense.</summary>
internal static class ExampleStages
{
    private static readonly string[] AtAFreeTable = ["setTableStatus"],
        NeedABill =
        [
            "getBill", "listBills", "issueBill", "pay", "refund", "correctPayment", "setTip", "waiveService", "voidBill", "splitBill",
            "discountBill", "startPayment", "confirmPayment", "endPayment", "printReceipt",
        ];

    public static async Task PrepareAsync(Stage stage, string operation)
    {
        if (!AtAFreeTable.Contains(operation)) await SeatAsync(stage);
        if (NeedABill.Contains(operation))
            stage.Ids["bill_9"] = await stage.PostAsync(Role.Waiter, "/api/bills", """{"tableId": "tbl_7"}""");
        await (operation switch
        {
            "listReservations" or "getReservation" or "changeReservation" or "markNoShow" or "cancelReservation"
                or "seatReservation" => BookAsync(stage),
            "mergeTable" => SeatAtOtherAsync(stage),
            "unmergeTable" => MergeAsync(stage),
            "resolveCall" => stage.PostAsync(Role.Waiter, "/api/tables/tbl_7/calls/call_1/acknowledge", "{}"),
            "refresh" or "signOut" => SignInAsync(stage),
            "returnItem" => ServeAsync(stage),
            "refund" or "correctPayment" => PayAsync(stage, Role.Cashier),
            "setTip" => PayAsync(stage, Role.Waiter),
            "confirmPayment" or "endPayment" => StartPaymentAsync(stage),
            "setStaffStatus" => ComeToWorkAsync(stage),
            "changeStaff" => HireAsync(stage),
            "handOverTables" => MeetAsync(stage),
            "listShifts" or "getShift" or "moveCash" or "countShift" => OpenDrawerAsync(stage),
            "closeShift" => CountDrawerAsync(stage),
            "changeCategory" or "removeCategory" => AddCategoryAsync(stage),
            "removeDish" => AddDishAsync(stage),
            "changeOption" => AddOptionAsync(stage),
            "getDishImage" or "removeDishImage" => ShowDishAsync(stage),
            "listNotifications" or "readNotification" => NotifyAsync(stage),
            _ => Task.CompletedTask,
        });
    }

    private static async Task SeatAsync(Stage stage)
    {
        await stage.DoAsync(HttpMethod.Patch, Role.Waiter, "/api/tables/tbl_7/status", """{"status": "occupied", "guests": 2}""");
        stage.Ids["ord_42"] = await stage.PostAsync(Role.Waiter, "/api/orders",
            """
            {
              "tableId": "tbl_7",
              "items": [
                {"menuItemId": "dish_tagliata", "quantity": 2, "modifiers": ["opt_medium", "opt_fries"]},
                {"menuItemId": "dish_espresso", "quantity": 2, "course": 2}
              ]
            }
            """);
        var order = (await stage.DemoClients.As(Role.Waiter).GetAsync(stage.Fill("/api/orders/ord_42"))).Body.GetProperty("items");
        (stage.Ids["itm_1"], stage.Ids["itm_2"]) = (Id(order[0]), Id(order[1]));
        stage.Ids["tkt_1"] = order[0].GetProperty("ticketId").GetString()!;
        stage.Ids["call_1"] = await stage.PostAsync(Role.Waiter, "/api/tables/tbl_7/calls", """{"type": "waiter"}""");
    }

    private static Task<string> SeatAtOtherAsync(Stage stage) =>
        stage.DoAsync(HttpMethod.Patch, Role.Waiter, "/api/tables/tbl_8/status", """{"status": "occupied", "guests": 2}""");

    private static async Task BookAsync(Stage stage) => stage.Ids["res_1"] = await stage.PostAsync(
        Role.Waiter, "/api/reservations",
        """{"name": "Rossi", "partySize": 4, "at": "2026-11-24T19:00:00.000Z", "tableIds": ["tbl_8"]}""");

    private static async Task MergeAsync(Stage stage)
    {
        await SeatAtOtherAsync(stage);
        await stage.PostAsync(Role.Waiter, "/api/tables/tbl_7/merge", """{"intoTableId": "tbl_8"}""");
    }

    private static async Task ServeAsync(Stage stage)
    {
        foreach (var status in new[] { "ready", "served" })
            await stage.DoAsync(HttpMethod.Patch, Role.Manager, "/api/orders/ord_42/items/itm_1/status", $$"""{"status": "{{status}}"}""");
    }

    private static async Task SignInAsync(Stage stage)
    {
        var email = $"{Guid.NewGuid():n}@demo.local";
        await stage.PostAsync(
            Role.Manager, "/api/staff",
            $$"""{"name": "Gina", "email": "{{email}}", "password": "Correct-horse-battery", "role": "waiter"}""");
        using var rest = await stage.DemoClients.Node.Rest().LoginAsync(email, "Correct-horse-battery");
        stage.Ids["refresh-token"] = rest.Session.GetProperty("refreshToken").GetString()!;
    }

    private static async Task PayAsync(Stage stage, Role role)
    {
        await stage.PostAsync(role, "/api/bills/bill_9/payments", """{"amount": 1000, "method": "card", "expectedRevision": 1}""");
        stage.Ids["pay_1"] = Id((await stage.DemoClients.As(role)
            .GetAsync(stage.Fill("/api/bills/bill_9"))).Body.GetProperty("payments")[0]);
    }

    private static async Task StartPaymentAsync(Stage stage)
    {
        await stage.DoAsync(
            HttpMethod.Post, Role.Waiter, "/api/bills/bill_9/pending", """{"amount": 1000, "method": "card", "expectedRevision": 1}""");
        stage.Ids["pay_1"] = Id((await stage.DemoClients.As(Role.Waiter)
            .GetAsync(stage.Fill("/api/bills/bill_9"))).Body.GetProperty("pending")[0]);
    }

    private static Task<string> ComeToWorkAsync(Stage stage) =>
        stage.DoAsync(HttpMethod.Put, Role.Manager, "/api/staff/u_anna/status", """{"status": "available"}""");

    // A person whom no other example needs.
    private static async Task HireAsync(Stage stage) => stage.Ids["u_anna"] = await stage.PostAsync(
        Role.Manager, "/api/staff",
            $$"""{"name": "Gina", "email": "{{Guid.NewGuid():n}}@demo.local", "password": "Correct-horse-battery", "role": "waiter"}""");

    // The table is the waiter's, and another waiter is there to take it.
    private static async Task MeetAsync(Stage stage)
    {
        await stage.DoAsync(HttpMethod.Put, Role.Waiter, "/api/tables/tbl_7/waiter", """{"staffId": "u_anna"}""");
        stage.Ids["u_gina"] = await stage.PostAsync(
            Role.Manager, "/api/staff",
            $$"""{"name": "Gina", "email": "{{Guid.NewGuid():n}}@demo.local", "password": "Correct-horse-battery", "role": "waiter"}""");
        await stage.DoAsync(HttpMethod.Put, Role.Manager, "/api/staff/u_gina/status", """{"status": "available"}""");
    }

    private static async Task OpenDrawerAsync(Stage stage) =>
        stage.Ids["shift_1"] = await stage.PostAsync(Role.Cashier, "/api/shifts",
            $$"""{"drawer": "{{stage.Ids["tbl_7"][4..]}}", "float": 10000}""");

    private static async Task CountDrawerAsync(Stage stage)
    {
        await OpenDrawerAsync(stage);
        await stage.DoAsync(HttpMethod.Post, Role.Cashier, "/api/shifts/shift_1/count", "{}");
    }

    private static async Task ShowDishAsync(Stage stage) => ((int)(await stage.DemoClients.As(Role.Manager).SendRawAsync(
        HttpMethod.Put, stage.Fill("/api/menu/items/dish_spritz/image"), Convert.FromBase64String(Operation.OnePixel), "image/png")).Status)
            .ShouldBe(200);

    private static async Task AddCategoryAsync(Stage stage) =>
        stage.Ids["cat_1"] = await stage.PostAsync(Role.Manager, "/api/menu/categories", $$"""{"name": "{{Guid.NewGuid():n}}"}""");

    // A dish that no other example needs.
    private static async Task AddDishAsync(Stage stage) => stage.Ids["dish_spritz"] =
        await stage.PostAsync(Role.Manager, "/api/menu/items", """{"name": "Bellini", "category": "Drinks", "price": 900}""");

    private static async Task AddOptionAsync(Stage stage)
    {
        var dish = await stage.DemoClients.As(Role.Manager).SendRawAsync(HttpMethod.Post, "/api/menu/items", """
            {
              "name": "Rossini", "category": "Drinks", "price": 900,
              "modifiers": [{"name": "Fruit", "min": 0, "max": 1, "options": [{"name": "Strawberry"}]}]
            }
            """);
        (stage.Ids["dish_spritz"], stage.Ids["opt_1"]) = (dish.Id, Id(dish.Body.GetProperty("modifiers")[0].GetProperty("options")[0]));
    }

    private static async Task NotifyAsync(Stage stage) =>
        stage.Ids["ntc_1"] = await stage.PostAsync(Role.Manager, "/api/notifications",
            """{"message": "Tasting at five", "type": "info"}""");

    private static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;
}
