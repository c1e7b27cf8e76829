using System.Diagnostics;
using RealtimeRestaurant.Samples.Simulation;

namespace RealtimeRestaurant.Load;

/// <summary>One scenario while it runs: counts from here on, and stops counting time when the last command is answered and shown.</summary>
internal sealed class ScenarioRun(string scenario, ILoadTarget target, Screens screens, int restaurants)
{
    private const int MaxInFlight = 5000;
    private readonly long _started = Stopwatch.GetTimestamp(), _received = screens.Received, _bytes = screens.Bytes;
    private readonly double _cpu = target.Nodes.Sum(node => node.CpuSeconds);
    private long _commands, _refused, _begun, _lastCommands, _lastReceived;
    private string? _fault;

    private long InFlight => Interlocked.Read(ref _begun) - Interlocked.Read(ref _commands) - Interlocked.Read(ref _refused);

    public ProgressLines Show() => ProgressLines.Start(Console.Error, $"{scenario} {target.Name} ", () =>
    {
        var (commands, received) = (_commands, screens.Received);
        var deliveries = received - _lastReceived - (_lastReceived == 0 ? _received : 0);
        var line = $"{commands - _lastCommands,7:N0} commands/s {deliveries,9:N0} deliveries/s  "
            + $"p99 {screens.Latency.Percentile(0.99).TotalMilliseconds,7:0.00} ms  "
            + $"lost {screens.Lost} dup {screens.Duplicated} reordered {screens.Reordered} refused {_refused} closed {screens.Closed}";
        (_lastCommands, _lastReceived) = (commands, received);
        return line;
    });

    /// <summary>
    /// Begins a command and does not wait for it. When thousands have no answer the target is down: then it counts as refused.
    /// </summary>
    public void Begin(Func<Task<bool>> command)
    {
        if (InFlight < MaxInFlight) _ = CountAsync(command);
        else Interlocked.Increment(ref _refused);
    }

    public async Task CountAsync(Func<Task<bool>> command)
    {
        Interlocked.Increment(ref _begun);
        try { Interlocked.Increment(ref await command() ? ref _commands : ref _refused); }
        catch (Exception fault)
        {
            // Here a fault is a figure: how many commands failed. The first is shown.
            Interlocked.Increment(ref _refused);
            if (Interlocked.CompareExchange(ref _fault, fault.Message, null) is null)
                Console.Error.WriteLine($"A command failed: {fault.Message}");
        }
    }

    public async Task<Figures> EndAsync(CancellationToken ct)
    {
        for (var i = 0; i < 1000 && InFlight > 0; i++) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ct);
        var seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        var behind = await screens.SettleAsync(ct);
        var received = screens.Received - _received;
        return new Figures(scenario, target.Name)
        {
            Seconds = Math.Round(seconds, 2),
            Restaurants = restaurants,
            Screens = screens.Count,
            Commands = _commands,
            Refused = _refused,
            Deliveries = received,
            BytesPerMessage = received == 0 ? 0 : Math.Round((screens.Bytes - _bytes) / (double)received, 1),
            Latency = screens.Latency.Count == 0 ? null : Percentiles.Of(screens.Latency),
            Lost = screens.Lost + behind,
            Duplicated = screens.Duplicated,
            Reordered = screens.Reordered,
            Closed = screens.Closed,
            ServerCpuSeconds = target.Nodes.Count == 0 ? null : Math.Round(target.Nodes.Sum(node => node.CpuSeconds) - _cpu, 2),
        };
    }
}
