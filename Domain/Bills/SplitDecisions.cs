using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

internal static class SplitDecisions
{
    public static Refusal? Split(Story story, SplitBill command) => throw new NotSupportedException();
}
