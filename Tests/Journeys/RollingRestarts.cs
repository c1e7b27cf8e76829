using System.Diagnostics;
using System.Globalization;
using System.Net;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;
using Xunit.Abstractions;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>
/// Two nodes behind a real Caddy are restarted in turn, while 40 screens listen and 6 people order. RESTARTS says how often, for the
/// figures in docs/operations.md.
/// </summary>
public sealed class RollingRestarts(ITestOutputHelper output)
{
    private const int Screens = 40, Posters = 6;
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(8);
    // A machine that runs other tests as well gets more time than the two seconds of docs/operations.md.
    private static readonly TimeSpan GoneAtMost = TimeSpan.FromSeconds(Restarts > 2 ? 2 : 6);

    private static int Restarts => int.Parse(Environment.GetEnvironmentVariable("RESTARTS") ?? "2", CultureInfo.InvariantCulture);

    [ProxyAndMongoFact]
    public async Task No_request_fails_and_no_screen_is_gone_for_long()
    {
        await using var place = Place.Of("mongo");
        await using var redis = await RedisRig.OfItsOwn();
        var settings = place.Settings with { Redis = redis.ConnectionString };
        NodeProcess[] nodes = [await NodeProcess.StartAsync(settings), await NodeProcess.StartAsync(settings)];
        try
        {
            await using var caddy = await ProxyRig.StartAsync("caddy", nodes[0].Address.Port, nodes[1].Address.Port);
            await using var house = await DemoClients.OpenAsync(caddy.Address);
            var screens = new List<Screen<KitchenSnapshot>>();
            while (screens.Count < Screens) screens.Add(await house.KitchenAsync());
            using var done = new CancellationTokenSource();
            var gone = WatchAsync(screens, done.Token);
            var table = await house.SeatAsync(0);
            var posters = Enumerable.Range(0, Posters).Select(_ => OrderUntilAsync(house, table, done.Token)).ToArray();

            for (var i = 0; i < Restarts; i++) nodes[i % 2] = await RestartAsync(nodes[i % 2], settings);
            await done.CancelAsync();
            var answers = (await Task.WhenAll(posters)).SelectMany(answers => answers).ToArray();
            output.WriteLine($"{Restarts} restarts, {answers.Length} orders, longest absence of a screen {await gone}");

            answers.Where(answer => answer.Status is not HttpStatusCode.Created).Select(answer => answer.Text).ShouldBeEmpty();
            answers.Length.ShouldBeGreaterThan(Posters);
            (await gone).ShouldBeLessThan(GoneAtMost);
        }
        finally
        {
            foreach (var node in nodes) await node.DisposeAsync();
        }
    }

    private static async Task<IReadOnlyList<RestAnswer>> OrderUntilAsync(DemoClients house, string table, CancellationToken stop)
    {
        var answers = new List<RestAnswer>();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!stop.IsCancellationRequested && await pace.WaitForNextTickAsync(CancellationToken.None))
            answers.Add(await house.Waiter.PostAsync("/api/orders",
                new { tableId = table, items = new[] { new { menuItemId = house.Dishes[0], quantity = 1 } } }));
        return answers;
    }

    private async Task<NodeProcess> RestartAsync(NodeProcess node, NodeSettings settings)
    {
        var started = Stopwatch.GetTimestamp();
        node.Terminate();
        (await node.StoppedAsync()).ShouldBe(0, node.Output);
        var took = Stopwatch.GetElapsedTime(started);
        output.WriteLine($"stopped in {took}");
        took.ShouldBeLessThan(StopsWithin);
        await node.DisposeAsync();
        return await NodeProcess.StartAsync(settings, node.Address.Port);
    }

    // The longest time for which a screen was not joined.
    private static async Task<TimeSpan> WatchAsync(List<Screen<KitchenSnapshot>> screens, CancellationToken stop)
    {
        var (since, longest) = (screens.Select(_ => Stopwatch.GetTimestamp()).ToArray(), TimeSpan.Zero);
        while (!stop.IsCancellationRequested)
        {
            for (var i = 0; i < screens.Count; i++)
            {
                var absent = Stopwatch.GetElapsedTime(since[i]);
                if (screens[i].Client.JoinedAsync(CancellationToken.None).IsCompletedSuccessfully) since[i] = Stopwatch.GetTimestamp();
                if (absent > longest) longest = absent;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
        }
        return longest;
    }
}
