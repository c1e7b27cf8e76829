using RealtimeRestaurant.Domain.Log;

namespace RealtimeRestaurant.Domain.Restaurants;

internal static class Changing
{
    public static Refusal? Change(Story story, ChangeRestaurant command) => throw new NotSupportedException();
}
