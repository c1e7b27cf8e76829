using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>Why a request was refused, as RFC 9457 problem details; the same over REST and in the reply of a hub.</summary>
/// <param name="Type">The code as a URN: <c>urn:problem:{code}</c>.</param>
/// <param name="Title">The same for every problem with this code.</param>
/// <param name="Status">The HTTP status that belongs to the code.</param>
/// <param name="Detail">A sentence about this occurrence, to show to people.</param>
/// <param name="Instance">The path of the request, or the name of the hub method.</param>
/// <param name="Code">The reason, from a closed catalogue. Decide on this member.</param>
/// <param name="RequestId">Identifies the request in the logs; for a hub it is the connection's id.</param>
/// <param name="Errors">For <c>invalid</c>: what is wrong with each field. A key is a path, such as <c>items[0].quantity</c>.</param>
/// <param name="RetryAfter">After how many seconds the same request may succeed; null: not known.</param>
[MessagePackObject]
public sealed record Problem(
    [property: Key("type")] string Type,
    [property: Key("title")] string Title,
    [property: Key("status")] int Status,
    [property: Key("detail")] string Detail,
    [property: Key("instance")] string? Instance,
    [property: Key("code"), WireEnum("RefusalCode")] string Code,
    [property: Key("requestId")] string? RequestId,
    [property: Key("errors")] IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors,
    [property: Key("retryAfter")] int? RetryAfter = null);
