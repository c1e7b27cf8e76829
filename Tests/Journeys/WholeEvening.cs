using System.Net;
using System.Text.Json;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>
/// Seat, order, cook, serve, add, split, pay in three tenders, refund, close, clean: on two nodes, with a screen of every kind.
/// </summary>
public sealed class WholeEvening
{
    // The contract's table of events.
    private static readonly string[]
        Everywhere =
            ["OrderCreated", "OrderStatusChanged", "OrderCancelled", "OrderCompleted", "KitchenAlert", "NotificationReceived",
            "NotificationBroadcast", "MenuAvailabilityChanged", "StockChanged"],
        Kitchen = [.. Everywhere, "OrderItemStatusChanged", "ItemsReady"],
        FloorAndDashboard = ["TableStatusChanged", "PaymentCompleted", "BillCreated", "BillStatusChanged", "StaffStatusChanged"],
        Floor = [.. Everywhere, .. FloorAndDashboard, "OrderItemStatusChanged", "ItemsReady", "WaiterAssigned", "WaiterCalled"],
        Dashboard = [.. Everywhere, .. FloorAndDashboard, "StatsUpdated", "AnalyticsUpdated", "StaffPerformanceUpdated"];

    // What the protocol has beyond the contract's 21.
    private static readonly string[] Beyond = ["TicketStatusChanged", "OrderPaymentChanged", "ShiftChanged"];

    [Theory, InlineData("log"), InlineData("backplane")]
    public Task Every_event_is_seen_by_its_screens_and_the_day_adds_up(string fanout) => EveningAsync("sqlite", fanout);

    [MongoTheory, InlineData("log"), InlineData("backplane")]
    public Task Every_event_is_seen_by_its_screens_and_the_day_adds_up_on_mongo(string fanout) => EveningAsync("mongo", fanout);

    private static async Task EveningAsync(string store, string fanout)
    {
        await using var system = await TwoNodes.PairAsync(store, fanout);
        var (house, a, b) = (system.DemoClients, system.A.Address, system.B.Address);
        var (kitchen, floor, dashboard) =
            (await house.KitchenAsync(WireProtocol.MessagePack, b), await house.FloorAsync(WireProtocol.Json, b),
            await house.DashboardAsync(WireProtocol.Json, b));
        using var people = await PeopleAsync(house);

        await people.AnnounceAsync();
        var table = await people.SeatAsync();
        await people.EatAsync(table);
        var paid = await people.PayAsync(table);
        await people.LeaveAsync(table);

        Kitchen.Concat(Floor).Concat(Dashboard).Distinct().Count().ShouldBe(21);
        await HearsAsync(kitchen, Kitchen);
        await HearsAsync(floor, Floor);
        await HearsAsync(dashboard, Dashboard);
        await AddsUpAsync(system, paid);
        await ShouldBeTheLogAsync(system, kitchen, floor, dashboard);
    }

    private static async Task<People> PeopleAsync(DemoClients house)
    {
        var (cashier, manager) =
            (await house.SignInAsync("cashier@demo.local", node: 1), await house.SignInAsync("manager@demo.local", node: 1));
        return new People(house, cashier, manager);
    }

    private static async Task HearsAsync<TSnapshot>(Screen<TSnapshot> screen, string[] events) where TSnapshot : class
    {
        foreach (var name in events) await screen.HearsAsync(name);
        screen.Heard.Select(@event => @event.Event).Distinct().Except(Beyond).ShouldBe(events, ignoreOrder: true);
    }

