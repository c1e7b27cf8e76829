using System.Collections.Concurrent;
using System.Net;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>
/// Waiters who tap without pause and, when an answer does not come or says "not now", tap again with the same key at the next node:
/// until there is an answer. Remembers what was acknowledged.
/// </summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _acknowledged = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private readonly Task[] _waiters;

    public Load(DemoClients house, string[] tables, Uri[] nodes, TimeSpan pace) =>
        _waiters = [.. tables.Select((table, n) => Task.Run(() => TapAsync(house, table, nodes, n, pace)))];

    /// <summary>Order ids, and when the answer came.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Acknowledged => _acknowledged;

    /// <summary>Answers that were a definite no; in these tests there should be none.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_waiters);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task TapAsync(DemoClients house, string table, Uri[] nodes, int waiter, TimeSpan pace)
    {
        var people = nodes.Select(node => new Rest(node, TimeSpan.FromSeconds(8)) { Token = house.Waiter.Token }).ToArray();
        for (var tap = 0; !_stop.IsCancellationRequested; tap++)
        {
            await UntilAnsweredAsync(people, $"tap-{waiter}-{tap}",
                new { tableId = table, items = new[] { new { menuItemId = house.Dishes[tap % house.Dishes.Count], quantity = 1 } } });
            await Task.Delay(pace, TimeProvider.System);
        }
        foreach (var person in people) person.Dispose();
    }

    private async Task UntilAnsweredAsync(Rest[] people, string key, object order)
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            try
            {
                var answer = await people[attempt % people.Length].PostAsync("/api/orders", order, key);
                if (answer.Status == HttpStatusCode.Created)
                {
                    _acknowledged.TryAdd(answer.Id, TimeProvider.System.GetUtcNow()).ShouldBeTrue("one tap, one order");
                    return;
                }
                if (answer.Status is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests))
                {
                    _refused.Enqueue(answer.Text);
                    return;
                }
            }
            catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
            {
                // This node is away or did not answer: the next one, with the same key.
            }
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
        throw new TimeoutException($"{key} was never answered.");
    }
}
