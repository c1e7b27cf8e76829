using MessagePack;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Hubs.Wire.Requests;

/// <summary>A request, the same over REST and on hubs. Before validation, members may be missing, null or invalid.</summary>
public abstract record Request
{
    /// <summary>
    /// An id that the client makes once per intent: a command with the same id takes effect once. Over REST it is the
    /// <c>Idempotency-Key</c>.
    /// </summary>
    [Key("commandId")]
    public string? CommandId { get; init; }
}

/// <summary>A request for one command.</summary>
public abstract record CommandRequest : Request
{
    /// <summary>The requested command. Requires a valid request.</summary>
    public abstract RestaurantCommand Command();
}
