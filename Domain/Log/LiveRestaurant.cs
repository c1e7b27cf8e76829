using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// One restaurant on one node: a mailbox. It decides commands one after the other, appends those that wait together as one commit, and
/// publishes each commit in order to the node's listeners, which send it to screens. Every node with screens or commands for a restaurant
/// has one; appends keep them consistent.
/// </summary>
public sealed class LiveRestaurant
{
    private readonly ICommitLog _log;
    private readonly TimeProvider _clock;
    private readonly LiveOptions _options;
    private readonly MailboxListeners _listeners;
    private readonly RecentCommits _recent;
    private readonly CommitReorderBuffer _ahead = new();
    private readonly CommitAppender _appender;
    private readonly SnapshotWriter _snapshots;
    private readonly OutcomeReplayer _replayer;
    private readonly StateReader _reader;
    private readonly Channel<object> _mail;
    private Restaurant _state;
    private long _lastAsked, _lastCaughtUp;
    private bool _behind;

    private LiveRestaurant(Restaurant state, RecentCommits recent, (int Commits, int Events) sinceSnapshot, MailboxPorts ports,
        TimeProvider clock, LiveOptions options, MailboxListeners listeners)
    {
        (_state, _recent, _log, _clock, _options, _listeners) = (state, recent, ports.Log, clock, options, listeners);
        _reader = new(ports.Log, ports.Snapshots);
        _appender = new(_log, clock, options.AppendPatience, fault => listeners.Faulted(Id, fault));
        _replayer = new(_reader, recent, fault => listeners.Faulted(Id, fault));
        _snapshots = new(ports.Snapshots, options.CommitsPerSnapshot, sinceSnapshot, fault => listeners.Faulted(Id, fault));
        _mail = Channel.CreateBounded<object>(new BoundedChannelOptions(options.MailboxCapacity) { SingleReader = true });
        MarkUsed();
        MarkCaughtUp();
    }

    public string Id => _state.Id;

    /// <summary>
    /// The restaurant's state on this node. Immutable: hold it as long as you like. It includes a commit before any listener receives it,
    /// so a connection that first joins a group and then reads the state misses nothing.
    /// </summary>
    public Restaurant State => Volatile.Read(ref _state);

    /// <summary>True while this node has recently caught up with the log; otherwise its screens get no beacon.</summary>
    public bool IsCurrent => SinceCaughtUp < _options.CurrentFor;

    /// <summary>
    /// Decides and appends. Returns when the outcome is durable, or refused; never throws for what a client sent. A command id takes effect
    /// once: the same command again gets the first outcome, another command is refused with commandIdReused. When the store does not
    /// respond in time the refusal is outcomeUnknown, and sending the same command again gives the outcome.
    /// </summary>
    /// <param name="ct">Stops waiting; the command may take effect all the same.</param>
    public async ValueTask<Outcome> SubmitAsync(CommandEnvelope envelope, CancellationToken ct)
    {
        MarkUsed();
        var submission = Arrived(envelope);
        if (!_mail.Writer.TryWrite(submission)) submission.Answer(Refuse(LogRefusals.Busy));
        return await submission.Outcome.WaitAsync(ct);
    }

    /// <summary>Commits with events in (<paramref name="after"/>, <paramref name="upTo"/>], in order, from memory or the log.</summary>
    public async IAsyncEnumerable<Commit> CommitsAsync(long after, long upTo, [EnumeratorCancellation] CancellationToken ct)
    {
        if (_recent.After(after, upTo) is { } recent)
        {
            foreach (var commit in recent.TakeWhile(commit => commit.FirstSeq <= upTo)) yield return commit;
            yield break;
        }
        await foreach (var commit in _log.ReadAsync(Id, after, ct))
        {
            if (commit.FirstSeq > upTo) yield break;
            yield return commit;
        }
    }

    /// <summary>
    /// Reads the log when it is known to be at a later event, or in another history. Returns when it has been read, or cannot be.
    /// </summary>
    public async ValueTask CatchUpWithAsync(Position known, CancellationToken ct)
    {
        Receive(new Ring(Id, known, null));
        // The mailbox is in order: a command after the ring is decided on a state that has caught up.
        await SubmitAsync(new CommandEnvelope(null, Actor.System, new AdvanceClock()), ct);
    }

