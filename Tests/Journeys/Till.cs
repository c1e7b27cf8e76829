using System.Collections.Concurrent;
using System.Net;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>
/// A till that pays one bill, a little at a time and without pause, until its node dies; then, as tills do, it sends the payment that was
/// not answered to the other node, several times at once.
/// </summary>
internal sealed class Till(DemoClients house, string orderId, string billId)
{
    private const int Amount = 10;
    private readonly ConcurrentQueue<string> _charged = [];
    private int _tenders;

    /// <summary>The ids of the payments that were acknowledged, in order.</summary>
    public IReadOnlyCollection<string> Charged => _charged;

    /// <summary>The order that it is paid for.</summary>
    public string OrderId => orderId;

    public static async Task<Till> OpenAsync(DemoClients house, string tableId)
    {
        var (order, bill) = (await house.OrderAsync(tableId, dishes: 3), await house.BillAsync(tableId));
        return new(house, order.GetProperty("id").GetString()!, bill.GetProperty("id").GetString()!);
    }

    /// <param name="kill">Kills the node of the first address.</param>
    public async Task PayAsync(Uri dying, Uri alive, Func<Task> kill)
    {
        using var first = new Rest(dying) { Token = house.Cashier.Token };
        using var other = new Rest(alive) { Token = house.Cashier.Token };
        // A node may answer from a state that is a moment old: both first have to hear of the bill.
        foreach (var node in new[] { first, other })
            await Eventually.True(
                async () => (await node.GetAsync($"/api/bills/{billId}")).Status is HttpStatusCode.OK, "the bill is known");
        var before = _charged.Count;
        var paying = PayUntilLostAsync(first);
        await Eventually.True(() => _charged.Count > before || paying.IsCompleted, "the till is paying");
        await kill();
        var lost = await paying;

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SendAsync(other, lost)));
        answers.Select(answer => answer?.Text).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        _charged.Enqueue(answers[0]!.Id);
        _tenders++;
        (await other.GetAsync($"/api/bills/{billId}")).Body.GetProperty("paid").GetInt64().ShouldBe(Amount * _charged.Count);
    }

    /// <returns>The key of the payment that was not answered.</returns>
    private async Task<string> PayUntilLostAsync(Rest node)
    {
        for (; ; _tenders++)
        {
            var key = $"tender-{_tenders}";
            if (await SendAsync(node, key) is not { } answer) return key;
            _charged.Enqueue(answer.Id);
        }
    }

    // Null: the node died before it answered, and it is not known what became of the payment.
    private async Task<RestAnswer?> SendAsync(Rest node, string key)
    {
        try
        {
            var payment = new { amount = Amount, method = "card", expectedRevision = 1 };
            var answer = await node.PostAsync($"/api/bills/{billId}/payments", payment, key);
            answer.Status.ShouldBe(HttpStatusCode.Created, answer.Text);
            return answer;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
