using RealtimeRestaurant.Client;
using RealtimeRestaurant.Client.Raw;

namespace RealtimeRestaurant.Load;

/// <summary>All the screens of a run.</summary>
internal sealed class Audience : IAsyncDisposable
{
    private readonly SocketsHttpHandler _handler = new();
    private readonly HttpMessageInvoker _network;
    private readonly CancellationTokenSource _over = new();
    private readonly List<RawScreen> _screens = [];
    private Task _pings = Task.CompletedTask;

    private Audience() => _network = new HttpMessageInvoker(_handler);

    public LatencyHistogram Latency { get; } = new();

    public int Count => _screens.Count;

    public long Heard => _screens.Sum(screen => screen.Heard);

    public long Bytes => _screens.Sum(screen => screen.Bytes);

    public long Lost => _screens.Sum(screen => screen.Check.Lost);

    public long Duplicated => _screens.Sum(screen => screen.Check.Duplicated);

    public long Reordered => _screens.Sum(screen => screen.Check.Reordered);

    public long Closed => _screens.Count(screen => screen.Closed);

    /// <summary>Joins <paramref name="perVenue"/> screens for each venue, sixteen at a time.</summary>
    public static async Task<Audience> JoinAsync(IReadOnlyList<ITargetRestaurant> venues, int perVenue, WireProtocol protocol, CancellationToken ct)
    {
        var audience = new Audience();
        foreach (var venue in venues)
        {
            venue.Shown.Screens = perVenue;
            for (var i = 0; i < perVenue; i++) audience._screens.Add(new RawScreen(venue, i, protocol, audience.Latency));
        }
        audience._pings = audience.PingAsync();
        await Parallel.ForEachAsync(audience._screens, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = ct },
            async (screen, _) => await screen.JoinAsync(audience._network, audience._over.Token));
        return audience;
    }

    /// <summary>Waits until nothing has come for a second, 15 s at most; then tells how many screens have heard less than others of their audience.</summary>
    public async Task<long> SettleAsync(CancellationToken ct)
    {
        var heard = -1L;
        for (var seconds = 0; seconds < 15 && heard != Heard; seconds++)
        {
            heard = Heard;
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ct);
        }
        return _screens.GroupBy(screen => screen.Audience).Sum(same => same.LongCount(screen => screen.Check.Position < same.Max(other => other.Check.Position)));
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
