using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Where the client is; both null at the first join.</summary>
[MessagePackObject]
public sealed record JoinRequest(
    [property: Key("epoch")] string? Epoch,
    [property: Key("after")] long? After);

/// <summary>Everything up to <paramref name="Seq"/>: either what was missed, or what the screen shows now.</summary>
/// <param name="Missed">In order, at most 500; null when <paramref name="Snapshot"/> is given.</param>
/// <param name="Snapshot">As of <paramref name="Seq"/>; null when <paramref name="Missed"/> is given.</param>
[MessagePackObject]
public sealed record JoinReply<TSnapshot>(
    [property: Key("epoch")] string Epoch,
    [property: Key("seq")] long Seq,
    [property: Key("streams")] StreamSeqs Streams,
    [property: Key("missed")] IReadOnlyList<MissedMessage>? Missed,
    [property: Key("snapshot")] TSnapshot? Snapshot)
    where TSnapshot : class;

/// <param name="Event">The client method it would have arrived at.</param>
/// <param name="Message">The <see cref="LiveMessage{T}"/> it would have been.</param>
[MessagePackObject]
public sealed record MissedMessage(
    [property: Key("event")] string Event,
    [property: Key("message")] object Message);
