using RealtimeRestaurant.Client;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Tests.Rigs;

namespace RealtimeRestaurant.Tests.Journeys;

/// <summary><c>kill -9</c> of one of two nodes, again and again, in the middle of a busy evening.</summary>
public sealed class KilledNodes
{
    [Fact]
    public Task Nothing_acknowledged_is_lost_or_charged_twice_and_no_screen_misses_or_repeats_an_event() =>
        EveningAsync("sqlite", kills: 10);

    [MongoFact]
    public Task Nothing_acknowledged_is_lost_or_charged_twice_and_no_screen_misses_or_repeats_an_event_on_mongo() =>
        EveningAsync("mongo", kills: 5);

    private static async Task EveningAsync(string store, int kills)
    {
        await using var place = Place.Of(store);
        await using var redis = await RedisRig.OfItsOwn();
        var settings = TwoNodes.BeaconEverySecond(place.Settings) with { Redis = redis.ConnectionString };
        await using var nodes = await PairOfProcesses.StartAsync(settings);
        var (a, b) = (nodes[0].Address, nodes[1].Address);
        await using var house = await DemoClients.OpenAsync(a, b);
        var kitchens =
            new[] { await house.KitchenAsync(WireProtocol.Json, a, b), await house.KitchenAsync(WireProtocol.MessagePack, b, a) };
        var floors = new[] { await house.FloorAsync(WireProtocol.MessagePack, a, b), await house.FloorAsync(WireProtocol.Json, b, a) };
        var tables = new[] { await house.SeatAsync(0), await house.SeatAsync(1), await house.SeatAsync(2), await house.SeatAsync(3) };

        var till = await Till.OpenAsync(house, await house.SeatAsync(4));
        await using var load = new Load(house, tables, [a, b], pace: TimeSpan.FromMilliseconds(40));
        for (var kill = 0; kill < kills; kill++)
        {
            var (victim, before) = (kill % 2, load.Acknowledged.Count);
            await Eventually.True(() => load.Acknowledged.Count > before + 10, "orders are being placed");
            await till.PayAsync(nodes[victim].Address, nodes[1 - victim].Address, () => nodes.KillAsync(victim));
            before = load.Acknowledged.Count;
            await Eventually.True(() => load.Acknowledged.Count > before + 5, "the other node takes them all", TimeSpan.FromSeconds(30));
            await nodes.RestartAsync(victim);
        }
        await load.StopAsync();
        load.Refused.ShouldBeEmpty();

        var truth = await Truth.ReadAsync(settings, house.RestaurantId);
        truth.ShouldBeGapless();
        truth.Orders.ShouldBe([till.OrderId, .. load.Acknowledged.Keys], ignoreOrder: true);
        truth.Events<PaymentCompleted>().Select(paid => paid.Payment.Id).ShouldBe(till.Charged);
        foreach (var kitchen in kitchens) await ShouldHaveHeardAllAsync(truth, kitchen, "kitchen");
        foreach (var floor in floors) await ShouldHaveHeardAllAsync(truth, floor, "floor");
    }

    private static async Task ShouldHaveHeardAllAsync<T>(Truth truth, Screen<T> screen, string stream) where T : class
    {
        await screen.ReachesAsync(truth.Head);
        truth.ShouldBeWhatWasHeard(screen, stream);
    }

    private sealed class PairOfProcesses(NodeSettings settings, NodeProcess[] nodes) : IAsyncDisposable
    {
        public static async Task<PairOfProcesses> StartAsync(NodeSettings settings) =>
            new(settings, [await NodeProcess.StartAsync(settings), await NodeProcess.StartAsync(settings)]);

        public NodeProcess this[int index] => nodes[index];

        public Task KillAsync(int index) => nodes[index].KillAsync();

        public async Task RestartAsync(int index)
        {
            var port = nodes[index].Address.Port;
            await nodes[index].DisposeAsync();
            nodes[index] = await NodeProcess.StartAsync(settings, port);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var node in nodes) await node.DisposeAsync();
        }
    }
}
