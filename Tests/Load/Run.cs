using System.Diagnostics;

namespace RealtimeRestaurant.Load;

/// <summary>One scenario while it runs: counts from here on, and stops counting time when the last command is answered and shown.</summary>
internal sealed class Run(string scenario, ILoadTarget house, Audience audience, int restaurants)
{
    private const int MostInFlight = 5000;
    private readonly long _started = Stopwatch.GetTimestamp(), _heard = audience.Heard, _bytes = audience.Bytes;
    private readonly double _cpu = house.Nodes.Sum(node => node.CpuSeconds);
    private long _commands, _refused, _begun, _lastCommands, _lastHeard;
    private string? _fault;

    private long InFlight => Interlocked.Read(ref _begun) - Interlocked.Read(ref _commands) - Interlocked.Read(ref _refused);

    public Progress Show() => Progress.Start($"{scenario} {house.Name}", () =>
    {
        var (commands, heard) = (_commands, audience.Heard);
        var line = $"{commands - _lastCommands,7:N0} commands/s {heard - _lastHeard - (_lastHeard == 0 ? _heard : 0),9:N0} deliveries/s  p99 {audience.Latency.Percentile(0.99).TotalMilliseconds,7:0.00} ms  lost {audience.Lost} dup {audience.Duplicated} reordered {audience.Reordered} refused {_refused} closed {audience.Closed}";
        (_lastCommands, _lastHeard) = (commands, heard);
        return line;
    });

    /// <summary>Begins a command and does not wait for it. When thousands have no answer the house is down: then it counts as refused.</summary>
    public void Begin(Func<Task<bool>> command)
    {
        if (InFlight < MostInFlight) _ = CountAsync(command);
        else Interlocked.Increment(ref _refused);
    }

    public async Task CountAsync(Func<Task<bool>> command)
    {
        Interlocked.Increment(ref _begun);
        try { Interlocked.Increment(ref await command() ? ref _commands : ref _refused); }
        catch (Exception fault)
        {
            // Here a fault is a figure: how many commands came to nothing. The first is shown.
            Interlocked.Increment(ref _refused);
            if (Interlocked.CompareExchange(ref _fault, fault.Message, null) is null) Progress.Say($"A command failed: {fault.Message}");
        }
    }

    public async Task<Figures> EndAsync(CancellationToken ct)
    {
        for (var i = 0; i < 1000 && InFlight > 0; i++) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ct);
        var seconds = Stopwatch.GetElapsedTime(_started).TotalSeconds;
        var behind = await audience.SettleAsync(ct);
        var heard = audience.Heard - _heard;
        return new Figures(scenario, house.Name)
        {
            Seconds = Math.Round(seconds, 2),
            Restaurants = restaurants,
            Screens = audience.Count,
            Commands = _commands,
            Refused = _refused,
            Deliveries = heard,
            BytesPerMessage = heard == 0 ? 0 : Math.Round((audience.Bytes - _bytes) / (double)heard, 1),
            Latency = audience.Latency.Count == 0 ? null : Percentiles.Of(audience.Latency),
            Lost = audience.Lost + behind,
            Duplicated = audience.Duplicated,
            Reordered = audience.Reordered,
            Closed = audience.Closed,
            ServerCpuSeconds = house.Nodes.Count == 0 ? null : Math.Round(house.Nodes.Sum(node => node.CpuSeconds) - _cpu, 2),
        };
    }
}
