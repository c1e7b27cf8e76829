using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>With fan-out <c>log</c>, Redis may be away, hung or lossy: screens are told all the same, a little later.</summary>
public sealed class RedisAway
{
    private static readonly TimeSpan Fault = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan NoScreenFurtherBehind = TimeSpan.FromSeconds(3);

    [RedisServerFact]
    public Task Stopped_for_ten_seconds() => EveningAsync(async redis =>
    {
        redis.Stop();
        await Task.Delay(Fault, TimeProvider.System);
        await redis.Start();
    });

    [RedisServerFact]
    public Task Hung_for_ten_seconds() => EveningAsync(async redis =>
    {
        redis.Pause();
        await Task.Delay(Fault, TimeProvider.System);
        redis.Resume();
    });

    [RedisServerFact]
    public Task Its_listeners_cut_off_every_second() => EveningAsync(async redis =>
    {
        for (var second = 0; second < Fault.TotalSeconds; second++)
        {
            await redis.KillPubSub();
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }
    });

    private static async Task EveningAsync(Func<RedisRig, Task> fault)
    {
        await using var system = await TwoNodes.PairAsync("sqlite", "log");
        var (house, a, b) = (system.DemoClients, system.A.Address, system.B.Address);
        var kitchens = new List<Screen<KitchenSnapshot>> { await house.KitchenAsync(WireProtocol.Json, a), await house.KitchenAsync(WireProtocol.MessagePack, b) };
        var tables = new[] { await house.SeatAsync(0), await house.SeatAsync(1) };

        await using var load = new Load(house, tables, [a, b], pace: TimeSpan.FromMilliseconds(50));
        await Eventually.True(() => load.Acknowledged.Count > 5, "orders are being placed");
        var breaking = fault(system.Redis);
        var (before, newcomer) = (load.Acknowledged.Count, await house.KitchenAsync(WireProtocol.Json, b));
        kitchens.Add(newcomer);
        await breaking;
        load.Acknowledged.Count.ShouldBeGreaterThan(before + 20, "commands go on as if nothing had happened");
        await load.StopAsync();

        load.Refused.ShouldBeEmpty();
        var truth = await Truth.ReadAsync(system.Place.Settings, house.RestaurantId);
        truth.ShouldBeGapless();
        truth.Orders.ShouldBe(load.Acknowledged.Keys, ignoreOrder: true);
        foreach (var kitchen in kitchens)
        {
            await kitchen.ReachesAsync(truth.Head);
            truth.ShouldBeWhatWasHeard(kitchen, "kitchen");
            Behind(kitchen, load).ShouldBeLessThan(NoScreenFurtherBehind);
        }
    }

    private static TimeSpan Behind(Screen<KitchenSnapshot> kitchen, Load load) => kitchen.HeardAt
        .Where(heard => heard.Event.Event == "OrderCreated")
        .Select(heard => (heard.At, Acknowledged: load.Acknowledged.GetValueOrDefault(heard.Event.As<KitchenOrderCreated>().Order.Id, heard.At)))
        .Max(heard => heard.At - heard.Acknowledged);
}