    internal static async ValueTask<LiveRestaurant> LoadAsync(
        string id, MailboxPorts ports, TimeProvider clock, LiveOptions options, MailboxListeners listeners, CancellationToken ct)
    {
        var (recent, folded) = (new RecentCommits(options.RecentCommits), (Commits: 0, Events: 0));
        var state = await new StateReader(ports.Log, ports.Snapshots).LoadAsync(id, Fold, ct);
        return new LiveRestaurant(state, recent, folded, ports, clock, options, listeners);

        void Fold(Restaurant before, Commit commit)
        {
            recent.Add(before, commit);
            folded = (folded.Commits + 1, folded.Events + commit.Events.Length);
        }
    }

    /// <summary>
    /// Receives a ring, or a head that was read from the log. Dropped if it is no news, or the mailbox is full: the next poll finds it.
    /// </summary>
    internal bool Receive(Ring ring) => (ring.Head.Epoch != State.Epoch || ring.Head.Seq > State.Seq) && _mail.Writer.TryWrite(ring);

    /// <summary>Submits the command for what is due by the clock.</summary>
    internal void AdvanceClock()
    {
        if (State.NextDeadline() is { } due && due <= Now())
            _mail.Writer.TryWrite(Arrived(new CommandEnvelope(null, Actor.System, new AdvanceClock())));
    }

    /// <summary>Notes that the log was read and this node has all of it.</summary>
    internal void MarkCaughtUp() => Volatile.Write(ref _lastCaughtUp, _clock.GetTimestamp());

    /// <summary>How long ago a command arrived, or the restaurant was requested.</summary>
    internal TimeSpan Idle => _clock.GetElapsedTime(Volatile.Read(ref _lastAsked));

    /// <summary>How long ago this node had all of the log.</summary>
    internal TimeSpan SinceCaughtUp => _clock.GetElapsedTime(Volatile.Read(ref _lastCaughtUp));

    /// <summary>The number of commands and rings that wait.</summary>
    internal int Waiting => _mail.Reader.Count;

    internal void MarkUsed() => Volatile.Write(ref _lastAsked, _clock.GetTimestamp());

    /// <summary>Accepts no more commands and rings; those that wait are still processed.</summary>
    internal void Close() => _mail.Writer.TryComplete();

