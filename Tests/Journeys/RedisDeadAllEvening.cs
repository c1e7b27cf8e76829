using RealtimeRestaurant.Client;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Samples.Simulation;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>A whole simulated evening on two nodes whose Redis is dead from the first guest to the last, and then comes back.</summary>
public sealed class RedisDeadAllEvening
{
    private const double Speed = 40;

    // What a house may say to a guest (the dish is off, the last portion has gone) it says with Redis as well. These would be failures.
    private static readonly IEnumerable<string> Failures =
        Enum.GetValues<RefusalCode>().Where(code => HttpStatus.Of(code) is 401 or 429 or >= 500).Select(WireName.Of);

    [RedisServerFact]
    public async Task No_command_fails_and_no_screen_misses_anything()
    {
        await using var system = await TwoNodes.PairAsync("sqlite", "log", TwoNodes.BeaconEverySecond);
        system.Redis.Stop();
        var (house, a, b) = (system.DemoClients, system.A.Address, system.B.Address);
        var kitchen = await house.KitchenAsync(WireProtocol.Json, b);
        var floor = await house.FloorAsync(WireProtocol.MessagePack, b);
        var dashboard = await house.DashboardAsync(WireProtocol.Json, a);

        var evening = await PlayAsync(a, orders: 40);
        await system.Redis.Start();
        var afterwards = await PlayAsync(b, orders: 10);

        foreach (var tally in new[] { evening, afterwards })
        {
            tally.Refusals.Keys.ShouldNotContain(code => Failures.Contains(code));
            tally.Gaps.ShouldBe(0);
        }
        var truth = await Truth.ReadAsync(system.Place.Settings, house.RestaurantId);
        truth.ShouldBeGapless();
        await ShouldHaveHeardAllAsync(truth, kitchen, "kitchen");
        await ShouldHaveHeardAllAsync(truth, floor, "floor");
        await ShouldHaveHeardAllAsync(truth, dashboard, "dashboard");
    }

    private static async Task<Tally> PlayAsync(Uri node, int orders)
    {
        using var end = new CancellationTokenSource();
        var tally = new Tally();
        var playing = Simulator.PlayAsync(node, Speed, tally, end.Token);
        await Eventually.True(() => playing.IsCompleted || tally.Orders >= orders, "the evening is over", TimeSpan.FromMinutes(2));
        await end.CancelAsync();
        await playing;
        return tally;
    }

    private static async Task ShouldHaveHeardAllAsync<T>(Truth truth, Screen<T> screen, string stream) where T : class
    {
        await screen.ReachesAsync(truth.Head);
        truth.ShouldBeWhatWasHeard(screen, stream);
    }
}
