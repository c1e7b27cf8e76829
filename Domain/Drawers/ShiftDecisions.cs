using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Drawers;

internal static class ShiftDecisions
{
    public static Refusal? Open(Story story, OpenShift command) => throw new NotSupportedException();
    public static Refusal? Move(Story story, MoveCash command) => throw new NotSupportedException();
    public static Refusal? Count(Story story, CountShift command) => throw new NotSupportedException();
    public static Refusal? Close(Story story, CloseShift command) => throw new NotSupportedException();
}
