using System.Diagnostics;

namespace RealtimeRestaurant.Peers;

/// <summary>One measurement: all screens join, load to warm the server, the window, and the wait for what is outstanding.</summary>
internal sealed class LoadRun(LoadOptions options, Target target)
{
    /// <summary>The exit code of a measurement that other processes have disturbed.</summary>
    public const int Disturbed = 9;

    private const int JoiningAtOnce = 200;
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(60), LateLimit = TimeSpan.FromSeconds(10);
    private readonly EventLoop _loop = new(options.SharesCores);
    private readonly Deliveries _deliveries = new();

    public static async Task<Figures> MeasureAsync(LoadOptions options)
    {
        using var http = new HttpClient { BaseAddress = options.Url };
        var target = await Targets.PrepareAsync(http, options.Peer, options.Phase.Rooms);
        return new LoadRun(options, target).Measure();
    }

    private Figures Measure()
    {
        Join();
        var commands = new Commands(target, options.Phase, _loop, _deliveries);
        Run(TimeSpan.FromSeconds(options.WarmSeconds), commands.Pump);
        GC.Collect();
        _deliveries.BeginWindow();
        _loop.Busy = TimeSpan.Zero;
        var (began, before) = (Stopwatch.GetTimestamp(), Reading());
        Run(TimeSpan.FromSeconds(options.Seconds), commands.Pump);
        var (seconds, after, megabytes) = (Stopwatch.GetElapsedTime(began).TotalSeconds, Reading(), Usage.Megabytes(options.ServerPid));
        var (busy, p50, p99) = (_loop.Busy, _deliveries.Latency.Percentile(0.5), _deliveries.Latency.Percentile(0.99));
        Run(LateLimit, () => { }, until: () => commands is { Outstanding: <= 0, AreAllAnswered: true });
        var (count, cpu) = (after.Deliveries - before.Deliveries, after.Server - before.Server);
        return new()
        {
            Peer = options.Peer,
            Phase = options.Phase.Name,
            DeliveriesPerSecond = count / seconds,
            CpuSecondsPerMillion = cpu * 1e6 / Math.Max(1, count),
            P50 = p50.TotalMilliseconds,
            P99 = p99.TotalMilliseconds,
            ServerPercent = 100 * cpu / seconds,
            ClientPercent = 100 * busy.TotalSeconds / seconds,
            OthersPercent = 100 * (after.Others - before.Others) / seconds,
            BytesPerDelivery = (after.Bytes - before.Bytes) / (double)Math.Max(1, count),
            Megabytes = megabytes,
            Lost = commands.Outstanding,
            Misrouted = _deliveries.Misrouted,
            Refused = commands.Refused,
            Closed = _deliveries.Closed,
            FirstFailure = _deliveries.FirstFailure,
        };
    }

    private (long Deliveries, long Bytes, double Server, double Others) Reading() =>
        (_deliveries.Count, _deliveries.Bytes, Usage.Cpu(options.ServerPid), Usage.OfOthers(options.ServerPid, Environment.ProcessId));

    private void Join()
    {
        var (started, wanted) = (0, options.Phase.Rooms * options.Phase.Screens);
        Run(JoinLimit, StartMore, until: () => _deliveries.Joined == wanted || _deliveries.Closed > 0);
        if (_deliveries.Joined < wanted)
            throw new InvalidOperationException($"{_deliveries.Joined} of {wanted} screens joined. {_deliveries.FirstFailure}");

        void StartMore()
        {
            for (; started < wanted && started - _deliveries.Joined < JoiningAtOnce; started++)
                _ = new ScreenConnection(_loop, _deliveries, target, started % options.Phase.Rooms);
        }
    }

    private void Run(TimeSpan limit, Action each, Func<bool>? until = null)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < limit && until?.Invoke() != true;)
        {
            each();
            _loop.Step();
        }
    }
}
