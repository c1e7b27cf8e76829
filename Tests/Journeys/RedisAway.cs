using RealtimeRestaurant.Client;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary>With fan-out <c>log</c>, Redis may be away, hung or lossy: while it is, screens hear every event all the same.</summary>
public sealed class RedisAway
{
    // Each takes until every screen has heard what was ordered since it began: without rings a second, the head poll.
    private const int Rounds = 5;

    [RedisServerFact]
    public Task Stopped() => EveningAsync(redis => redis.Stop(), redis => redis.Start());

    [RedisServerFact]
    public Task Hung() => EveningAsync(redis => redis.Pause(), redis =>
    {
        redis.Resume();
        return Task.CompletedTask;
    });

    [RedisServerFact]
    public Task Its_listeners_cut_off_again_and_again() => EveningAsync(redis => _ = redis.KillPubSub(), _ => Task.CompletedTask);

    private static async Task EveningAsync(Action<RedisRig> fault, Func<RedisRig, Task> mend)
    {
        await using var system = await TwoNodes.PairAsync("sqlite", "log", TwoNodes.BeaconEverySecond);
        var (clients, a, b) = (system.DemoClients, system.A.Address, system.B.Address);
        List<Screen<KitchenSnapshot>> kitchens =
            [await clients.KitchenAsync(WireProtocol.Json, a), await clients.KitchenAsync(WireProtocol.MessagePack, b)];
        var tables = new[] { await clients.SeatAsync(0), await clients.SeatAsync(1) };

        await using var load = new Load(clients, tables, [a, b], pace: TimeSpan.FromMilliseconds(50));
        await Eventually.True(() => load.Acknowledged.Count > 5, "orders are being placed");
        fault(system.Redis);
        kitchens.Add(await clients.KitchenAsync(WireProtocol.Json, b));
        for (var round = 0; round < Rounds; round++)
        {
            fault(system.Redis);
            await GoesOnAsync(load, kitchens);
        }
        await mend(system.Redis);
        await GoesOnAsync(load, kitchens);
        await load.StopAsync();

        load.Refused.ShouldBeEmpty();
        var truth = await Truth.ReadAsync(system.Place.Settings, clients.RestaurantId);
        truth.ShouldBeGapless();
        truth.Orders.ShouldBe(load.Acknowledged.Keys, ignoreOrder: true);
        foreach (var kitchen in kitchens)
        {
            await kitchen.ReachesAsync(truth.Head);
            truth.ShouldBeWhatWasHeard(kitchen, "kitchen");
        }
    }

    private static async Task GoesOnAsync(Load load, IReadOnlyList<Screen<KitchenSnapshot>> kitchens)
    {
        var before = load.Acknowledged.Keys.ToHashSet();
        await Eventually.True(() => load.Acknowledged.Count >= before.Count + 5, "commands go on as if nothing had happened");
        var placed = load.Acknowledged.Keys.Where(order => !before.Contains(order)).ToArray();
        foreach (var kitchen in kitchens)
            await Eventually.True(() => placed.All(Orders(kitchen).Contains), "the screen hears what was ordered meanwhile");
    }

    private static HashSet<string> Orders(Screen<KitchenSnapshot> kitchen) =>
        [.. kitchen.Heard.Where(@event => @event.Event == "OrderCreated").Select(@event => @event.As<KitchenOrderCreated>().Order.Id)];
}
