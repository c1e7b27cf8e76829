using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Notices;

internal static class NoticeDecisions
{
    public static Refusal? Send(Story story, SendNotice command) => throw new NotSupportedException();

    public static Refusal? Read(Story story, ReadNotice command) => throw new NotSupportedException();
}
