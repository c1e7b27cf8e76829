using System.Diagnostics;
using RealtimeRestaurant.Client;
using RealtimeRestaurant.Load.Raw;

namespace RealtimeRestaurant.Load;

/// <summary>All the screens of a run.</summary>
internal sealed class Screens : IAsyncDisposable
{
    private readonly SocketsHttpHandler _handler = new();
    private readonly HttpMessageInvoker _network;
    private readonly CancellationTokenSource _over = new();
    private readonly List<RawScreen> _screens = [];
    private Task _pings = Task.CompletedTask;

    private Screens() => _network = new HttpMessageInvoker(_handler);

    public LatencyHistogram Latency { get; } = new();

    /// <summary>From the start of all to the join of each.</summary>
    public LatencyHistogram Joined { get; } = new();

    public int Count => _screens.Count;

    public long Received => _screens.Sum(screen => screen.Received);

    public long Bytes => _screens.Sum(screen => screen.Bytes);

    public long Lost => _screens.Sum(screen => screen.Check.Lost);

    public long Duplicated => _screens.Sum(screen => screen.Check.Duplicated);

    public long Reordered => _screens.Sum(screen => screen.Check.Reordered);

    public long Closed => _screens.Count(screen => screen.Closed);

    /// <summary>Joins <paramref name="perRestaurant"/> screens for each restaurant, <paramref name="atOnce"/> at a time.</summary>
    public static async Task<Screens> JoinAsync(
        IReadOnlyList<ITargetRestaurant> restaurants, int perRestaurant, WireProtocol protocol, CancellationToken ct, int atOnce = 16)
    {
        var screens = new Screens();
        foreach (var restaurant in restaurants)
        {
            restaurant.Shown.Screens = perRestaurant;
            for (var i = 0; i < perRestaurant; i++) screens._screens.Add(new RawScreen(restaurant, i, protocol, screens.Latency));
        }
        screens._pings = screens.PingAsync();
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(screens._screens, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = ct },
            async (screen, _) =>
            {
                await screen.JoinAsync(screens._network, screens._over.Token);
                screens.Joined.Record(Stopwatch.GetElapsedTime(started));
            });
        return screens;
    }

    /// <summary>
    /// Waits until nothing has come for a second, 15 s at most; then gives the number of screens that have received less than others of
    /// their group.
    /// </summary>
    public async Task<long> SettleAsync(CancellationToken ct)
    {
        var received = -1L;
        for (var seconds = 0; seconds < 15 && received != Received; seconds++)
        {
            received = Received;
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct);
        }
        return _screens.GroupBy(screen => screen.Group)
            .Sum(same => same.LongCount(screen => screen.Check.Position < same.Max(other => other.Check.Position)));
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _pings.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var screen in _screens) await screen.DisposeAsync();
        _network.Dispose();
        _over.Dispose();
    }

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(7), TimeProvider.System);
        while (await timer.WaitForNextTickAsync(_over.Token))
            foreach (var screen in _screens) await screen.PingAsync(_over.Token);
    }
}
