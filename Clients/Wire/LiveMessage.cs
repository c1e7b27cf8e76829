using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The envelope of every event: its place in the restaurant's log, and on one of the connection's three streams.</summary>
/// <param name="Seq">The event's number in the log. Drop a message that is not above your position on <paramref name="Stream"/>.</param>
/// <param name="Stream">The stream that the message is on.</param>
/// <param name="Prev">The seq of the message before it on the same stream; 0: it is the first. When it is not your position, a message is
/// missing: join again. Null: the message is derived from the state at <paramref name="Seq"/> and not in the log.</param>
/// <param name="At">When it happened; for people. The seq gives the order.</param>
/// <param name="Data">The event's data.</param>
[MessagePackObject]
public sealed record LiveMessage<T>(
    [property: Key("restaurantId")] string RestaurantId,
    [property: Key("seq")] long Seq,
    [property: Key("stream"), WireEnum("StreamKind")] string Stream,
    [property: Key("prev")] long? Prev,
    [property: Key("at"), WireTime] string At,
    [property: Key("data")] T Data)
{
    /// <summary>The person whose command it was; null: the system did it by the clock. Always null in kitchens and for figures.</summary>
    [Key("by")] public PersonView? By { get; init; }
}

/// <summary>A member of staff.</summary>
/// <param name="Name">As it was then.</param>
[MessagePackObject]
public sealed record PersonView(
    [property: Key("id")] string Id,
    [property: Key("name")] string Name);
