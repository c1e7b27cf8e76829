using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>What every event arrives in: its place in the restaurant's log and on one of the connection's three streams.</summary>
/// <param name="Seq">The event's number. Drop what is not above your last on <paramref name="Stream"/>.</param>
/// <param name="Stream"><c>restaurant</c>, <c>role</c> or <c>user</c>.</param>
/// <param name="Prev">The seq of the message before it on that stream (0: none). Not your last? Then something is missing: join again. Null where the message is derived and not in the log.</param>
/// <param name="At">ISO 8601, UTC; for people. The seq orders.</param>
[MessagePackObject]
public sealed record LiveMessage<T>(
    [property: Key("restaurantId")] string RestaurantId,
    [property: Key("seq")] long Seq,
    [property: Key("stream"), WireEnum<StreamKind>] string Stream,
    [property: Key("prev")] long? Prev,
    [property: Key("at"), WireTime] string At,
    [property: Key("data")] T Data);

/// <summary>The last seq on each of the connection's streams, as of some position.</summary>
[MessagePackObject]
public sealed record StreamSeqs(
    [property: Key("restaurant")] long Restaurant,
    [property: Key("role")] long Role,
    [property: Key("user")] long User);

/// <summary>Every 10 s: where the log and the streams are, so that a lost last message is found as well.</summary>
[MessagePackObject]
public sealed record Beacon(
    [property: Key("epoch")] string Epoch,
    [property: Key("seq")] long Seq,
    [property: Key("streams")] StreamSeqs Streams);
