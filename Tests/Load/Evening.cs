using System.Diagnostics;

namespace RealtimeRestaurant.Load;

/// <summary>So many clients at once, for so long.</summary>
internal sealed record Step(int Clients, int Seconds);

/// <summary>What one step came to. Latencies in milliseconds; cores are processor seconds a second.</summary>
internal sealed record StepFigures(
    int Clients, double RequestsPerSecond, double ErrorRate, double Average, Percentiles Rest, double DeliveriesPerSecond, Percentiles? Screens, double NodeCores, double ToolCores, double NodeMegabytes, string Faults);

/// <summary>
/// An evening's clients, of whom six in ten are screens and four call over REST: the five scenarios. Twenty clients are a restaurant. Clients come all at once at the
/// beginning of a step and stay; each REST client asks about once a second.
/// </summary>
internal sealed class Evening(OurTarget house, LoadOptions options, CancellationToken ct) : IAsyncDisposable
{
    public static readonly string[] Names = ["normal", "peak", "spike", "endurance", "stress"];

    private const int ClientsPerRestaurant = 20, ScreensPerRestaurant = 12;
    private static readonly TimeSpan Think = TimeSpan.FromSeconds(1);

    private readonly List<Audience> _audiences = [];
    private readonly List<Task> _working = [];
    private readonly List<Waiter> _waiters = [];
    private readonly CancellationTokenSource _over = CancellationTokenSource.CreateLinkedTokenSource(ct);
    private Requests _requests = new();

    public static async Task<bool> RunAsync(LoadOptions options, CancellationToken ct)
    {
        await using var house = await OurTarget.StartAsync(options, ct);
        await using var evening = new Evening(house, options, ct);
        var steps = new List<StepFigures>();
        foreach (var step in Steps(options))
        {
            steps.Add(await evening.PlayAsync(step));
            if (options.Scenario == "stress" && IsBroken(steps[^1])) break;
        }
        var losses = await evening.EndAsync();
        Console.WriteLine(Table(options.Scenario, steps, losses));
        return losses is { Lost: 0, Duplicated: 0, Reordered: 0 } && (options.Scenario == "stress" || steps.TrueForAll(step => step.ErrorRate < 0.001));
    }

    private static IEnumerable<Step> Steps(LoadOptions options) => options.Scenario switch
    {
        "normal" => [new(200, options.Seconds)],
        "peak" => [new(500, options.Seconds)],
        "spike" => [new(60, 20), new(1000, options.Seconds)],
        "endurance" => [new(200, options.Seconds)],
        _ => Enumerable.Range(1, 20).Select(step => new Step(400 * step, options.Seconds)),
    };

    // Nobody works with a tablet that takes so long, or says no so often.
    private static bool IsBroken(StepFigures step) => step.ErrorRate > 0.01 || step.Rest.P95 > 1000;

    private async Task<StepFigures> PlayAsync(Step step)
    {
        await ComeAsync(step.Clients - (_waiters.Count + _audiences.Sum(audience => audience.Count)));
        var (heard, node, tool, begun) = (Heard(), NodeCpu(), ToolCpu(), Stopwatch.GetTimestamp());
        await using (Progress.Start($"{options.Scenario} {step.Clients}", () => $"{_requests.Latency.Count,7:N0} requests  errors {_requests.Errors}  average {_requests.AverageMs,6:0.0} ms  p99 {Percentiles.Of(_requests.Latency).P99,7:0.0} ms"))
            await Task.Delay(TimeSpan.FromSeconds(step.Seconds), TimeProvider.System, ct);
        var (requests, seconds) = (Interlocked.Exchange(ref _requests, new Requests()), Stopwatch.GetElapsedTime(begun).TotalSeconds);
        return new(step.Clients, requests.Latency.Count / seconds, requests.Errors / (double)Math.Max(1, requests.Latency.Count), requests.AverageMs, Percentiles.Of(requests.Latency),
            (Heard() - heard) / seconds, _audiences[^1].Latency.Count == 0 ? null : Percentiles.Of(_audiences[^1].Latency),
            (NodeCpu() - node) / seconds, (ToolCpu() - tool) / seconds, house.Nodes.Sum(one => one.Memory) / 1e6, requests.Faults);
    }

    private async Task ComeAsync(int clients)
    {
        var venues = await house.OpenAsync(Math.Max(1, clients / ClientsPerRestaurant), ct);
        var waiters = venues.Cast<OurRestaurant>().SelectMany(venue => Enumerable.Range(0, ClientsPerRestaurant - ScreensPerRestaurant).Select(number => (venue, number))).ToArray();
        foreach (var (venue, number) in waiters)
        {
            var (http, table, dish) = await venue.TableAsync(number, ct);
            _waiters.Add(new Waiter(http, table, dish, Requests, Think));
        }
        // All at once: that is what a spike is.
        _audiences.Add(await Audience.JoinAsync(venues, ScreensPerRestaurant, options.Protocol, ct));
        _requests = new Requests();
        _working.AddRange(_waiters.TakeLast(waiters.Length).Select(waiter => waiter.WorkAsync(_over.Token)));
    }

    private async Task<(long Lost, long Duplicated, long Reordered, long Closed)> EndAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_working);
        var (lost, closed) = (0L, 0L);
        foreach (var audience in _audiences) (lost, closed) = (lost + await audience.SettleAsync(ct) + audience.Lost, closed + audience.Closed);
        return (lost, _audiences.Sum(audience => audience.Duplicated), _audiences.Sum(audience => audience.Reordered), closed);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        foreach (var waiter in _waiters) waiter.Dispose();
        foreach (var audience in _audiences) await audience.DisposeAsync();
        _over.Dispose();
    }

    private Requests Requests() => Volatile.Read(ref _requests);

    private long Heard() => _audiences.Sum(audience => audience.Heard);

    private double NodeCpu() => house.Nodes.Sum(node => node.CpuSeconds);

    private static double ToolCpu() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static string Table(string scenario, IEnumerable<StepFigures> steps, (long Lost, long Duplicated, long Reordered, long Closed) losses) => string.Join(Environment.NewLine,
    [
        $"| {scenario}: clients | requests/s | errors | average ms | p50 | p95 | p99 | max | deliveries/s | tap to screen p50 | p95 | p99 | cores: node | tool | node MB |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        .. steps.Select(Row),
        $"lost {losses.Lost}, doubled {losses.Duplicated}, out of order {losses.Reordered}, connections closed {losses.Closed}",
    ]);

    private static string Row(StepFigures step) =>
        $"| {step.Clients} | {step.RequestsPerSecond:N0} | {step.ErrorRate:P3} {step.Faults} | {step.Average:0.0} | {step.Rest.P50:0.0} | {step.Rest.P95:0.0} | {step.Rest.P99:0.0} | {step.Rest.Max:0} "
        + $"| {step.DeliveriesPerSecond:N0} | {step.Screens?.P50:0.0} | {step.Screens?.P95:0.0} | {step.Screens?.P99:0.0} | {step.NodeCores:0.00} | {step.ToolCores:0.00} | {step.NodeMegabytes:0} |";
}
