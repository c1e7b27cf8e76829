using System.Collections.Concurrent;
using System.Diagnostics;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The restaurants that this node has screens or commands for. Follows each one's log: by the doorbell, and by reading all their heads
/// every second, in case a ring was lost.
/// </summary>
public sealed class LiveRestaurants(
    ICommitLog log, ISnapshots snapshots, IReadModels readModels, IDoorbell doorbell, TimeProvider clock, LiveOptions options)
        : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<LiveRestaurant>>> _opening = new();
    private readonly ConcurrentDictionary<string, LiveRestaurant> _open = new();
    private readonly ConcurrentDictionary<string, long> _unprojected = new();
    private readonly ConcurrentDictionary<string, Task> _repairing = new();
    private readonly ConcurrentDictionary<LiveRestaurant, Task> _running = new();
    private Task _following = Task.CompletedTask;
    private readonly CancellationTokenSource _stop = new();
    private IDisposable? _listening, _measuring;

    /// <summary>
    /// A commit became part of a restaurant's state: in order, each exactly once, without gaps from the position at which the restaurant
    /// was loaded. The hubs send from here. Raised by the mailbox: a handler must return at once, never wait and never throw.
    /// </summary>
    public event Action<AppliedCommit>? Applied;

    /// <summary>Something failed that no caller waits for, or that will be retried; for the operations log.</summary>
    public event Action<string, Exception>? Faulted;

    /// <summary>True when screens watch a restaurant on this node; it is then never unloaded as idle.</summary>
    public Func<string, bool> IsWatched { get; set; } = _ => false;

    /// <summary>The restaurants that are live on this node now.</summary>
    public IReadOnlyCollection<LiveRestaurant> Open => (IReadOnlyCollection<LiveRestaurant>)_open.Values;

    /// <summary>
    /// How long ago the restaurant that is furthest behind had caught up with its log; when idle, no more than the time between two polls.
    /// </summary>
    public TimeSpan Lag => LogTelemetry.LongestLag(_open);

    /// <summary>How far the last commit of a restaurant lies ahead of this node's clock, at most; negative if none does.</summary>
    public TimeSpan Ahead => _open.Values.Select(live => live.State.At - clock.GetUtcNow()).DefaultIfEmpty().Max();

    /// <summary>The restaurant with this id, if it is live on this node now. Does not load it, and does not keep it loaded.</summary>
    public LiveRestaurant? Find(string restaurantId) => _open.GetValueOrDefault(restaurantId);

    /// <summary>Starts following: listens to the doorbell, polls heads and applies deadlines. Call it once.</summary>
    public void Start()
    {
        _measuring = LogTelemetry.Watch(_open);
        _listening = doorbell.Listen(ring => { if (_open.TryGetValue(ring.RestaurantId, out var live)) live.Receive(ring); });
        _following = Task.Run(() => FollowAsync(_stop.Token));
    }

    /// <summary>The live restaurant, loaded at the first request. An id without a log gives an empty one.</summary>
    /// <exception cref="StoreUnavailableException">The log cannot be read now; the next call tries again.</exception>
    public async ValueTask<LiveRestaurant> OpenAsync(string restaurantId, CancellationToken ct)
    {
        if (_open.TryGetValue(restaurantId, out var open))
        {
            open.MarkUsed();
            return open;
        }
        var opening = _opening.GetOrAdd(restaurantId, id => new Lazy<Task<LiveRestaurant>>(() => LoadAsync(id)));
        try
        {
            return await opening.Value.WaitAsync(ct);
        }
        catch when (opening.Value.IsFaulted)
        {
            _opening.TryRemove(KeyValuePair.Create(restaurantId, opening));
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listening?.Dispose();
        _measuring?.Dispose();
        await _stop.CancelAsync();
        await Task.WhenAll([_following, .. _running.Values]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task<LiveRestaurant> LoadAsync(string id)
    {
        var listeners = new MailboxListeners(Apply, doorbell.Ring, (restaurant, fault) => Faulted?.Invoke(restaurant, fault));
        var live = await LiveRestaurant.LoadAsync(id, new(log, snapshots), clock, options, listeners, _stop.Token);
        _open[id] = live;
        _running[live] = Task.Run(() => RunAsync(live));
        // A ring that arrived while it loaded was lost.
        live.Receive(new Ring(id, new Position(live.State.Epoch, long.MaxValue), null));
        return live;
    }

    private async Task RunAsync(LiveRestaurant live)
    {
        // The request that loaded it may be traced; later work is not part of that trace.
        Activity.Current = null;
        await live.RunAsync(_stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _running.TryRemove(live, out _);
    }

    private void Apply(AppliedCommit applied)
    {
        try
        {
            Applied?.Invoke(applied);
        }
        catch (Exception fault)
        {
            // An edge: a failed send to a screen must not stop the restaurant. The screen notices the gap and joins again.
            Faulted?.Invoke(applied.Restaurant.Id, fault);
        }
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(options.HeadPoll, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            try
            {
                foreach (var live in _open.Values) live.AdvanceClock();
                foreach (var live in _open.Values.Where(live => live.Idle > options.IdleAfter && !IsWatched(live.Id))) Unload(live);
                var heads = await log.HeadsAsync([.. _open.Keys], stop);
                foreach (var live in _open.Values) Compare(live, heads.GetValueOrDefault(live.Id), stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                // The edge of this loop: the store is unavailable, and the next round tries again.
                Faulted?.Invoke("", fault);
            }
        }
    }

    // A caller that holds the old instance is refused as busy, retries, and loads a new one.
    private void Unload(LiveRestaurant live)
    {
        _opening.TryRemove(live.Id, out _);
        _open.TryRemove(live.Id, out _);
        _unprojected.TryRemove(live.Id, out _);
        var wantedAfterAll = live.Idle <= options.IdleAfter || IsWatched(live.Id);
        if (!wantedAfterAll || !_open.TryAdd(live.Id, live)) live.Close();
    }

    private void Compare(LiveRestaurant live, Head? head, CancellationToken stop)
    {
        var here = live.State.Position;
        if (head is null ? here.Seq == 0 : head.Seq <= here.Seq && head.Epoch == here.Epoch) live.MarkCaughtUp();
        else live.Receive(new Ring(live.Id, new Position(head?.Epoch ?? "", head?.Seq ?? 0), null));
        if (head is null) return;

        // The read models are written right after an append. Still behind at the same place a round later: the writer died or is slow.
        if (head.Projected >= head.Seq) _unprojected.TryRemove(live.Id, out _);
        else if (_unprojected.TryGetValue(live.Id, out var stuckAt) && stuckAt == head.Projected)
            _ = _repairing.GetOrAdd(live.Id, _ => RepairReadModelsAsync(live.Id, head, stop));
        else _unprojected[live.Id] = head.Projected;
    }

    private async Task RepairReadModelsAsync(string id, Head head, CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            var (upTo, entities) = await new StateReader(log, snapshots).UnprojectedAsync(id, head, stop);
            await readModels.ProjectAsync(id, upTo, entities, stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // The edge of a background task: the next round tries again. Other restaurants do not wait for it.
            Faulted?.Invoke(id, fault);
        }
        finally
        {
            _repairing.TryRemove(id, out _);
        }
    }
}
