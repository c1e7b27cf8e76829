using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Log;

/// <summary>
/// The events of one command, or of several that waited together, appended whole or not at all. Events are numbered from <see
/// cref="FirstSeq"/> without a hole; the commit after this one begins at <see cref="LastSeq"/> + 1.
/// </summary>
/// <param name="RestaurantId">The restaurant whose log it is.</param>
/// <param name="Epoch">The id of the log's history; a restore from a backup makes a new one.</param>
/// <param name="FirstSeq">With <paramref name="RestaurantId"/> the key in every store: two nodes that decide on the same head collide
/// here.</param>
/// <param name="Id">Made by the writer, so that it recognises its own commit when the answer of an append was lost.</param>
/// <param name="At">Never before the previous commit's, in whole milliseconds. See also <see cref="DecidedAt"/>.</param>
/// <param name="Commands">The commands of these events, in order: the first command's <see cref="CommandRecord.Events"/> events come
/// first.</param>
/// <param name="Events">At least one.</param>
/// <param name="Before">For each stream that this commit adds to, the seq of the last event on it before this commit (0: none). From it a
/// message's <c>prev</c> follows without knowing the state.</param>
public sealed record Commit(
    string RestaurantId,
    string Epoch,
    long FirstSeq,
    Guid Id,
    DateTimeOffset At,
    ImmutableArray<CommandRecord> Commands,
    ImmutableArray<RestaurantEvent> Events,
    ImmutableArray<StreamPosition> Before)
{
    /// <summary>The time of the decisions where it is earlier than <see cref="At"/>, else null.</summary>
    public DateTimeOffset? BehindAt { get; init; }

    /// <summary>
    /// The time that its events go by. Earlier than <see cref="At"/> if the clock of an earlier commit was ahead: the log's own times never
    /// run backwards.
    /// </summary>
    public DateTimeOffset DecidedAt => BehindAt ?? At;

    public long LastSeq => FirstSeq + Events.Length - 1;

    /// <summary>The commit without what only the log keeps; the same commit if there is nothing to leave out.</summary>
    internal Commit WithoutPayloads() =>
        Events.Any(@event => !ReferenceEquals(@event, @event.WithoutPayload()))
            ? this with { Events = [.. Events.Select(@event => @event.WithoutPayload())] } : this;

    public IEnumerable<RecordedEvent> RecordedEvents()
    {
        for (var i = 0; i < Events.Length; i++) yield return new RecordedEvent(FirstSeq + i, DecidedAt, Events[i]);
    }

    /// <summary>The command that each of its events is of.</summary>
    public IEnumerable<CommandRecord> CommandsOfEvents() => Commands.SelectMany(command => Enumerable.Repeat(command, command.Events));
}

/// <summary>One command inside a commit: the audit trail, and the record that a repeated command is recognised by.</summary>
/// <param name="Id">The client's command id; null for the system's own commands.</param>
/// <param name="Fingerprint">The fingerprint of the command and its actor, see <see cref="CommandFingerprint"/>.</param>
/// <param name="ActorId">The id of the actor.</param>
/// <param name="Events">The number of the commit's events that are this command's.</param>
public sealed record CommandRecord(string? Id, string Fingerprint, string ActorId, int Events)
{
    /// <summary>The name of the member of staff at that time; null: the system, or a commit of a program that recorded none.</summary>
    public string? ActorName { get; init; }
}

/// <summary>The last event on one stream.</summary>
public sealed record StreamPosition(string Stream, long Seq);

/// <summary>The end of a log.</summary>
/// <param name="Epoch">The history of the log.</param>
/// <param name="Seq">The last event's number; 0 for an empty log.</param>
/// <param name="Projected">The read models show every commit up to here. Never beyond <paramref name="Seq"/>.</param>
public sealed record Head(string Epoch, long Seq, long Projected);
