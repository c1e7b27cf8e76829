using RealtimeRestaurant.Domain.Access;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Domain.Notices;

internal static class NoticeDecisions
{
    public static Refusal? Decide(DecisionContext context, NoticeCommand command) => command switch
    {
        SendNotice send => Send(context, send),
        ReadNotice read => Read(context, read),
        _ => throw MissingCase.Command(command),
    };

    public static Refusal? Send(DecisionContext context, SendNotice command)
    {
        if (!context.Actor.May(Permission.SendNotices)) return NoticeRefusals.MayNotManage;
        if (string.IsNullOrWhiteSpace(command.Message)) return NoticeRefusals.Empty;
        if (!Notice.IsType(command.Type)) return NoticeRefusals.Type;
        if (command is { UserId: not null, Role: not null }) return NoticeRefusals.OneAddress;
        if (command.UserId is { } person && Check(context.State, person) is { } refusal) return refusal;
        context.Add(new NoticeSent(new Notice(
            context.NewId("ntc"), command.Message, command.Type, command.UserId, command.Role, context.Actor.Id, context.Actor.Name,
            context.Now, ReadBy: [])));
        return null;
    }

    /// <summary>For everyone else the notice does not exist, managers included: a notice to one person is private.</summary>
    public static Refusal? Read(DecisionContext context, ReadNotice command)
    {
        if (context.State.Notices.Find(notice => notice.Id == command.NoticeId) is not { } notice || !notice.IsFor(context.Actor))
            return NoticeRefusals.Unknown;
        if (!notice.ReadBy.Contains(context.Actor.Id)) context.Add(new NoticeRead(notice.Id, context.Actor.Id));
        return null;
    }

    private static Refusal? Check(Restaurant state, string person)
    {
        if (state.Staff.GetValueOrDefault(person) is not { } member) return StaffRefusals.Unknown;
        return member.IsActive ? null : NoticeRefusals.HasLeft(member);
    }
}
