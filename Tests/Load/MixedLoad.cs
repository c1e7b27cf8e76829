using System.Diagnostics;
using RealtimeRestaurant.Samples.Simulation;

namespace RealtimeRestaurant.Load;

/// <summary>So many clients at once, for so long.</summary>
internal sealed record LoadStep(int Clients, int Seconds);

/// <summary>The results of one step. Latencies in milliseconds; cores are processor seconds a second.</summary>
internal sealed record StepFigures(int Clients)
{
    public required double RequestsPerSecond { get; init; }
    public required double ErrorRate { get; init; }
    public required double Average { get; init; }
    public required Percentiles Rest { get; init; }
    public required double DeliveriesPerSecond { get; init; }
    public required Percentiles? Screens { get; init; }
    public required double NodeCores { get; init; }
    public required double ToolCores { get; init; }
    public required double NodeMegabytes { get; init; }
    public required string Faults { get; init; }
}

/// <summary>What the screens of all steps missed.</summary>
internal sealed record Losses(long Lost, long Duplicated, long Reordered, long Closed);

/// <summary>
/// Clients of both kinds: six in ten are screens, four call over REST. Twenty clients are a restaurant. They come all at once at the
/// beginning of a step and stay; each REST client sends about one request a second.
/// </summary>
internal sealed class MixedLoad(OurTarget target, LoadOptions options, CancellationToken ct) : IAsyncDisposable
{
    public static readonly string[] Scenarios = ["normal", "peak", "spike", "endurance", "stress"];

    private const int ClientsPerRestaurant = 20, ScreensPerRestaurant = 12;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly List<Screens> _screens = [];
    private readonly List<Task> _working = [];
    private readonly List<WaiterClient> _waiters = [];
    private readonly CancellationTokenSource _over = CancellationTokenSource.CreateLinkedTokenSource(ct);
    private Requests _requests = new();

    public static async Task<bool> RunAsync(LoadOptions options, CancellationToken ct)
    {
        await using var target = await OurTarget.StartAsync(options, ct);
        await using var load = new MixedLoad(target, options, ct);
        var steps = new List<StepFigures>();
        foreach (var step in Steps(options))
        {
            steps.Add(await load.RunAsync(step));
            if (options.Scenario == "stress" && IsTooSlow(steps[^1])) break;
        }
        var losses = await load.EndAsync();
        Console.WriteLine(Table(options.Scenario, steps, losses));
        return losses is { Lost: 0, Duplicated: 0, Reordered: 0 }
            && (options.Scenario == "stress" || steps.TrueForAll(step => step.ErrorRate < 0.001));
    }

    private static IEnumerable<LoadStep> Steps(LoadOptions options) => options.Scenario switch
    {
        "normal" => [new(200, options.Seconds)],
        "peak" => [new(500, options.Seconds)],
        "spike" => [new(60, 20), new(1000, options.Seconds)],
        "endurance" => [new(200, options.Seconds)],
        _ => Enumerable.Range(1, 20).Select(step => new LoadStep(400 * step, options.Seconds)),
    };

    // A waiter cannot work with a tablet that takes so long, or fails so often.
    private static bool IsTooSlow(StepFigures step) => step.ErrorRate > 0.01 || step.Rest.P95 > 1000;

