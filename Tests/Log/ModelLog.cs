using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Tests.Log;

/// <summary>What can become of a write whose answer did not come.</summary>
internal enum Weather
{
    Fair,
    /// <summary>Done, but the answer was lost.</summary>
    LostReply,
    /// <summary>Not done: refused on the way, or rolled back by a failover after the writer had read it.</summary>
    RolledBack,
    /// <summary>Still on its way when the writer gave up; lands later, if its place is still free.</summary>
    Late,
    /// <summary>Reads fail too.</summary>
    Away,
    /// <summary>There is no space: not done, and that is certain.</summary>
    Full,
}

/// <summary>
/// The commit log as its port describes it, in memory, with every kind of fault that the port allows: what a real replica set
/// does once a year, it does on every other call.
/// </summary>
internal sealed class ModelLog(Func<Weather> weather) : ICommitLog, ISnapshots, IReadModels
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Commit>> _logs = [];
    private readonly List<Commit> _late = [];
    private readonly List<Restaurant> _snapshots = [];

    public bool Calm { get; set; }

    /// <summary>Writers die between the append and the read models.</summary>
    public bool ForgetsToProject { get; set; }

    public Dictionary<string, Order> Projected { get; } = [];

    private long _projectedUpTo;

    /// <summary>A backup is put back: the first commits, as another history.</summary>
    public void Restore(string restaurantId, int commits, string epoch)
    {
        lock (_gate) _logs[restaurantId] = [.. Log_NeedsGate(restaurantId).Take(commits).Select(commit => commit with { Epoch = epoch })];
    }

    public ImmutableArray<Commit> Commits(string restaurantId)
    {
        lock (_gate)
        {
            LandLate_NeedsGate();
            return [.. Log_NeedsGate(restaurantId)];
        }
    }

    public ValueTask<AppendResult> AppendAsync(Commit commit, ChangedEntities entities, CancellationToken ct)
    {
        lock (_gate)
        {
            LandLate_NeedsGate();
            switch (Calm ? Weather.Fair : weather())
            {
                case Weather.LostReply:
                    Append_NeedsGate(commit);
                    throw new StoreUnavailableException("The reply was lost.");
                case Weather.RolledBack or Weather.Away:
                    throw new StoreUnavailableException("It was rolled back.");
                case Weather.Late:
                    _late.Add(commit);
                    throw new StoreUnavailableException("It is on its way.");
                case Weather.Full:
                    throw new StoreFullException("The disk is full.");
                default:
                    return ValueTask.FromResult(Append_NeedsGate(commit));
            }
        }
    }

    public async IAsyncEnumerable<Commit> ReadAsync(string restaurantId, long afterSeq, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        foreach (var commit in Visible(restaurantId).Where(commit => commit.LastSeq > afterSeq)) yield return commit;
    }

    public ValueTask<Commit?> FindAsync(string restaurantId, long seq, CancellationToken ct) =>
        ValueTask.FromResult(Visible(restaurantId).FirstOrDefault(commit => commit.FirstSeq <= seq && commit.LastSeq >= seq));

    public ValueTask<IReadOnlyDictionary<string, Head>> HeadsAsync(IReadOnlyCollection<string> restaurantIds, CancellationToken ct)
    {
        var heads = new Dictionary<string, Head>();
        foreach (var id in restaurantIds)
            if (Visible(id) is [.., var last])
                heads[id] = new Head(last.Epoch, last.LastSeq, ForgetsToProject ? Math.Min(_projectedUpTo, last.LastSeq) : last.LastSeq);
        return ValueTask.FromResult<IReadOnlyDictionary<string, Head>>(heads);
    }

    ValueTask<Restaurant?> ISnapshots.FindAsync(string restaurantId, long atOrBefore, CancellationToken ct)
    {
        lock (_gate) return ValueTask.FromResult(_snapshots.Where(s => s.Id == restaurantId && s.Seq <= atOrBefore).MaxBy(s => s.Seq));
    }

    public ValueTask RemoveAsync(string restaurantId, DateTimeOffset before, CancellationToken ct) => ValueTask.CompletedTask;

    public int Snapshots
    {
        get
        {
            lock (_gate) return _snapshots.Count;
        }
    }

    public ValueTask SaveAsync(Restaurant state, CancellationToken ct)
    {
        lock (_gate) _snapshots.Add(state);
        return ValueTask.CompletedTask;
    }

    public ValueTask ProjectAsync(string restaurantId, long upTo, ChangedEntities entities, CancellationToken ct)
    {
        lock (_gate)
        {
            foreach (var order in entities.Orders) Projected[order.Id] = order;
            _projectedUpTo = Math.Max(_projectedUpTo, upTo);
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> FlushAsync(CancellationToken ct) => ValueTask.FromResult(true);

    private ImmutableArray<Commit> Visible(string restaurantId)
    {
        lock (_gate)
        {
            LandLate_NeedsGate();
            if (!Calm && weather() is Weather.Away) throw new StoreUnavailableException("Nobody answers.");
            return [.. Log_NeedsGate(restaurantId)];
        }
    }

    private void LandLate_NeedsGate()
    {
        foreach (var commit in _late) Append_NeedsGate(commit);
        _late.Clear();
    }

    private AppendResult Append_NeedsGate(Commit commit)
    {
        var log = Log_NeedsGate(commit.RestaurantId);
        if (log.Any(there => there.Id == commit.Id)) return AppendResult.Appended;
        var next = log is [.., var last] ? last.LastSeq + 1 : 1;
        if (commit.FirstSeq > next) throw new InvalidOperationException($"A hole: {commit.FirstSeq} after {next - 1}.");
        if (commit.FirstSeq < next || log is [.., var head] && head.Epoch != commit.Epoch) return AppendResult.Conflict;
        log.Add(commit);
        return AppendResult.Appended;
    }

    private List<Commit> Log_NeedsGate(string restaurantId) =>
        _logs.TryGetValue(restaurantId, out var log) ? log : _logs[restaurantId] = [];
}