    /// <summary>Processes the mailbox until closed or stopped. Commands that still wait then are refused.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await _mail.Reader.WaitToReadAsync(stop)) await ProcessBatchAsync(stop);
        }
        finally
        {
            Close();
            while (_mail.Reader.TryRead(out var mail))
                if (mail is Submission submission) submission.Answer(Refuse(LogRefusals.Unavailable));
        }
    }

    private async Task ProcessBatchAsync(CancellationToken stop)
    {
        var waiting = new List<Submission>();
        try
        {
            while (waiting.Count < _options.CommandsPerCommit && waiting is not [.., { MustBeLastInCommit: true }]
                && _mail.Reader.TryRead(out var mail)) Dispatch(mail, waiting);
            waiting.RemoveAll(RefuseIfLate);
            if (_behind) await CatchUpAsync(stop);
            if (waiting.Count > 0) await CommitAsync(waiting, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            foreach (var submission in waiting) submission.Answer(Refuse(LogRefusals.OutcomeUnknown));
            throw;
        }
        catch (StoreFullException)
        {
            // Logged once by the store, not for every command.
            foreach (var submission in waiting) submission.Answer(Refuse(LogRefusals.Full));
        }
        catch (Exception fault)
        {
            // The edge of this loop: one fault must not end the restaurant. The waiting commands had no effect.
            _listeners.Faulted(Id, fault);
            _behind = true;
            foreach (var submission in waiting) submission.Answer(Refuse(LogRefusals.Unavailable));
        }
    }

    // The store was unavailable, and this command has waited long enough: it was never decided, and may be sent again.
    private bool RefuseIfLate(Submission submission)
    {
        var late = _clock.GetElapsedTime(submission.ReceivedAt) > _options.AppendPatience;
        if (late) submission.Answer(Refuse(LogRefusals.Unavailable));
        return late;
    }

    private void Dispatch(object mail, List<Submission> waiting)
    {
        if (mail is Submission submission) waiting.Add(submission);
        else if (mail is GapTimeout) _behind |= _ahead.AnyBeyond(State.Seq);
        else HandleRing((Ring)mail);
    }

    // Next expected seq: apply. Beyond it: wait a little for those between, then read the log. Before it: drop.
    private void HandleRing(Ring ring)
    {
        var here = State.Position;
        if (ring.Head.Epoch != here.Epoch && here.Seq > 0) _behind = true;
        else if (ring.Head.Seq <= here.Seq) return;
        else if (ring.Commit is not { } commit) _behind = true;
        else if (_ahead.Add(commit, ring.Trace) && commit.FirstSeq > here.Seq + 1) _ = WaitForGapAsync();

        while (_ahead.TakeNext(State.Position) is (var next, var trace)) Publish(next, State.Apply(next), committedHere: false, trace);
    }

    private async Task WaitForGapAsync()
    {
        await Task.Delay(_options.GapPatience, _clock);
        _mail.Writer.TryWrite(GapTimeout.Passed);
    }

    private async Task CatchUpAsync(CancellationToken stop)
    {
        var head = (await _log.HeadsAsync([Id], stop)).GetValueOrDefault(Id);
        if (head?.Seq != State.Seq) LogTelemetry.CaughtUp();
        if (State.Seq > 0 && (head is null || head.Epoch != State.Epoch || head.Seq < State.Seq)) await StartOverAsync(stop);
        else if (head?.Seq > State.Seq)
            await foreach (var commit in _log.ReadAsync(Id, State.Seq, stop)) Publish(commit, State.Apply(commit), committedHere: false);
        _ahead.DropUpTo(State.Seq);
        _behind = false;
        MarkCaughtUp();
    }

    // The log has another history now: a backup was restored. Screens notice by the epoch.
    private async Task StartOverAsync(CancellationToken stop)
    {
        _recent.Clear();
        _ahead.DropUpTo(long.MaxValue);
        Volatile.Write(ref _state, await _reader.LoadAsync(Id, _recent.Add, stop));
    }

    private async Task CommitAsync(List<Submission> waiting, CancellationToken stop)
    {
        using var span = LogTelemetry.StartCommit(waiting);
        for (var (attempt, caughtUp) = (1, false); attempt <= _options.AppendTries; attempt++)
        {
            var draft = Decide(waiting);
            // A refusal has no append to confirm the state was current: catch up, decide once more.
            if (draft.OnlyRefuses && !caughtUp)
            {
                var decidedOn = State.Position;
                await CatchUpAsync(stop);
                caughtUp = true;
                if (State.Position != decidedOn) continue;
            }
            switch (draft.Commit is null ? AppendResult.Appended : await _appender.AppendAsync(draft, stop))
            {
                case AppendResult.Appended:
                    if (draft.Commit is { } commit) Publish(commit, draft.State, committedHere: true);
                    LogTelemetry.Published(draft);
                    foreach (var result in draft.Results) Reply(result, stop);
                    return;
                case AppendResult.Conflict:
                    await CatchUpAsync(stop);
                    await Task.Delay(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(2 * attempt)), _clock, stop);
                    break;
                default:
                    _behind = true;
                    foreach (var submission in waiting) submission.Answer(Refuse(LogRefusals.OutcomeUnknown));
                    return;
            }
        }
        foreach (var submission in waiting) submission.Answer(Refuse(LogRefusals.Busy));
    }

    private CommitDraft Decide(List<Submission> waiting)
    {
        using var span = LogTelemetry.Start("decide");
        return CommitDraft.Of(State, waiting, Now(), Guid.CreateVersion7(Now()));
    }

    private void Publish(Commit commit, Restaurant next, bool committedHere, ActivityContext rung = default)
    {
        _recent.Add(_state, commit);
        Volatile.Write(ref _state, next);
        using var span = LogTelemetry.StartPublish(commit, committedHere, rung);
        if (committedHere) _listeners.Ring(commit);
        _listeners.Applied(new AppliedCommit(this, commit, committedHere));
        if (!committedHere) LogTelemetry.Followed(commit, _clock.GetUtcNow());
        _snapshots.Count(next, commit.Events.Length);
    }

    private void Reply(CommitDraft.CommandResult result, CancellationToken stop)
    {
        if (result.Outcome is { } outcome) result.To.Answer(outcome);
        else if (result.Fault is { } fault) result.To.Fail(fault);
        else _ = _replayer.AnswerAsync(result.To, result.Earlier!, State, stop);
    }

    private Submission Arrived(CommandEnvelope envelope) => new(envelope, _clock.GetTimestamp(), _clock);

    private Outcome Refuse(Refusal refusal) => new(refusal, [], State, false);

    // Whole milliseconds, the precision of every store.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());
}
