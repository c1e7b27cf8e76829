using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Threading.Channels;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// One restaurant on one node: a mailbox. It decides commands one after the other on exactly the head they claim, appends what
/// waits together as one commit, folds, and hands the commit on in order. Every node that has screens or commands for a restaurant
/// has one; the append keeps them from contradicting each other.
/// </summary>
public sealed class LiveRestaurant
{
    private readonly ICommitLog _log;
    private readonly TimeProvider _clock;
    private readonly LiveOptions _options;
    private readonly Listeners _listeners;
    private readonly RecentCommits _recent;
    private readonly CommitsAhead _ahead = new();
    private readonly Channel<object> _mail;
    private Restaurant _state;
    private long _lastAsked;
    private int _sinceSnapshot;
    private bool _behind;

    /// <summary>Whom the mailbox tells: of a commit that was folded in, of one that other nodes should hear of, of a fault.</summary>
    internal sealed record Listeners(Action<AppliedCommit> Applied, Action<Commit> Ring, Action<string, Exception> Faulted);

    private LiveRestaurant(Restaurant state, RecentCommits recent, ICommitLog log, TimeProvider clock, LiveOptions options, Listeners listeners)
    {
        (_state, _recent, _log, _clock, _options, _listeners) = (state, recent, log, clock, options, listeners);
        _mail = Channel.CreateBounded<object>(new BoundedChannelOptions(options.MailboxCapacity) { SingleReader = true });
        Touch();
    }

    public string Id => _state.Id;

    /// <summary>
    /// The restaurant now, as this node knows it. Immutable: hold it as long as you like. It has moved on before anybody is told
    /// of a commit, so who joins a group first and reads this second misses nothing.
    /// </summary>
    public Restaurant State => Volatile.Read(ref _state);

    /// <summary>
    /// Decides and appends. Answers when the outcome is durable, or refused; never throws for what a client sent. A command id
    /// counts once: again, the same command gets the first answer, another one is refused with commandIdReused. When the store
    /// does not answer in time the refusal is outcomeUnknown, and the same command again will tell.
    /// </summary>
    /// <param name="ct">Stops waiting; the command may count all the same.</param>
    public async ValueTask<Outcome> SubmitAsync(CommandEnvelope envelope, CancellationToken ct)
    {
        Touch();
        var submission = new Submission(envelope);
        return _mail.Writer.TryWrite(submission)
            ? await submission.Outcome.WaitAsync(ct)
            : new Outcome(LogRefusals.Busy, [], State, false);
    }

    /// <summary>The commits that hold events in (<paramref name="after"/>, <paramref name="upTo"/>], in order: from memory, else from the log.</summary>
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

    internal static async ValueTask<LiveRestaurant> LoadAsync(
        string id, ICommitLog log, TimeProvider clock, LiveOptions options, Listeners listeners, CancellationToken ct)
    {
        var recent = new RecentCommits(options.RecentCommits);
        var state = await History.LoadAsync(log, id, recent.Add, ct);
        return new LiveRestaurant(state, recent, log, clock, options, listeners);
    }

    /// <summary>Somebody rang, or the log was asked. Dropped when the mailbox is full: the next head poll finds out.</summary>
    internal void Hear(Ring ring) => _mail.Writer.TryWrite(ring);

    /// <summary>Brings about what is due by the clock.</summary>
    internal void LetTimePass()
    {
        if (State.NextDeadline() is { } due && due <= Now())
            _mail.Writer.TryWrite(new Submission(new CommandEnvelope(null, Actor.House, new LetTimePass())));
    }

    /// <summary>For how long nobody has given a command or asked for it.</summary>
    internal TimeSpan Idle => _clock.GetElapsedTime(Volatile.Read(ref _lastAsked));

    internal void Touch() => Volatile.Write(ref _lastAsked, _clock.GetTimestamp());

    /// <summary>Takes no more mail; what is here is still done.</summary>
    internal void Close() => _mail.Writer.TryComplete();

