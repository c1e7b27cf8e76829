using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A notification to this person alone.</summary>
/// <param name="Type">A word of the sender's choice, such as <c>info</c>.</param>
/// <param name="From">The sender's name.</param>
/// <param name="FromId">The sender's staff id.</param>
/// <param name="At">When it was sent.</param>
[MessagePackObject]
public sealed record NotificationReceived(
    [property: Key("notificationId")] string NotificationId,
    [property: Key("message")] string Message,
    [property: Key("type")] string Type,
    [property: Key("from")] string From,
    [property: Key("fromId")] string FromId,
    [property: Key("at"), WireTime] string At);

/// <summary>A notification to a role or to all staff.</summary>
/// <param name="Type">A word of the sender's choice, such as <c>info</c>.</param>
/// <param name="From">The sender's name.</param>
/// <param name="FromId">The sender's staff id.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Role">The role of the recipients; null: all staff.</param>
[MessagePackObject]
public sealed record NotificationBroadcast(
    [property: Key("notificationId")] string NotificationId,
    [property: Key("message")] string Message,
    [property: Key("type")] string Type,
    [property: Key("from")] string From,
    [property: Key("fromId")] string FromId,
    [property: Key("at"), WireTime] string At,
    [property: Key("role"), WireEnum("Role")] string? Role);
