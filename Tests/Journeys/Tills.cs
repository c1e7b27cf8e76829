using System.Net;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>Money under fire: many tills at once, on two nodes, and nodes that die in the middle of it.</summary>
public sealed class Tills
{
    [Fact]
    public Task Fifty_payments_at_once_from_two_nodes_never_exceed_the_total() => FiftyAsync("sqlite");

    [MongoFact]
    public Task Fifty_payments_at_once_from_two_nodes_never_exceed_the_total_on_mongo() => FiftyAsync("mongo");

    [Fact]
    public Task A_payment_sent_again_and_again_while_a_node_is_killed_charges_once() => KilledAsync("sqlite");

    [MongoFact]
    public Task A_payment_sent_again_and_again_while_a_node_is_killed_charges_once_on_mongo() => KilledAsync("mongo");

    private static async Task FiftyAsync(string store)
    {
        await using var system = await TwoNodes.PairAsync(store, "log");
        var house = system.DemoClients;
        using var tillOnB = await house.SignInAsync("cashier@demo.local", node: 1);
        var table = await house.SeatAsync(0);
        await house.OrderAsync(table, dishes: 3);
        var bill = await house.BillAsync(table);
        var (path, total) = ($"/api/bills/{bill.GetProperty("id").GetString()}/payments", bill.GetProperty("total").GetInt64());
        var each = total / 20;

        var answers =
            await Task.WhenAll(Enumerable.Range(0, 50)
            .Select(i =>
            (i % 2 == 0 ? house.Cashier : tillOnB).PostAsync(path, new { amount = each, method = "card", expectedRevision = 1 })));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe((int)(total / each));
        answers.Where(answer => answer.Status != HttpStatusCode.Created)
            .ShouldAllBe(answer => answer.Code == "overpayment" || answer.Code == "billClosed");
        var truth = await Truth.ReadAsync(system.Place.Settings, house.RestaurantId);
        var paid = truth.Events<PaymentCompleted>().ToArray();
        paid.Sum(payment => payment.Payment.Amount).ShouldBeLessThanOrEqualTo(total);
        paid[^1].Due.ShouldBe(total - paid.Sum(payment => payment.Payment.Amount));
    }

    // Each round a till sends its payment to a node that is killed at that moment, and then, as tills do, to the other until somebody
    // answers.
    private static async Task KilledAsync(string store)
    {
        await using var place = Place.Of(store);
        await using var redis = await RedisRig.OfItsOwn();
        var settings = place.Settings with { Redis = redis.ConnectionString };
        await using var alive = await NodeProcess.StartAsync(settings);
        var dying = await NodeProcess.StartAsync(settings);
        await using var house = await DemoClients.OpenAsync(alive.Address, dying.Address);
        var table = await house.SeatAsync(0);
        await house.OrderAsync(table, dishes: 3);
        var path = $"/api/bills/{(await house.BillAsync(table)).GetProperty("id").GetString()}/payments";
        // A node may answer from a state that is a moment old: the other one first has to hear of the bill.
        using (var other = new Rest(dying.Address) { Token = house.Cashier.Token })
            await Eventually.True(async () =>
                (await other.GetAsync(path[..path.LastIndexOf('/')])).Status is HttpStatusCode.OK, "the bill is known");
        var charged = new List<string>();
        for (var round = 0; round < 5; round++)
        {
            using var till = new Rest(dying.Address, TimeSpan.FromSeconds(5)) { Token = house.Cashier.Token };
            var lost = SendAsync(till, path, round);
            await Task.WhenAny(lost, Task.Delay(TimeSpan.FromMilliseconds(2 * round), TimeProvider.System));
            await dying.DisposeAsync();
            await lost;
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync(house.Cashier, path, round)));
            answers.Select(answer => answer?.Text).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
            charged.Add(answers[0]!.Id);
            dying = await NodeProcess.StartAsync(settings);
        }
        await dying.DisposeAsync();

        var truth = await Truth.ReadAsync(settings, house.RestaurantId);
        truth.Events<PaymentCompleted>().Select(paid => paid.Payment.Id).ShouldBe(charged);
        (await house.Cashier.GetAsync(path[..path.LastIndexOf('/')])).Body.GetProperty("paid").GetInt64().ShouldBe(500);
    }

    // Null: the node died before it answered, and nobody knows.
    private static async Task<RestAnswer?> SendAsync(Rest till, string path, int round)
    {
        try
        {
            var answer = await till.PostAsync(path, new { amount = 100, method = "card", expectedRevision = 1 }, key: $"tender-{round}");
            answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
            return answer;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
