using Microsoft.OpenApi;
using RealtimeRestaurant.Host.Endpoints;
using static RealtimeRestaurant.Host.OpenApi.QueryParameter;
using static RealtimeRestaurant.Host.OpenApi.Shapes;

namespace RealtimeRestaurant.Host.OpenApi.Nouns;

internal static class NotificationDoors
{
    private const string Notice =
        """
        {
          "id": "ntc_1", "message": "Tasting at five", "type": "info", "userId": null, "role": "waiter", "senderId": "u_marta", "senderName": "Marta",
          "at": "2026-11-23T15:00:00.000Z", "read": false
        }
        """;

    public static readonly DoorGroup Group = new("Notifications", "What people tell each other: to one person, to a role, or to everyone.",
    [
        new("GET", "/api/notifications", "listNotifications", "Those to the caller, newest first")
        {
            Query = [new("unread", "True: only those not yet read.", Flag, "true"), Limit, Cursor], Answer = typeof(NoticeView), IsPage = true, Response = Notice,
        },
        new("POST", "/api/notifications", "notify", "Tells somebody, a role, or everyone")
        {
            For = Who.Managers,
            Body = Fields(
                ("userId?", Id), ("role?", Role), ("message", Text(500)),
                ("type", new() { Type = JsonSchemaType.String, MinLength = 1, MaxLength = RealtimeRestaurant.Domain.Notices.Notice.LongestType, Pattern = "^[A-Za-z0-9_-]*$", Description = "What kind of notice it is, as the sender calls it." })),
            Request = """{"role": "waiter", "message": "Tasting at five", "type": "info"}""",
            Refuses = [new("invalid", """{"userId": "u_anna", "role": "waiter", "message": "Tasting at five", "type": "info"}"""), new("notFound", """{"userId": "u_nobody", "message": "Tasting at five", "type": "info"}""")],
            Status = 201, Answer = typeof(NoticeView), Response = Notice, Codes = ["notFound", "ruleBroken"],
        },
        new("POST", "/api/notifications/{notificationId}/read", "readNotification", "The caller has read it")
        {
            Body = NoFields, Request = "{}", Refuses = [new("unknownField", """{"read": true}""")],
            Answer = typeof(NoticeView), Response = Notice,
        },
    ]);
}
