using MessagePack;
using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A "no", as RFC 9457 has it, the same over REST and in a hub's reply.</summary>
/// <param name="Code">From the closed catalogue, camelCase.</param>
/// <param name="Errors">For invalid input: field → sentences.</param>
/// <param name="RetryAfter">Seconds after which it may be tried again; null where nobody knows.</param>
[MessagePackObject]
public sealed record Problem(
    [property: Key("type")] string Type,
    [property: Key("title")] string Title,
    [property: Key("status")] int Status,
    [property: Key("detail")] string Detail,
    [property: Key("instance")] string? Instance,
    [property: Key("code"), WireEnum<RefusalCode>] string Code,
    [property: Key("requestId")] string? RequestId,
    [property: Key("errors")] IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors,
    [property: Key("retryAfter")] int? RetryAfter = null);

/// <summary>The answer to a command on a hub.</summary>
/// <param name="Seq">The number of the command's last event; 0 when refused.</param>
/// <param name="Replayed">The command had counted before.</param>
/// <param name="Result">What REST would have answered; its shape depends on the command.</param>
[MessagePackObject]
public sealed record CommandReply(
    [property: Key("ok")] bool Ok,
    [property: Key("seq")] long Seq,
    [property: Key("replayed")] bool Replayed,
    [property: Key("result")] object? Result,
    [property: Key("problem")] Problem? Problem);
