using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The client's position in the log. Leave both members out at the first join.</summary>
/// <param name="Epoch">The epoch of the last reply or beacon.</param>
/// <param name="After">A seq up to which the client has every event on all three of its streams.</param>
[MessagePackObject]
public sealed record JoinRequest(
    [property: Key("epoch")] string? Epoch,
    [property: Key("after")] long? After);
