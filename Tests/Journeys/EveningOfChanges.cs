using System.Net;
using System.Text.Json;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>
/// Guests who move, tables that are put together, food to take away, a fish by weight and a set menu, a dish that goes back, a payment by
/// the wrong method and a drawer that is counted blind: on two nodes, and at the end the figures of the day are the sum of its bills.
/// </summary>
public sealed class EveningOfChanges
{
    [Fact]
    public Task The_figures_of_the_day_are_the_sum_of_its_bills() => EveningAsync("sqlite");

    [MongoFact]
    public Task The_figures_of_the_day_are_the_sum_of_its_bills_on_mongo() => EveningAsync("mongo");

    private static async Task EveningAsync(string store)
    {
        await using var system = await TwoNodes.PairAsync(store, "log");
        var restaurant = system.DemoClients;
        var (cashier, manager) =
            (await restaurant.SignInAsync("cashier@demo.local", node: 1), await restaurant.SignInAsync("manager@demo.local", node: 1));
        var (kitchen, floor) = (await restaurant.KitchenAsync(), await restaurant.FloorAsync(WireProtocol.MessagePack));
        var staff = new Staff(restaurant, cashier, manager);

        await staff.CountBlindAsync();
        var (table, orders) = await staff.SeatMoveAndMergeAsync();
        await staff.EatAndReturnAsync(orders);
        string[] bills =
        [
            await staff.PayByTheWrongMethodAsync(table), await staff.SellToTakeAwayAsync(), await staff.SellFishAndSetMenuAsync(),
        ];
        await staff.LeaveAsync(table);
        await staff.CloseTheDrawerAsync();

        await kitchen.HearsAsync("OrderTableChanged");
        await floor.HearsAsync("TableMerged");
        foreach (var node in (int[])[0, 1]) await AddsUpAsync(system, node, bills);
        var truth = await Truth.ReadAsync(system.Place.Settings, restaurant.RestaurantId);
        truth.ShouldBeGapless();
        await kitchen.ReachesAsync(truth.Head);
        await floor.ReachesAsync(truth.Head);
        truth.ShouldBeWhatWasHeard(kitchen, "kitchen");
        truth.ShouldBeWhatWasHeard(floor, "floor");
    }

    private static async Task AddsUpAsync(TwoNodes.Pair system, int node, string[] ids)
    {
        using var manager = await system.DemoClients.SignInAsync("manager@demo.local", node);
        var analytics = $"/api/restaurants/{system.DemoClients.RestaurantId}/analytics";
        var bills = await Task.WhenAll(ids.Select(async id => (await manager.GetAsync($"/api/bills/{id}")).Body));
        long Sum(string figure) => bills.Sum(bill => bill.GetProperty(figure).GetInt64());
        await Eventually.True(async () =>
            (await manager.GetAsync(analytics)).Body.GetProperty("totals").GetProperty("total").GetInt64() == Sum("total"), "the figures");

        var report = (await manager.GetAsync(analytics)).Body;
        var totals = report.GetProperty("totals");
        totals.GetProperty("bills").GetInt32().ShouldBe(ids.Length);
        foreach (var figure in (string[])["gross", "net", "service", "tax", "total"])
            totals.GetProperty(figure).GetInt64().ShouldBe(Sum(figure), figure);
        totals.GetProperty("discounts").GetInt64().ShouldBe(Sum("discountTotal"));
        report.GetProperty("taxes").EnumerateArray().Sum(tax => tax.GetProperty("tax").GetInt64()).ShouldBe(Sum("tax"));
        var payments = bills.SelectMany(bill => bill.GetProperty("payments").EnumerateArray()).ToArray();
        totals.GetProperty("revenue").GetInt64().ShouldBe(
            payments.Sum(payment => payment.GetProperty("amount").GetInt64() + payment.GetProperty("rounding").GetInt64()));
        report.GetProperty("paymentMix").EnumerateArray()
            .ToDictionary(mix => mix.GetProperty("method").GetString()!, mix => mix.GetProperty("payments").GetInt32())
            .ShouldBe(payments.CountBy(payment => payment.GetProperty("method").GetString()!), ignoreOrder: true);
        JsonElement.DeepEquals((await manager.GetAsync("/api/dashboard")).Body.GetProperty("analytics").GetProperty("totals"), totals)
            .ShouldBeTrue("live and stored figures are the same");
    }

