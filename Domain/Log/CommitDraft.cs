using System.Collections.Immutable;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The tentative commit of the waiting commands, each decided on the state that the ones before it leave. If another node appends first,
/// the draft is dropped.
/// </summary>
internal sealed class CommitDraft
{
    private readonly Restaurant _head;
    private readonly DateTimeOffset _now;
    private readonly string _epoch;
    private readonly ImmutableArray<CommandRecord>.Builder _commands = ImmutableArray.CreateBuilder<CommandRecord>();
    private readonly ImmutableArray<RestaurantEvent>.Builder _events = ImmutableArray.CreateBuilder<RestaurantEvent>();
    private readonly ChangeCollector _changes;
    private readonly Dictionary<string, Outcome> _outcomes = [];

    private CommitDraft(Restaurant head, DateTimeOffset now, Guid commitId, ChangeCollector changes)
    {
        (_head, State, _changes) = (head, head, changes);
        _now = head.DecisionTime(now);
        _epoch = head.Epoch is "" ? commitId.ToString("n") : head.Epoch;
    }

    /// <summary>The restaurant as it will be once the commit is appended.</summary>
    public Restaurant State { get; private set; }

    /// <summary>Null when there is nothing to append: all commands were refused or are repeats.</summary>
    public Commit? Commit { get; private set; }

    /// <summary>True when nothing would be appended and at least one command would be refused.</summary>
    public bool OnlyRefuses => Commit is null && Results.Any(result => result.Outcome is { Refusal: not null });

    public ChangedEntities ChangedEntities => _changes.ChangedEntities;

    /// <summary>The result of each command, in order; to be returned once the commit is appended.</summary>
    public ImmutableArray<CommandResult> Results { get; private set; }

    /// <summary>An outcome, an earlier command to replay, or a fault.</summary>
    internal readonly record struct CommandResult(Submission To, Outcome? Outcome, RememberedCommand? Earlier, Exception? Fault = null);

    /// <param name="changes">Also notes what this commit changes; null: a collector of its own.</param>
    public static CommitDraft Of(
        Restaurant head, IReadOnlyList<Submission> waiting, DateTimeOffset now, Guid commitId, ChangeCollector? changes = null)
    {
        var draft = new CommitDraft(head, now, commitId, changes ?? new());
        draft.Results = [.. waiting.Select(draft.TryDecide)];
        if (draft._events.Count > 0) draft.Commit = draft.ToCommit(commitId);
        return draft;
    }

    // If a decision throws, only its own command fails; the rest of the batch is still decided.
    private CommandResult TryDecide(Submission submission)
    {
        try
        {
            return Decide(submission);
        }
        catch (Exception fault)
        {
            return new(submission, null, null, fault);
        }
    }

    private CommandResult Decide(Submission submission)
    {
        var (id, actor, command) = submission.Envelope;
        if (id is not null && State.Commands.Find(id) is { } earlier) return ReplayOrRefuse(submission, earlier);

        var decision = State.Decide(actor, command, _now);
        if (decision.Refusal is { } refusal) return new(submission, new Outcome(refusal, [], State, false), null);
        if (decision.Events.IsEmpty && id is null) return new(submission, new Outcome(null, [], State, false), null);

        var outcome = Apply(submission, decision.Events.IsEmpty ? Noted() : decision);
        if (id is not null) _outcomes[id] = outcome;
        return new(submission, outcome, null);
    }

    private CommandResult ReplayOrRefuse(Submission submission, RememberedCommand earlier)
    {
        if (earlier.Fingerprint != submission.Fingerprint) return new(submission,
            new Outcome(LogRefusals.CommandIdReused, [], State, false), null);
        return _outcomes.TryGetValue(earlier.Id, out var inThisDraft)
            ? new(submission, inThisDraft with { Replayed = true }, null)
            : new(submission, null, earlier);
    }

    // The command changed nothing, and is remembered.
    private Decision Noted()
    {
        var noted = new CommandNoted();
        return new([noted], null) { Folded = [State.ApplyEvent(new RecordedEvent(State.Seq + 1, _now, noted))] };
    }

    private Outcome Apply(Submission submission, Decision decision)
    {
        var (id, actor, _) = submission.Envelope;
        var record = new CommandRecord(id, submission.Fingerprint, actor.Id, decision.Events.Length)
        {
            ActorName = actor.IsSystem ? null : actor.Name,
        };
        var (before, recorded) = (State, ImmutableArray.CreateBuilder<RecordedEvent>(decision.Events.Length));
        for (var i = 0; i < decision.Events.Length; i++)
        {
            recorded.Add(new RecordedEvent(before.Seq + 1, _now, decision.Events[i]));
            _changes.Note(before, recorded[i], decision.Folded[i]);
            before = decision.Folded[i];
        }
        State = State.Remember(_epoch, record, _now, before);
        _commands.Add(record);
        _events.AddRange(decision.Events);
        return new Outcome(null, recorded.MoveToImmutable(), State, false);
    }

    private Commit ToCommit(Guid id)
    {
        var events = _events.ToImmutable();
        return new Commit(_head.Id, _epoch, _head.Seq + 1, id, State.At, _commands.ToImmutable(), events, _head.StreamsBefore(events))
        {
            BehindAt = _now < State.At ? _now : null,
        };
    }
}
