using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Notices;

internal static class NoticeFold
{
    public static Restaurant Apply(Restaurant state, NoticeEvent @event) => @event switch
    {
        NoticeSent sent => state with { Notices = Newest(state.Notices.Add(sent.Notice)) },
        NoticeRead read => Read(state, read),
        _ => throw MissingCase.Event(@event),
    };

    private static System.Collections.Immutable.ImmutableList<Notice> Newest(System.Collections.Immutable.ImmutableList<Notice> notices) =>
        notices.Count > Notice.MaxStored ? notices.RemoveAt(0) : notices;

    // It may have left the list since.
    private static Restaurant Read(Restaurant state, NoticeRead read) =>
        state.Notices.Find(notice => notice.Id == read.NoticeId) is { } notice
            ? state with { Notices = state.Notices.Replace(notice, notice with { ReadBy = notice.ReadBy.Add(read.StaffId) }) }
            : state;
}