    /// <summary>Waiter and chef at the first node, cashier and manager at the second.</summary>
    private sealed record Staff(DemoClients Restaurant, Rest Cashier, Rest Manager)
    {
        private Rest Waiter => Restaurant.Waiter;

        public async Task CountBlindAsync() =>
            await DoAsync(Manager.PatchAsync($"/api/restaurants/{Restaurant.RestaurantId}", new { blindCount = true }));

        // Two parties who find out that they know each other.
        public async Task<(string Table, JsonElement[] Orders)> SeatMoveAndMergeAsync()
        {
            var (window, corner, large) = (await Restaurant.SeatAsync(0, guests: 2), await Restaurant.SeatAsync(1), Restaurant.Tables[2]);
            JsonElement[] orders = [await Restaurant.OrderAsync(window, dishes: 3), await Restaurant.OrderAsync(corner, dishes: 2)];
            await DoAsync(Waiter.PostAsync($"/api/tables/{window}/move", new { toTableId = large }));
            await DoAsync(Waiter.PostAsync($"/api/tables/{corner}/merge", new { intoTableId = large }));
            var hosts = (await DoAsync(Waiter.GetAsync("/api/tables"))).GetProperty("items").EnumerateArray()
                .Single(table => Id(table) == large);
            hosts.GetProperty("guests").GetInt32().ShouldBe(4);
            hosts.GetProperty("orderIds").GetArrayLength().ShouldBe(2);
            return (large, orders);
        }

        // One dish goes back and is made again, another is on the restaurant.
        public async Task EatAndReturnAsync(JsonElement[] orders)
        {
            foreach (var order in orders) await ServeAsync(Id(order));
            await ReturnAsync(Id(orders[0]), Id(orders[0].GetProperty("items")[0]), "remake");
            await ServeAsync(Id(orders[0]));
            await ReturnAsync(Id(orders[1]), Id(orders[1].GetProperty("items")[0]), "comp");
            foreach (var order in orders)
                await Eventually.True(async () =>
                    (await Cashier.GetAsync($"/api/orders/{Id(order)}")).Body.GetProperty("items").EnumerateArray()
                        .Any(item => item.GetProperty("returned").ValueKind != JsonValueKind.Null), "the till knows what went back");
        }

        // Recorded as a card, though it was cash.
        public async Task<string> PayByTheWrongMethodAsync(string table)
        {
            var bill = await DoAsync(Cashier.PostAsync("/api/bills", new { tableId = table }));
            bill.GetProperty("lines").GetArrayLength().ShouldBe(5, "all that both parties ordered, without what was made again");
            var total = bill.GetProperty("total").GetInt64();
            await PayAsync(bill, total / 2, "card");
            var wrong = await PayAsync(bill, total - (total / 2), "card");
            var corrected = await DoAsync(
                Manager.PostAsync($"/api/bills/{Id(bill)}/payments/{Id(wrong)}/method", new { method = "cash", reason = "wrong key" }));
            corrected.GetProperty("payments")[1].GetProperty("method").GetString().ShouldBe("cash");
            return Id(bill);
        }

        public Task<string> SellToTakeAwayAsync() => SellAsync(new { menuItemId = Restaurant.Dishes[0], quantity = 2 });

