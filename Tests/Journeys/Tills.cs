using System.Net;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>Money under fire: many tills at once, on two nodes.</summary>
public sealed class Tills
{
    [Fact]
    public Task Fifty_payments_at_once_from_two_nodes_never_exceed_the_total() => FiftyAsync("sqlite");

    [MongoFact]
    public Task Fifty_payments_at_once_from_two_nodes_never_exceed_the_total_on_mongo() => FiftyAsync("mongo");

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
}
