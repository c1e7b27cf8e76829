using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>A notification to one person, to a role, or (neither given) to all staff.</summary>
/// <param name="UserId">The recipient; null: a role or all staff.</param>
/// <param name="Role">The role of the recipients; null: one person or all staff.</param>
/// <param name="Read">True if the caller has read it.</param>
internal sealed record NoticeView(
    string Id, string Message, string Type, string? UserId, [property: WireEnum<Role>] string? Role, string SenderId, string SenderName,
    [property: WireTime] string At, bool Read);

internal static class NoticeEndpoints
{
    private static readonly View<Notice> Shown = View<Notice>.Of((notice, reader) => notice.View(reader.Id));

    private static readonly QueryParameter<bool?> Unread = QueryParameter.Flag("unread", "True for unread notifications only.");

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapResource("/notifications", "Notifications", "Messages between staff: to one person, a role, or all.");
        notices.MapRead("", ListAsync).AnswersPage(Shown).Takes(Unread, QueryParameter.Limit, StateRoutes.After)
            .Named("listNotifications", "Lists the caller's notifications, newest first");
        notices.MapCommand<SendNotificationRequest, Notice>(
                "POST", "", (outcome, _) => outcome.Event<NoticeSent>().Notice, Shown, _ => "/api/notifications")
            .Named("notify", "Sends a notification to one person, a role, or all staff").PermittedBy(Permission.SendNotices)
                .MayRefuse(NotFound, RuleBroken);
        notices.MapCommand<ReadNotificationRequest, Notice>(
                "POST", "/{notificationId}/read",
                (outcome, request) => outcome.State.Notices.Find(notice => notice.Id == request.NotificationId), Shown)
            .Named("readNotification", "Marks a notification as read");
    }

    // Newest first, and only those to the caller.
    private static async Task<IResult> ListAsync(HttpContext http)
    {
        var query = new QueryReader(http.Request.Query);
        var unread = query.Read(Unread);
        if (query.Refusal is { } refusal) return new ProblemResult(refusal);
        var (state, person) = (await http.StateAsync(), http.Caller().Actor);
        return StateRoutes.Page(
            http, [.. state.Notices.Reverse().Where(notice => notice.IsFor(person))], Shown, notice => notice.Id,
            notice => unread is not true || !notice.ReadBy.Contains(person.Id));
    }

    private static NoticeView View(this Notice notice, string readerId) => new(
        notice.Id, notice.Message, notice.Type, notice.UserId, notice.Role?.Name(), notice.SenderId, notice.SenderName,
        WireTime.Of(notice.At),
        notice.ReadBy.Contains(readerId));
}