        public async Task<string> SellFishAndSetMenuAsync()
        {
            JsonElement[] dishes =
            [
                .. (await DoAsync(Waiter.GetAsync("/api/menu"))).GetProperty("categories").EnumerateArray()
                    .SelectMany(category => category.GetProperty("items").EnumerateArray()),
            ];
            var fish = dishes.Single(dish => dish.GetProperty("unit").ValueKind != JsonValueKind.Null);
            var menu = dishes.Single(dish => dish.GetProperty("parts").GetArrayLength() > 0);
            var choices = menu.GetProperty("parts").EnumerateArray().Select(part =>
                new { partId = Id(part), menuItemId = part.GetProperty("choices")[0].GetProperty("menuItemId").GetString() });
            return await SellAsync(
                new { menuItemId = Id(fish), quantity = 1, weight = 835 }, new { menuItemId = Id(menu), quantity = 2, choices });
        }

        // Paid before it is cooked.
        private async Task<string> SellAsync(params object[] items)
        {
            var placed = await DoAsync(Waiter.PostAsync("/api/orders", new { kind = "takeAway", callName = "Bo", items }));
            var order = Id(placed);
            var path = $"/api/orders/{order}";
            await Eventually.True(async () => (await Cashier.GetAsync(path)).Status == HttpStatusCode.OK, "the till knows the order");
            var bill = await DoAsync(Cashier.PostAsync("/api/bills", new { orderIds = new[] { order } }));
            bill.GetProperty("lines").GetArrayLength().ShouldBe(items.Length, "a set menu is one line");
            await PayAsync(bill, bill.GetProperty("total").GetInt64(), "card");
            foreach (var course in placed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("course").GetInt32()))
                await DoAsync(Waiter.PostAsync($"{path}/fire", new { course }));
            await ServeAsync(order);
            await Eventually.True(
                async () => (await Waiter.GetAsync(path)).Body.GetProperty("status").GetString() == "completed", "it is served and paid");
            return Id(bill);
        }

        public async Task LeaveAsync(string table)
        {
            await DoAsync(Waiter.PatchAsync($"/api/tables/{table}/status", new { status = "needsCleaning" }));
            var tables = (await DoAsync(Waiter.GetAsync("/api/tables"))).GetProperty("items").EnumerateArray();
            foreach (var used in tables.Where(one => one.GetProperty("status").GetString() != "available").Select(Id))
                await DoAsync(Waiter.PatchAsync($"/api/tables/{used}/status", new { status = "available" }));
        }

        public async Task CloseTheDrawerAsync()
        {
            var path = $"/api/shifts/{Id((await DoAsync(Cashier.GetAsync("/api/shifts?status=open"))).GetProperty("items")[0])}";
            await DoAsync(Cashier.PostAsync($"{path}/count", null));
            (await DoAsync(Cashier.GetAsync(path))).GetProperty("expected").ValueKind.ShouldBe(JsonValueKind.Null);
            var expected = (await DoAsync(Manager.GetAsync(path))).GetProperty("expected").GetInt64();
            var closed = await DoAsync(Cashier.PostAsync($"{path}/close", new { counted = expected, reason = "Counted twice" }));
            closed.GetProperty("variance").GetInt64().ShouldBe(0);
        }

        private async Task ReturnAsync(string order, string item, string remedy) =>
            await DoAsync(Restaurant.Manager.PostAsync($"/api/orders/{order}/items/{item}/return", new { remedy, reason = "cold" }));

        private async Task ServeAsync(string order)
        {
            await DoAsync(Restaurant.Chef.PatchAsync($"/api/orders/{order}/status", new { status = "preparing" }));
            await DoAsync(Restaurant.Chef.PatchAsync($"/api/orders/{order}/status", new { status = "ready" }));
            await DoAsync(Waiter.PatchAsync($"/api/orders/{order}/status", new { status = "served" }));
        }

        private Task<JsonElement> PayAsync(JsonElement bill, long amount, string method) => DoAsync(Cashier.PostAsync(
            $"/api/bills/{Id(bill)}/payments",
            new { amount, method, expectedRevision = bill.GetProperty("revision").GetInt32() }));

        private static async Task<JsonElement> DoAsync(Task<RestAnswer> asked)
        {
            var answer = await asked;
            ((int)answer.Status).ShouldBeInRange(200, 299, answer.Text);
            return answer.Body;
        }

        private static string Id(JsonElement entity) => entity.GetProperty("id").GetString()!;
    }
}