    // The same on both nodes, from the live state and from the read models: the sum of what was paid and given back.
    private static async Task AddsUpAsync(TwoNodes.Pair system, Paid paid)
    {
        foreach (var node in (int[])[0, 1])
        {
            using var manager = await system.DemoClients.SignInAsync("manager@demo.local", node);
            await Eventually.True(async () =>
                Figure(await manager.GetAsync("/api/dashboard"), "stats", "revenue") == paid.Revenue, "the figures of now");
            await Eventually.True(async () =>
                Figure(await manager.GetAsync($"/api/restaurants/{system.DemoClients.RestaurantId}/analytics"), "totals",
                "revenue") == paid.Revenue, "the analytics of today");
            var (live, stored) =
                ((await manager.GetAsync("/api/dashboard")).Body.GetProperty("analytics"),
                (await manager.GetAsync($"/api/restaurants/{system.DemoClients.RestaurantId}/analytics")).Body);
            JsonElement.DeepEquals(live.GetProperty("totals"), stored.GetProperty("totals")).ShouldBeTrue($"{live}\n{stored}");
            JsonElement.DeepEquals(live.GetProperty("paymentMix"), stored.GetProperty("paymentMix")).ShouldBeTrue($"{live}\n{stored}");
            JsonElement.DeepEquals(live.GetProperty("topItems"), stored.GetProperty("topItems")).ShouldBeTrue($"{live}\n{stored}");
            JsonElement.DeepEquals(live.GetProperty("staff"), stored.GetProperty("staff")).ShouldBeTrue($"{live}\n{stored}");
            stored.GetProperty("revenueByHour").EnumerateArray().Sum(hour => hour.GetProperty("revenue").GetInt64()).ShouldBe(paid.Revenue);
            (stored.GetProperty("totals").GetProperty("total").GetInt64(), stored.GetProperty("totals").GetProperty("tips").GetInt64())
                .ShouldBe((paid.Total, paid.Tips));
        }
    }

    private static async Task ShouldBeTheLogAsync(TwoNodes.Pair system, Screen<KitchenSnapshot> kitchen, Screen<FloorSnapshot> floor,
        Screen<DashboardSnapshot> dashboard)
    {
        var truth = await Truth.ReadAsync(system.Place.Settings, system.DemoClients.RestaurantId);
        truth.ShouldBeGapless();
        await kitchen.ReachesAsync(truth.Head);
        await floor.ReachesAsync(truth.Head);
        await dashboard.ReachesAsync(truth.Head);
        truth.ShouldBeWhatWasHeard(kitchen, "kitchen");
        truth.ShouldBeWhatWasHeard(floor, "floor");
        truth.ShouldBeWhatWasHeard(dashboard, "dashboard");
        var (came, back) =
            (truth.Events<Domain.Bills.PaymentCompleted>().Sum(paid => paid.Payment.Collected), truth.Events<PaymentRefunded>()
            .Sum(refunded => refunded.Refund.Amount));
        var bills = truth.Events<Domain.Bills.BillStatusChanged>().GroupBy(changed => changed.Bill.Id).Select(bill => bill.Last().Bill)
            .ToArray();
        bills.Sum(bill => bill.Payments.Sum(payment => payment.Collected - payment.Refunded))
            .ShouldBe(came - back, "money is where it came to");
        bills.ShouldAllBe(bill => bill.Due == 0);
    }

    private static long Figure(RestAnswer answer, string part, string name) =>
        answer.Status == HttpStatusCode.OK
            ? answer.Body.GetProperty(part).GetProperty(name).GetInt64() : throw new InvalidOperationException(answer.Text);

    /// <summary>What the evening brought in.</summary>
    /// <param name="Total">Of the bills.</param>
    private sealed record Paid(long Total, long Revenue, long Tips);

    /// <summary>Waiter and chef at the first node, cashier and manager at the second.</summary>
    private sealed record People(DemoClients DemoClients, Rest Cashier, Rest Manager) : IDisposable
    {
        public async Task AnnounceAsync()
        {
            foreach (var person in (Rest[])[DemoClients.Waiter, DemoClients.Chef, Manager])
            {
                var userId = person.Session.GetProperty("user").GetProperty("id").GetString();
                await DoAsync(Manager.PostAsync("/api/notifications", new { userId, message = "Have a good evening", type = "info" }));
            }
            await DoAsync(Manager.PostAsync("/api/notifications", new { message = "We are full tonight", type = "info" }));
            await DoAsync(DemoClients.Chef.PostAsync("/api/kitchen/alerts", new { message = "No more basil", priority = "high" }));
            await DoAsync(Manager.PatchAsync($"/api/menu/items/{DemoClients.Dishes[3]}", new { stock = 20 }));
            await DoAsync(Manager.PatchAsync($"/api/menu/items/{DemoClients.Dishes[3]}", new { available = false }));
            var cashier = Cashier.Session.GetProperty("user").GetProperty("id").GetString();
            await DoAsync(Cashier.PutAsync($"/api/staff/{cashier}/status", new { status = "onBreak" }));
            await DoAsync(Cashier.PutAsync($"/api/staff/{cashier}/status", new { status = "available" }));
        }

