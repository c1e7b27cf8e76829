using MessagePack;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>
/// What a client asks for, the same over REST and on hubs. Everything may be missing, null or nonsense until the validators have seen it.
/// </summary>
public abstract record Request
{
    /// <summary>Made once per intent by the client: the same id counts once. Over REST it is the <c>Idempotency-Key</c>.</summary>
    [Key("commandId")]
    public string? CommandId { get; init; }
}

/// <summary>A request for one command.</summary>
public abstract record CommandRequest : Request
{
    /// <summary>The command that is asked for. Only for what the validators have let through.</summary>
    public abstract RestaurantCommand Command();
}