    /// <summary>The mailbox's one reader, until closed or stopped. Whoever still waits then is refused.</summary>
    internal async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await _mail.Reader.WaitToReadAsync(stop)) await TakeWhatWaitsAsync(stop);
        }
        finally
        {
            Close();
            while (_mail.Reader.TryRead(out var mail))
                if (mail is Submission submission) submission.Answer(Refuse(LogRefusals.Unavailable));
        }
    }

    private async Task TakeWhatWaitsAsync(CancellationToken stop)
    {
        var waiting = new List<Submission>();
        try
        {
            while (waiting.Count < _options.CommandsPerCommit && _mail.Reader.TryRead(out var mail)) Sort(mail, waiting);
            if (_behind) await CatchUpAsync(stop);
            if (waiting.Count > 0) await CommitAsync(waiting, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            foreach (var submission in waiting) submission.Answer(Refuse(LogRefusals.OutcomeUnknown));
            throw;
        }
        catch (Exception fault)
        {
            // The edge of this loop: one fault must not end the restaurant. Whoever waits is told that nothing was changed.
            _listeners.Faulted(Id, fault);
            _behind = true;
            foreach (var submission in waiting) submission.Answer(Refuse(LogRefusals.Unavailable));
        }
    }

    private void Sort(object mail, List<Submission> waiting)
    {
        if (mail is Submission submission) waiting.Add(submission);
        else if (mail is GapTimeout) _behind |= _ahead.AnyBeyond(State.Seq);
        else Follow((Ring)mail);
    }

    // Next expected seq: apply. Beyond it: wait a little for those between, then read the log. Before it: drop.
    private void Follow(Ring ring)
    {
        var here = State.Position;
        if (ring.Head.Epoch != here.Epoch && here.Seq > 0) _behind = true;
        else if (ring.Head.Seq <= here.Seq) return;
        else if (ring.Commit is not { } commit) _behind = true;
        else if (_ahead.Add(commit) && commit.FirstSeq > here.Seq + 1) _ = WaitForGapAsync();

        while (_ahead.TakeNext(State.Seq) is { } next) Advance(next, State.Apply(next), committedHere: false);
    }

    private async Task WaitForGapAsync()
    {
        await Task.Delay(_options.GapPatience, _clock);
        _mail.Writer.TryWrite(GapTimeout.Passed);
    }

    private sealed class GapTimeout
    {
        public static readonly GapTimeout Passed = new();
    }

    private async Task CatchUpAsync(CancellationToken stop)
    {
        var head = (await _log.HeadsAsync([Id], stop)).GetValueOrDefault(Id);
        if (head is not null && State.Seq > 0 && (head.Epoch != State.Epoch || head.Seq < State.Seq)) await StartOverAsync(stop);
        else
            await foreach (var commit in _log.ReadAsync(Id, State.Seq, stop)) Advance(commit, State.Apply(commit), committedHere: false);
        _ahead.DropUpTo(State.Seq);
        _behind = false;
    }

    // The log is another history now: a backup was restored. Screens find out by the epoch.
    private async Task StartOverAsync(CancellationToken stop)
    {
        _recent.Clear();
        Volatile.Write(ref _state, await History.LoadAsync(_log, Id, _recent.Add, stop));
    }

    private async Task CommitAsync(List<Submission> waiting, CancellationToken stop)
    {
        for (var attempt = 1; attempt <= _options.AppendTries; attempt++)
        {
            var draft = Draft.Of(State, waiting, Now(), Guid.CreateVersion7(Now()));
            switch (draft.Commit is null ? AppendResult.Appended : await AppendAsync(draft, stop))
            {
                case AppendResult.Appended:
                    if (draft.Commit is { } commit) Advance(commit, draft.State, committedHere: true);
                    foreach (var answer in draft.Answers) Tell(answer, stop);
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

    // A fault leaves the outcome unknown. Appending the same commit again finds out: it is repeatable.
    private async Task<AppendResult?> AppendAsync(Draft draft, CancellationToken stop)
    {
        var started = _clock.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(20); ; pause *= 2)
        {
            try
            {
                using var patience = new CancellationTokenSource(_options.AppendPatience, _clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
                return await _log.AppendAsync(draft.Commit!, draft.Touched, either.Token);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                _listeners.Faulted(Id, fault);
                if (_clock.GetElapsedTime(started) + pause > _options.AppendPatience) return null;
                await Task.Delay(pause, _clock, stop);
            }
        }
    }

    private void Advance(Commit commit, Restaurant next, bool committedHere)
    {
        _recent.Add(_state, commit);
        Volatile.Write(ref _state, next);
        if (committedHere) _listeners.Ring(commit);
        _listeners.Applied(new AppliedCommit(this, commit, committedHere));
        if (committedHere && ++_sinceSnapshot >= SnapshotEvery(next)) _ = SaveSnapshotAsync(next);
    }

    // A snapshot holds the remembered commands: the more there are, the rarer it is taken, so that its cost per commit stays the same.
    private int SnapshotEvery(Restaurant state) => Math.Max(_options.CommitsPerSnapshot, state.Commands.Count / 20);

    private async Task SaveSnapshotAsync(Restaurant state)
    {
        _sinceSnapshot = 0;
        try
        {
            await Task.Run(() => _log.SaveSnapshotAsync(state, CancellationToken.None).AsTask());
        }
        catch (Exception fault)
        {
            // The edge of a background task. A snapshot is a cache: the next one will do.
            _listeners.Faulted(Id, fault);
        }
    }

    private void Tell(Draft.Answer answer, CancellationToken stop)
    {
        if (answer.Outcome is { } outcome) answer.To.Answer(outcome);
        else if (answer.Fault is { } fault) answer.To.Fail(fault);
        else _ = TellAgainAsync(answer.To, answer.Earlier!, stop);
    }

    private async Task TellAgainAsync(Submission submission, RememberedCommand earlier, CancellationToken stop)
    {
        try
        {
            submission.Answer(await History.RecallAsync(_log, _recent, Id, earlier, stop));
        }
        catch (Exception fault)
        {
            // The edge of a background task: it did count, and asking again will tell.
            _listeners.Faulted(Id, fault);
            submission.Answer(Refuse(LogRefusals.OutcomeUnknown));
        }
    }

    private Outcome Refuse(Refusal refusal) => new(refusal, [], State, false);

    // Whole milliseconds, as every store keeps them.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(_clock.GetUtcNow().ToUnixTimeMilliseconds());
}

/// <param name="CommittedHere">This node appended it; else it came from another.</param>
public sealed record AppliedCommit(LiveRestaurant Restaurant, Commit Commit, bool CommittedHere);
