using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Http;

public sealed class BillTests(SharedNode shared) : IClassFixture<SharedNode>
{
    [Fact]
    public async Task A_client_that_knows_the_contract_bills_pays_and_frees_the_table()
    {
        var (rest, tableId, _) = await ServedAsync();
        (await rest.PatchAsync($"/api/tables/{tableId}/status", new { status = "available" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "balanceDue");
        var bill = (await rest.PostAsync("/api/bills", new { tableId })).Body;
        var (id, total, revision) = (bill.GetProperty("id").GetString(), bill.GetProperty("total").GetInt64(), bill.GetProperty("revision")
            .GetInt32());

        var paid = await rest.PostAsync($"/api/bills/{id}/payments",
            new { amount = total, method = "cash", tip = 100, tendered = total + 500, expectedRevision = revision });

        paid.Status.ShouldBe(HttpStatusCode.Created, paid.Text);
        paid.Body.GetProperty("change").GetInt64().ShouldBe(400);
        paid.Body.GetProperty("due").GetInt64().ShouldBe(0);
        paid.Body.GetProperty("bill").GetProperty("status").GetString().ShouldBe("paid");
        (await rest.PatchAsync($"/api/tables/{tableId}/status", new { status = "available" })).Status.ShouldBe(HttpStatusCode.OK);
        (await rest.GetAsync($"/api/bills/{id}")).Body.GetProperty("status").GetString().ShouldBe("paid", "it is over, and history has it");
        (await rest.GetAsync("/api/bills?status=paid")).Body.GetProperty("items").EnumerateArray().Single().GetProperty("id").GetString()
            .ShouldBe(id);
    }

    [Fact]
    public async Task Guests_share_a_portion_and_each_pays_a_part()
    {
        var (rest, tableId, _) = await ServedAsync();
        var bill = (await rest.PostAsync("/api/bills", new { tableId })).Body;
        var (id, total) = (bill.GetProperty("id").GetString(), bill.GetProperty("total").GetInt64());
        var itemId = bill.GetProperty("lines")[0].GetProperty("itemId");
        object Sharing(int parts, int of) =>
            new { by = "item", parts = new[] { new[] { new { itemId, part = new { parts, of } } } } };

        (await rest.PostAsync($"/api/bills/{id}/split", Sharing(1, 11))).ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "ruleBroken");
        var split = await rest.PostAsync($"/api/bills/{id}/split", Sharing(1, 3));

        split.Status.ShouldBe(HttpStatusCode.OK, split.Text);
        JsonElement[] bills = [split.Body.GetProperty("bill"), split.Body.GetProperty("parts")[0]];
        bills.Sum(one => one.GetProperty("total").GetInt64()).ShouldBe(total);
        bills.Select(one => one.GetProperty("lines")[0].GetProperty("part").GetRawText())
            .ShouldBe(["""{"parts":2,"of":3}""", """{"parts":1,"of":3}"""]);
        bills.Select(one => one.GetProperty("lines")[0].GetProperty("quantity").GetInt32()).ShouldBe([1, 0]);
        foreach (var one in bills)
            await rest.PostAsync($"/api/bills/{one.GetProperty("id").GetString()}/payments", new
            {
                amount = one.GetProperty("total").GetInt64(), method = "card", expectedRevision = one.GetProperty("revision").GetInt32(),
            });
        (await rest.PatchAsync($"/api/tables/{tableId}/status", new { status = "available" })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_order_and_a_bill_are_found_by_the_number_on_their_slip()
    {
        var (rest, tableId, dishId) = await ServedAsync();
        var bill = await rest.PostAsync("/api/bills", new { tableId });
        await rest.PostAsync($"/api/bills/{bill.Id}/issue", new { });
        var second = await rest.PostAsync("/api/orders", new { tableId, items = new[] { new { menuItemId = dishId, quantity = 1 } } });

        (await FoundAsync("/api/bills?number=1")).ShouldBe([bill.Id]);
        (await FoundAsync("/api/bills?number=2")).ShouldBeEmpty();
        (await FoundAsync("/api/orders?number=2")).ShouldBe([second.Id]);
        (await FoundAsync("/api/orders?number=2&status=served")).ShouldBeEmpty();
        foreach (var number in new[] { "0", "-1", "1.5", "99999999999", "one" })
            (await rest.GetAsync($"/api/bills?number={number}")).ShouldBeProblem(HttpStatusCode.BadRequest, "invalid");
        (await rest.GetAsync("/api/shifts?number=1")).ShouldBeProblem(HttpStatusCode.BadRequest, "unknownField");

        async Task<string?[]> FoundAsync(string path) =>
            [.. (await rest.GetAsync(path)).Body.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString())];
    }

    [Fact]
    public async Task A_refund_works_when_the_guests_have_left_and_counts_once()
    {
        var (rest, tableId, _) = await ServedAsync();
        var bill = (await rest.PostAsync("/api/bills", new { tableId })).Body;
        var id = bill.GetProperty("id").GetString();
        var paid = await rest.PostAsync($"/api/bills/{id}/payments",
            new { amount = 2500, method = "card", tip = 300, expectedRevision = 1 });
        (await rest.PatchAsync($"/api/tables/{tableId}/status", new { status = "available" })).Status.ShouldBe(HttpStatusCode.OK);

        var refund = new { paymentId = paid.Id, amount = 2600, reason = "cold" };
        var back = await rest.PostAsync($"/api/bills/{id}/refunds", refund, key: "refund-1");
        var again = await rest.PostAsync($"/api/bills/{id}/refunds", refund, key: "refund-1");
        var more = await rest.PostAsync($"/api/bills/{id}/refunds", new { paymentId = paid.Id, amount = 201, reason = "very cold" });

        back.Status.ShouldBe(HttpStatusCode.Created, back.Text);
        back.Body.GetProperty("ofTip").GetInt64().ShouldBe(100);
        again.Text.ShouldBe(back.Text);
        more.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "refundLimit");
        (await rest.GetAsync("/api/bills?status=partiallyRefunded")).Body.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_command_leaves_a_past_bill_in_the_history()
    {
        var (rest, tableId, _) = await ServedAsync();
        var id = (await rest.PostAsync("/api/bills", new { tableId })).Id;
        var paid = await rest.PostAsync($"/api/bills/{id}/payments", new { amount = 2500, method = "card", expectedRevision = 1 });
        await rest.PatchAsync($"/api/tables/{tableId}/status", new { status = "available" });
        var restaurant = rest.Session.GetProperty("user").GetProperty("restaurantId").GetString()!;
        var live = await shared.Node.Services.GetRequiredService<LiveRestaurants>().OpenAsync(restaurant, CancellationToken.None);

        var tip = await rest.SendRawAsync(HttpMethod.Put, $"/api/bills/{id}/payments/none/tip", """{"tip": 200}""");
        var refund = await rest.PostAsync($"/api/bills/{id}/refunds", new { paymentId = paid.Id, amount = 2501, reason = "cold" });

        tip.ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        refund.ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "refundLimit");
        live.State.Bills.ShouldNotContainKey(id);
    }

    [Fact]
    public async Task A_wrong_tender_is_corrected_and_tipped_and_a_refunded_bill_is_paid_again_in_cash()
    {
        var (rest, tableId, _) = await ServedAsync();
        var id = (await rest.PostAsync("/api/bills", new { tableId })).Id;
        var shift = await rest.PostAsync("/api/shifts", new { @float = 1000 });
        var paid = await rest.PostAsync($"/api/bills/{id}/payments", new { amount = 2500, method = "card", expectedRevision = 1 });

        var tipped = await rest.SendRawAsync(HttpMethod.Put, $"/api/bills/{id}/payments/{paid.Id}/tip", """{"tip": 200}""");
        var corrected = await rest.PostAsync(
            $"/api/bills/{id}/payments/{paid.Id}/method", new { method = "cash", reason = "the wrong button" });

        tipped.Status.ShouldBe(HttpStatusCode.OK, tipped.Text);
        corrected.Status.ShouldBe(HttpStatusCode.OK, corrected.Text);
        corrected.Body.GetProperty("payments")[0].GetProperty("method").GetString().ShouldBe("cash");
        var drawer = (await rest.GetAsync($"/api/shifts/{shift.Id}")).Body;
        drawer.GetProperty("expected").GetInt64().ShouldBe(1000 + 2700);
        drawer.GetProperty("entries")[0].GetProperty("paymentId").GetString().ShouldBe(paid.Id);

        var back = await rest.PostAsync(
            $"/api/bills/{id}/refunds", new { paymentId = paid.Id, amount = 2700, reason = "cold", method = "card" });
        back.Body.GetProperty("method").GetString().ShouldBe("card", back.Text);
        var again = await rest.PostAsync($"/api/bills/{id}/payments", new { amount = 2500, method = "cash", expectedRevision = 1 });
        again.Status.ShouldBe(HttpStatusCode.Created, again.Text);
        again.Body.GetProperty("bill").GetProperty("status").GetString().ShouldBe("paid");
    }

    [Fact]
    public async Task A_payment_with_a_key_that_is_sent_again_charges_once()
    {
        var (rest, tableId, _) = await ServedAsync();
        var id = (await rest.PostAsync("/api/bills", new { tableId })).Id;
        var answers = await Task.WhenAll(Enumerable.Range(0, 5)
            .Select(_ =>
                rest.PostAsync($"/api/bills/{id}/payments", new { amount = 1000, method = "upi", expectedRevision = 1 }, key: "pay-once")));
        answers.Select(answer => answer.Text).Distinct().Count().ShouldBe(1, answers[0].Text);
        (await rest.GetAsync($"/api/bills/{id}")).Body.GetProperty("paid").GetInt64().ShouldBe(1000);
    }

    [Fact]
    public async Task Two_tills_pay_the_last_amount_at_once_and_one_wins()
    {
        var (rest, tableId, _) = await ServedAsync();
        var id = (await rest.PostAsync("/api/bills", new { tableId })).Id;
        var answers = await Task.WhenAll(Enumerable.Range(0, 2)
            .Select(_ => rest.PostAsync($"/api/bills/{id}/payments", new { amount = 2500, method = "card", expectedRevision = 1 })));
        answers.Select(answer => answer.Status).Order().ShouldBe([HttpStatusCode.Created, HttpStatusCode.Conflict]);
        answers.Single(answer => answer.Status == HttpStatusCode.Conflict).Code.ShouldBe("billClosed");
    }

    [Fact]
    public async Task A_bill_that_has_moved_on_is_not_paid_unseen()
    {
        var (rest, tableId, dishId) = await ServedAsync();
        var id = (await rest.PostAsync("/api/bills", new { tableId })).Id;
        await rest.PostAsync("/api/orders", new { tableId, items = new[] { new { menuItemId = dishId, quantity = 1 } } });
        (await rest.PostAsync($"/api/bills/{id}/payments", new { amount = 2500, method = "card", expectedRevision = 1 }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "billChanged");
        (await rest.PostAsync($"/api/bills/{id}/payments", new { amount = 99999, method = "card", expectedRevision = 2 }))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "overpayment");
    }

    [Fact]
    public async Task Another_restaurants_bills_and_drawers_do_not_exist()
    {
        var house = await OpenRestaurantFixture.OpenAsync(shared.Node);
        using var stranger = await shared.Node.Rest().RegisterAsync();
        string[] paths = [$"/api/bills/{house.BillId}", $"/api/shifts/{house.ShiftId}"];
        foreach (var path in paths) (await stranger.GetAsync(path)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        foreach (var wish in house.Wishes()
            .Where(wish =>
                wish.Path.Contains(house.BillId, StringComparison.Ordinal) || wish.Path.Contains(house.PaidBillId, StringComparison.Ordinal)
                    || wish.Path.Contains(house.ShiftId, StringComparison.Ordinal)))
            (await stranger.SendRawAsync(wish.Method, wish.Path, wish.Body)).ShouldBeProblem(HttpStatusCode.NotFound, "notFound");
        (await stranger.GetAsync("/api/bills")).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await house.Rest.GetAsync($"/api/bills/{house.PaidBillId}")).Body.GetProperty("paid").GetInt64().ShouldBe(100);
    }

    [Fact]
    public async Task A_drawer_is_opened_counted_and_closed_and_history_keeps_it()
    {
        using var rest = await shared.Node.Rest().RegisterAsync();
        var shift = await rest.PostAsync("/api/shifts", new { @float = 5000 });
        await rest.PostAsync($"/api/shifts/{shift.Id}/entries", new { kind = "paidOut", amount = 700, reason = "parsley" });
        (await rest.PostAsync($"/api/shifts/{shift.Id}/close", new { counted = 4300 }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "illegalTransition");
        await rest.PostAsync($"/api/shifts/{shift.Id}/count", new { });
        (await rest.PostAsync($"/api/shifts/{shift.Id}/close", new { counted = 4000 }))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "ruleBroken");
        var closed = await rest.PostAsync($"/api/shifts/{shift.Id}/close", new { counted = 4000, reason = "a coin is missing" },
            key: "close");
        closed.Body.GetProperty("variance").GetInt64().ShouldBe(-300);
        (await rest.PostAsync($"/api/shifts/{shift.Id}/close", new { counted = 4000, reason = "a coin is missing" },
            key: "close")).Text.ShouldBe(closed.Text);
        (await rest.GetAsync($"/api/shifts/{shift.Id}")).Body.GetProperty("status").GetString().ShouldBe("closed");
        (await rest.GetAsync("/api/shifts?status=closed")).Body.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_terminal_confirms_a_payment_and_screens_see_it_wait()
    {
        var (rest, tableId, _) = await ServedAsync();
        var id = (await rest.PostAsync("/api/bills", new { tableId })).Id;

        var started = await rest.PostAsync($"/api/bills/{id}/pending", new { amount = 2000, method = "card", expectedRevision = 1 });
        started.Status.ShouldBe(HttpStatusCode.Created, started.Text);
        var payment = started.Body.GetProperty("payment").GetProperty("id").GetString();
        started.Body.GetProperty("bill").GetProperty("pending")[0].GetProperty("id").GetString().ShouldBe(payment);
        (await rest.PostAsync($"/api/bills/{id}/payments", new { amount = 501, method = "card", expectedRevision = 1 }))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "overpayment");

        var confirmed = await rest.PostAsync($"/api/bills/{id}/pending/{payment}/confirm", new { });
        confirmed.Status.ShouldBe(HttpStatusCode.OK, confirmed.Text);
        (confirmed.Body.GetProperty("id").GetString(), confirmed.Body.GetProperty("due").GetInt64()).ShouldBe((payment, 500));
        (await rest.PostAsync($"/api/bills/{id}/pending/{payment}/end", new { outcome = "failed" }))
            .ShouldBeProblem(HttpStatusCode.Conflict, "illegalTransition");
    }

    [Fact]
    public async Task A_dish_with_several_taxes_has_each_on_the_menu_and_on_the_bill()
    {
        var (rest, tableId, dishId) = await ServedAsync();
        var dish = await rest.PatchAsync($"/api/menu/items/{dishId}",
            new { taxes = new[] { new { name = "CGST", rate = 90_000 }, new { name = "SGST", rate = 90_000 } } });
        dish.Body.GetProperty("taxRate").GetInt32().ShouldBe(180_000, dish.Text);
        await rest.PostAsync("/api/orders", new { tableId, items = new[] { new { menuItemId = dishId, quantity = 1 } } });

        var bill = (await rest.PostAsync("/api/bills", new { tableId })).Body;

        bill.GetProperty("lines")[1].GetProperty("taxes")[0].GetProperty("name").GetString().ShouldBe("CGST");
        bill.GetProperty("taxes").EnumerateArray().Select(tax => (tax.GetProperty("name").GetString(), tax.GetProperty("tax").GetInt64()))
            .ShouldBe([("CGST", 113), ("SGST", 113)]);
    }

    [Fact]
    public async Task A_cashier_counts_blind_and_a_manager_sees_all()
    {
        using var node = Node.Start(NodeSettings.Embedded() with { More = new Dictionary<string, string?> { ["Demo:Enabled"] = "true" } });
        using var manager = await node.Rest().LoginAsync("manager@demo.local", "Demo-1234");
        using var cashier = await node.Rest().LoginAsync("cashier@demo.local", "Demo-1234");
        var restaurant = manager.Session.GetProperty("user").GetProperty("restaurantId").GetString();
        (await manager.PatchAsync($"/api/restaurants/{restaurant}", new { blindCount = true })).Status.ShouldBe(HttpStatusCode.OK);
        var shift = await cashier.PostAsync("/api/shifts", new { drawer = "terrace", @float = 5000 });
        await cashier.PostAsync($"/api/shifts/{shift.Id}/entries", new { kind = "paidOut", amount = 700, reason = "parsley" });
        shift.Body.GetProperty("expected").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        var counting = await cashier.PostAsync($"/api/shifts/{shift.Id}/count", new { });

        foreach (var seen in new[] { counting, await cashier.GetAsync($"/api/shifts/{shift.Id}") })
        {
            foreach (var hidden in new[] { "expected", "sales", "refunds" })
                seen.Body.GetProperty(hidden).ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null, hidden);
            seen.Body.GetProperty("entries")[0].GetProperty("amount").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        }
        (await manager.GetAsync($"/api/shifts/{shift.Id}")).Body.GetProperty("expected").GetInt64().ShouldBe(4300);
        (await cashier.PostAsync($"/api/shifts/{shift.Id}/close", new { counted = 4000 }))
            .ShouldBeProblem(HttpStatusCode.UnprocessableEntity, "ruleBroken");
        var closed = await cashier.PostAsync($"/api/shifts/{shift.Id}/close", new { counted = 4000, reason = "a coin is missing" });
        closed.Body.GetProperty("variance").GetInt64().ShouldBe(-300);
    }

    // Two dishes of 1250 at table 1, eaten.
    private async Task<(Rest By, string TableId, string DishId)> ServedAsync()
    {
        var rest = await shared.Node.Rest().RegisterAsync();
        var tableId = (await rest.PostAsync("/api/tables", new { number = 1, seats = 4 })).Id;
        var dishId = (await rest.PostAsync("/api/menu/items", new { name = "Carbonara", category = "Pasta", price = 1250 })).Id;
        await rest.PatchAsync($"/api/tables/{tableId}/status", new { status = "occupied", guests = 2 });
        var order = await rest.PostAsync("/api/orders", new { tableId, items = new[] { new { menuItemId = dishId, quantity = 2 } } });
        await rest.PatchAsync($"/api/orders/{order.Id}/status", new { status = "ready" });
        (await rest.PatchAsync($"/api/orders/{order.Id}/status", new { status = "served" })).Status.ShouldBe(HttpStatusCode.OK);
        return (rest, tableId, dishId);
    }
}
