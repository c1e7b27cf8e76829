using FluentValidation;
using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Notices;
using RealtimeRestaurant.Host.Http;
using RealtimeRestaurant.Hubs.Wire;
using RealtimeRestaurant.Hubs.Wire.Validation;

namespace RealtimeRestaurant.Host.Endpoints;

internal sealed record NoticeBody(string? UserId, string? Role, string? Message, string? Type);

/// <param name="UserId">To whom alone; null: to a role, or to everyone.</param>
/// <param name="Role">To whose role; null: to one person, or to everyone.</param>
/// <param name="Read">By the caller.</param>
internal sealed record NoticeView(string Id, string Message, string Type, string? UserId, string? Role, string SenderId, string SenderName, string At, bool Read);

internal static class NoticeEndpoints
{
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notifications");
        notices.MapGet("", ListAsync);
        notices.MapCommand<NoticeBody>("POST", "", Send, Sent);
        notices.MapCommand<NoFields>("POST", "/{noticeId}/read", Read, TheNotice);
    }

    // The newest first, and those of others not at all.
    private static async Task<IResult> ListAsync(HttpContext http, LiveRestaurants restaurants)
    {
        var query = new QueryReader(http.Request.Query);
        var unread = query.Read<bool?>("unread", text => text switch { "true" => true, "false" => false, _ => null }, "Give true or false.");
        if (!query.Errors.IsEmpty) return new ProblemResult(Invalid.Of(query.Errors));
        var (state, person) = (await http.StateAsync(restaurants), http.Caller().Actor);
        return StateRoutes.Page(
            http.Request.Query, [.. state.Notices.Reverse().Where(notice => notice.IsFor(person)).Select(notice => notice.View(person.Id))],
            notice => notice.Id, notice => unread is not true || !notice.Read);
    }

    private static Result<RestaurantCommand> Send(NoticeBody body, RequestContext request) =>
        body.Check(NoticeRules.Instance, _ => new SendNotice(body.UserId, WireName.Parse<Role>(body.Role), body.Message!, body.Type!));

    private static Result<RestaurantCommand> Read(NoFields body, RequestContext request) => new ReadNotice(request["noticeId"]);

    private static CommandResponse Sent(Outcome outcome, RequestContext request) => new(outcome.Event<NoticeSent>().Notice.View(request.Caller.Actor.Id), "/api/notifications");

    private static CommandResponse TheNotice(Outcome outcome, RequestContext request) =>
        new(outcome.State.Notices.Find(notice => notice.Id == request["noticeId"])?.View(request.Caller.Actor.Id));

    private static NoticeView View(this Notice notice, string readerId) => new(
        notice.Id, notice.Message, notice.Type, notice.UserId, notice.Role?.Name(), notice.SenderId, notice.SenderName, WireTime.Of(notice.At), notice.ReadBy.Contains(readerId));

    private sealed class NoticeRules : AbstractValidator<NoticeBody>
    {
        public static readonly NoticeRules Instance = new();

        private NoticeRules()
        {
            RuleFor(body => body.UserId).Id().When(body => body.UserId is not null);
            RuleFor(body => body.Role).NameOf<NoticeBody, Role>().When(body => body.Role is not null);
            RuleFor(body => body.Role).Null().WithMessage("Give a person or a role, not both.").When(body => body.UserId is not null);
            RuleFor(body => body.Message).Message();
            RuleFor(body => body.Type).Must(Notice.IsType).WithMessage($"Give a word of 1 to {Notice.LongestType} letters, digits, - and _.");
        }
    }
}
