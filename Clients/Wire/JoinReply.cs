using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>
/// Everything up to <paramref name="Seq"/>: the messages that the client missed, or a snapshot. Exactly one of <paramref name="Missed"/>
/// and <paramref name="Snapshot"/> is not null.
/// </summary>
/// <param name="Epoch">Names the history that the positions belong to. A restore from backup starts another.</param>
/// <param name="Seq">The position of the reply in the log.</param>
/// <param name="Streams">The position on each of the client's streams.</param>
/// <param name="Missed">In order, at most 500.</param>
/// <param name="Snapshot">Everything that the screen shows, as of <paramref name="Seq"/>. It replaces what the client has.</param>
[MessagePackObject]
public sealed record JoinReply<TSnapshot>(
    [property: Key("epoch")] string Epoch,
    [property: Key("seq")] long Seq,
    [property: Key("streams")] StreamSeqs Streams,
    [property: Key("missed")] IReadOnlyList<MissedMessage>? Missed,
    [property: Key("snapshot")] TSnapshot? Snapshot)
    where TSnapshot : class;

/// <summary>A message that the client missed, equal to the live one.</summary>
/// <param name="Event">The client method that it would have arrived at.</param>
/// <param name="Message">The argument of that method.</param>
[MessagePackObject]
public sealed record MissedMessage(
    [property: Key("event")] string Event,
    [property: Key("message")] object Message);