        public async Task<string> SeatAsync()
        {
            var table = await DemoClients.SeatAsync(0, guests: 4);
            await DoAsync(DemoClients.Waiter.PutAsync($"/api/tables/{table}/waiter",
                new { staffId = DemoClients.Waiter.Session.GetProperty("user").GetProperty("id").GetString() }));
            await DoAsync(DemoClients.Waiter.PostAsync($"/api/tables/{table}/calls", new { type = "waiter" }));
            return table;
        }

        public async Task EatAsync(string table)
        {
            var mistaken = await DemoClients.OrderAsync(table);
            await DoAsync(DemoClients.Waiter.PostAsync($"/api/orders/{Id(mistaken)}/cancel", new { reason = "another table's" }));
            var order = Id(await DemoClients.OrderAsync(table, dishes: 3));
            await BumpAsync(order);
            await DoAsync(DemoClients.Waiter.PostAsync($"/api/orders/{order}/items",
                new { items = new[] { new { menuItemId = DemoClients.Dishes[0], quantity = 2 } } }));
            await BumpAsync(order);
        }

        // One line apart, the rest in three tenders; then half of the card's is given back.
        public async Task<Paid> PayAsync(string table)
        {
            var bill = (await DoAsync(Cashier.PostAsync("/api/bills", new { tableId = table }))).Body;
            var lines = bill.GetProperty("lines");
            var one = new { itemId = lines[1].GetProperty("itemId").GetString(), quantity = 1 };
            var parts = new { by = "item", parts = new[] { new[] { one } } };
            var split = (await DoAsync(Cashier.PostAsync($"/api/bills/{Id(bill)}/split", parts))).Body;
            var (stays, part) = (split.GetProperty("bill"), split.GetProperty("parts")[0]);
            var (total, other) = (stays.GetProperty("total").GetInt64(), part.GetProperty("total").GetInt64());
            (total + other).ShouldBe(bill.GetProperty("total").GetInt64());

            var card = await PayAsync(stays, total / 3, "card", tip: 200);
            await PayAsync(stays, total / 3, "upi", tip: 0);
            await PayAsync(stays, total - (2 * (total / 3)), "cash", tip: 50);
            await PayAsync(part, other, "wallet", tip: 0);
            var back = total / 6;
            await DoAsync(Manager.PostAsync($"/api/bills/{Id(stays)}/refunds",
                new { paymentId = card.GetProperty("id").GetString(), amount = back, reason = "cold" }));
            return new(total + other, total + other - back, Tips: 250);
        }

        public async Task LeaveAsync(string table)
        {
            await DoAsync(DemoClients.Waiter.PatchAsync($"/api/tables/{table}/status", new { status = "needsCleaning" }));
            await DoAsync(DemoClients.Waiter.PatchAsync($"/api/tables/{table}/status", new { status = "available" }));
        }

        public void Dispose()
        {
            Cashier.Dispose();
            Manager.Dispose();
        }

        private async Task BumpAsync(string order)
        {
            await DoAsync(DemoClients.Chef.PatchAsync($"/api/orders/{order}/status", new { status = "preparing" }));
            await DoAsync(DemoClients.Chef.PatchAsync($"/api/orders/{order}/status", new { status = "ready" }));
            await DoAsync(DemoClients.Waiter.PatchAsync($"/api/orders/{order}/status", new { status = "served" }));
        }

        private async Task<JsonElement> PayAsync(JsonElement bill, long amount, string method, long tip) =>
            (await DoAsync(Cashier.PostAsync(
            $"/api/bills/{Id(bill)}/payments",
            new { amount, method, tip, expectedRevision = bill.GetProperty("revision").GetInt32() }))).Body;

        private static async Task<RestAnswer> DoAsync(Task<RestAnswer> asked)
        {
            var answer = await asked;
            ((int)answer.Status).ShouldBeInRange(200, 299, answer.Text);
            return answer;
        }

        private static string Id(JsonElement thing) => thing.GetProperty("id").GetString()!;
    }
}