    private async Task<StepFigures> RunAsync(LoadStep step)
    {
        await ConnectAsync(step.Clients - (_waiters.Count + _screens.Sum(screens => screens.Count)));
        var (received, node, tool, begun) = (Received(), NodeCpu(), ToolCpu(), Stopwatch.GetTimestamp());
        await using (ProgressLines.Start(Console.Error, $"{options.Scenario} {step.Clients} ", Line))
            await Task.Delay(TimeSpan.FromSeconds(step.Seconds), TimeProvider.System, ct);
        var (requests, seconds) = (Interlocked.Exchange(ref _requests, new Requests()), Stopwatch.GetElapsedTime(begun).TotalSeconds);
        return new(step.Clients)
        {
            RequestsPerSecond = requests.Latency.Count / seconds,
            ErrorRate = requests.Errors / (double)Math.Max(1, requests.Latency.Count),
            Average = requests.AverageMs,
            Rest = Percentiles.Of(requests.Latency),
            DeliveriesPerSecond = (Received() - received) / seconds,
            Screens = _screens[^1].Latency.Count == 0 ? null : Percentiles.Of(_screens[^1].Latency),
            NodeCores = (NodeCpu() - node) / seconds,
            ToolCores = (ToolCpu() - tool) / seconds,
            NodeMegabytes = target.Nodes.Sum(one => one.Memory) / 1e6,
            Faults = requests.Faults,
        };
    }

    private async Task ConnectAsync(int clients)
    {
        var restaurants = await target.OpenAsync(Math.Max(1, clients / ClientsPerRestaurant), ct);
        var waiters = new List<WaiterClient>();
        foreach (var restaurant in restaurants.Cast<OurRestaurant>())
            for (var number = 0; number < ClientsPerRestaurant - ScreensPerRestaurant; number++)
                waiters.Add(await restaurant.WaiterAsync(number, Requests, Pause, ct));
        _waiters.AddRange(waiters);
        // All at once: that is what a spike is.
        _screens.Add(await Screens.JoinAsync(restaurants, ScreensPerRestaurant, options.Protocol, ct));
        _requests = new Requests();
        _working.AddRange(waiters.Select(waiter => waiter.WorkAsync(_over.Token)));
    }

    private async Task<Losses> EndAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_working);
        var behind = 0L;
        foreach (var screens in _screens) behind += await screens.SettleAsync(ct);
        return new(
            behind + _screens.Sum(screens => screens.Lost), _screens.Sum(screens => screens.Duplicated),
                _screens.Sum(screens => screens.Reordered),
            _screens.Sum(screens => screens.Closed));
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        foreach (var waiter in _waiters) waiter.Dispose();
        foreach (var screens in _screens) await screens.DisposeAsync();
        _over.Dispose();
    }

    private Requests Requests() => Volatile.Read(ref _requests);

    private long Received() => _screens.Sum(screens => screens.Received);

    private double NodeCpu() => target.Nodes.Sum(node => node.CpuSeconds);

    private static double ToolCpu() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private string Line() => $"{_requests.Latency.Count,7:N0} requests  errors {_requests.Errors}  "
        + $"average {_requests.AverageMs,6:0.0} ms  p99 {Percentiles.Of(_requests.Latency).P99,7:0.0} ms";

    private static string Table(string scenario, IEnumerable<StepFigures> steps, Losses losses) => string.Join(Environment.NewLine,
    [
        $"| {scenario}: clients | requests/s | errors | average ms | p50 | p95 | p99 | max | deliveries/s "
        + "| tap to screen p50 | p95 | p99 | cores: node | tool | node MB |",
        $"|{string.Concat(Enumerable.Repeat(" --- |", 15))}",
        .. steps.Select(Row),
        $"lost {losses.Lost}, duplicated {losses.Duplicated}, out of order {losses.Reordered}, connections closed {losses.Closed}",
    ]);

    private static string Row(StepFigures step) =>
        $"| {step.Clients} | {step.RequestsPerSecond:N0} | {step.ErrorRate:P3} {step.Faults} "
        + $"| {step.Average:0.0} | {step.Rest.P50:0.0} | {step.Rest.P95:0.0} | {step.Rest.P99:0.0} | {step.Rest.Max:0} "
        + $"| {step.DeliveriesPerSecond:N0} | {step.Screens?.P50:0.0} | {step.Screens?.P95:0.0} | {step.Screens?.P99:0.0} "
        + $"| {step.NodeCores:0.00} | {step.ToolCores:0.00} | {step.NodeMegabytes:0} |";
}
