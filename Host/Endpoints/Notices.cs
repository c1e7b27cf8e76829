using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Requests;
using static RealtimeRestaurant.Domain.Log.RefusalCode;

namespace RealtimeRestaurant.Host.Endpoints;

/// <summary>A notice: to a person, to a role, or (neither given) to everyone.</summary>
/// <param name="UserId">To whom alone; null: to a role, or to everyone.</param>
/// <param name="Role">To whose role; null: to one person, or to everyone.</param>
/// <param name="Read">By the caller.</param>
internal sealed record NoticeView(
    string Id, string Message, string Type, string? UserId, [property: WireEnum<Role>] string? Role, string SenderId, string SenderName,
    [property: WireTime] string At, bool Read);

internal static class NoticeEndpoints
{
    private static readonly View<Notice> Shown = View<Notice>.Of((notice, reader) => notice.View(reader.Id));

    private static readonly QueryParameter<bool?> Unread = new(
        "unread", "True: only those not yet read.", new() { IsFlag = true }, "true",
        text => text switch { "true" => true, "false" => false, _ => null }, "Give true or false.");

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapResource("/notifications", "Notifications", "What people tell each other: one person, a role, or everyone.");
        notices.MapRead("", ListAsync).AnswersPage(Shown).Takes(Unread, QueryParameter.Limit, StateRoutes.After)
            .Named("listNotifications", "Those to the caller, newest first");
        notices.MapCommand<SendNotificationRequest, Notice>(
                "POST", "", (outcome, _) => outcome.Event<NoticeSent>().Notice, Shown, _ => "/api/notifications")
            .Named("notify", "Sends a notice to a person, a role, or everyone").PermittedBy(Permission.SendNotices)
                .MayRefuse(NotFound, RuleBroken);
        notices.MapCommand<ReadNotificationRequest, Notice>(
                "POST", "/{notificationId}/read",
                (outcome, request) => outcome.State.Notices.Find(notice => notice.Id == request.NotificationId), Shown)
            .Named("readNotification", "The caller has read it");
    }

    // The newest first, and those of others not at all.
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
