using MessagePack;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>A notification: to one person, to a role, or, when neither is given, to all staff.</summary>
/// <param name="Type">A word of the sender's choice, such as <c>info</c>.</param>
/// <param name="UserId">The staff id of the recipient.</param>
/// <param name="Role">The role of the recipients.</param>
/// <param name="From">The sender's name.</param>
/// <param name="FromId">The sender's staff id.</param>
/// <param name="At">When it was sent.</param>
[MessagePackObject]
public sealed record NotificationView(
    [property: Key("notificationId")] string NotificationId,
    [property: Key("message")] string Message,
    [property: Key("type")] string Type,
    [property: Key("userId")] string? UserId,
    [property: Key("role"), WireEnum("Role")] string? Role,
    [property: Key("from")] string From,
    [property: Key("fromId")] string FromId,
    [property: Key("at"), WireTime] string At);
