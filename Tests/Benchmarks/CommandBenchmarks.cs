using BenchmarkDotNet.Attributes;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Benchmarks;

/// <summary>One command, decided and folded: what it costs must not grow with what happened before.</summary>
[MemoryDiagnoser, MinColumn]
public class CommandBenchmarks
{
    private PlayedRestaurant _restaurant = null!;
    private PlaceOrder _order = null!;
    private Commit _commit = null!;
    private Submission[] _ordering = [], _alerting = [], _cooking = [];

    public static IEnumerable<Scene> Scenes =>
        [new(10, 1, 1), new(10_000, 1, 1), new(10, 1000, 100), new(10, 1000, 1), new(10_000, 1000, 100)];

    [ParamsSource(nameof(Scenes))]
    public Scene Scene { get; set; } = null!;

    [GlobalSetup]
    public void Play()
    {
        _restaurant = new(Scene);
        _order = _restaurant.Order(1);
        _commit = _restaurant.Draft([_order]).Commit!;
        _ordering = [Submitted(_order)];
        _alerting = [Submitted(new RaiseAlert("Table 4 waits", AlertPriority.High))];
        _cooking = [Submitted(new SetOrderStatus(_restaurant.State.Orders.Keys.First(), ItemStatus.Preparing))];
    }

    [Benchmark]
    public object DecideOrder() => _restaurant.State.Decide(PlayedRestaurant.Manager, _order, _restaurant.Now);

    [Benchmark]
    public object FoldOrder() => _restaurant.State.Apply(_commit);

    [Benchmark]
    public object Order() => Draft(_ordering);

    [Benchmark]
    public object Alert() => Draft(_alerting);

    [Benchmark]
    public object Cook() => Draft(_cooking);

    private static Submission Submitted(RestaurantCommand command) => new(new("m", PlayedRestaurant.Manager, command), 0);

    private CommitDraft Draft(Submission[] waiting) => CommitDraft.Of(_restaurant.State, waiting, _restaurant.Now, Guid.Empty);
}
