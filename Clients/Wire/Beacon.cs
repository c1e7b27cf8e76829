using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>
/// The positions of the log and of the connection's streams, sent every 10 s, so that a client also finds a lost last message.
/// </summary>
/// <param name="Epoch">Names the history that the positions belong to. When it is not yours, join again.</param>
/// <param name="Seq">The seq of the last event in the log.</param>
/// <param name="Streams">The last event on each stream. When one is above your position, join again.</param>
[MessagePackObject]
public sealed record Beacon(
    [property: Key("epoch")] string Epoch,
    [property: Key("seq")] long Seq,
    [property: Key("streams")] StreamSeqs Streams);
