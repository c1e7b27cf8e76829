using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The seq of the last event on each of a connection's streams; 0: none.</summary>
[MessagePackObject]
public sealed record StreamSeqs(
    [property: Key("restaurant")] long Restaurant,
    [property: Key("role")] long Role,
    [property: Key("user")] long User);
