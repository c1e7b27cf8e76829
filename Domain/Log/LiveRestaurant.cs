#pragma warning disable MA0025, CS9113, CS0067 // the shape first
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// One restaurant on one node: a mailbox. It decides commands one after the other on exactly the head they claim, appends what
/// waits together as one commit, folds, and hands the commit on in order. Every node that has screens or commands for a restaurant
/// has one; the append keeps them from contradicting each other.
/// </summary>
public sealed class LiveRestaurant
{
    public string Id { get; } = "";

    /// <summary>
    /// The restaurant now, as this node knows it. Immutable: hold it as long as you like. It has moved on before anybody is told
    /// of a commit, so who joins a group first and reads this second misses nothing.
    /// </summary>
    public Restaurant State { get; private set; } = new("");

    /// <summary>
    /// Decides and appends. Answers when the outcome is durable, or refused; never throws for what a client sent. A command id
    /// counts once: again, the same command gets the first answer, another one is refused with commandIdReused. When the store
    /// does not answer in time the refusal is outcomeUnknown, and the same command again will tell.
    /// </summary>
    public ValueTask<Outcome> SubmitAsync(CommandEnvelope envelope, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>The commits that hold events in (<paramref name="after"/>, <paramref name="upTo"/>], in order: from memory, else from the log.</summary>
    public IAsyncEnumerable<Commit> CommitsAsync(long after, long upTo, CancellationToken ct) => throw new NotImplementedException();
}

/// <summary>The restaurants that this node has screens or commands for.</summary>
public sealed class LiveRestaurants(ICommitLog log, IDoorbell doorbell, TimeProvider clock, LiveOptions options) : IAsyncDisposable
{
    /// <summary>
    /// A commit was folded in: in order, each exactly once, without gaps from the position the restaurant was opened at. Called on the mailbox's own time: a handler hands on and returns, never waits, never throws.
    /// </summary>
    public event Action<AppliedCommit>? Applied;

    /// <summary>Starts following: hears the doorbell, asks for heads, lets time pass.</summary>
    public void Start() => throw new NotImplementedException();

    /// <summary>The live restaurant, loaded when nobody had asked for it yet. An id without a log gives an empty one.</summary>
    public ValueTask<LiveRestaurant> OpenAsync(string restaurantId, CancellationToken ct) => throw new NotImplementedException();

    /// <summary>Those that are live on this node now.</summary>
    public IReadOnlyCollection<LiveRestaurant> Open => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}

/// <param name="CommittedHere">This node appended it; else it came from another.</param>
public sealed record AppliedCommit(LiveRestaurant Restaurant, Commit Commit, bool CommittedHere);

/// <summary>How this node follows the logs.</summary>
public sealed record LiveOptions
{
    /// <summary>How often to ask where the logs are, in case nobody rang.</summary>
    public TimeSpan HeadPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a ring from beyond the next seq may wait for the ones between before the log is read.</summary>
    public TimeSpan GapPatience { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long an append may stay in doubt before callers are told outcomeUnknown.</summary>
    public TimeSpan AppendPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Commands that may wait for one restaurant; one more is refused as busy.</summary>
    public int MailboxCapacity { get; init; } = 1024;

    /// <summary>Commits kept in memory for screens that come back.</summary>
    public int RecentCommits { get; init; } = 1000;
}
