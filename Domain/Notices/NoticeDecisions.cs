using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Staff;

namespace RealtimeRestaurant.Domain.Notices;

internal static class NoticeDecisions
{
    public static Refusal? Send(Story story, SendNotice command)
    {
        if (!story.Actor.IsManager) return NoticeRefusals.NotAManager;
        if (string.IsNullOrWhiteSpace(command.Message)) return NoticeRefusals.Empty;
        if (!Notice.IsType(command.Type)) return NoticeRefusals.Type;
        if (command is { UserId: not null, Role: not null }) return NoticeRefusals.OneAddress;
        if (command.UserId is { } person && Check(story.State, person) is { } refusal) return refusal;
        story.Add(new NoticeSent(new Notice(
            story.NewId("ntc"), command.Message, command.Type, command.UserId, command.Role, story.Actor.Id, story.Actor.Name, story.Now, ReadBy: [])));
        return null;
    }

    /// <summary>To anybody else a notice does not exist, be they a manager: what is said to one person is nobody else's business.</summary>
    public static Refusal? Read(Story story, ReadNotice command)
    {
        if (story.State.Notices.Find(notice => notice.Id == command.NoticeId) is not { } notice || !notice.IsFor(story.Actor)) return NoticeRefusals.Unknown;
        if (!notice.ReadBy.Contains(story.Actor.Id)) story.Add(new NoticeRead(notice.Id, story.Actor.Id));
        return null;
    }

    private static Refusal? Check(Restaurant state, string person)
    {
        if (state.Staff.GetValueOrDefault(person) is not { } member) return StaffRefusals.Unknown;
        return member.IsActive ? null : NoticeRefusals.HasLeft(member);
    }
}
