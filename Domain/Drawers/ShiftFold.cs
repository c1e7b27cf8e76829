using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Drawers;

internal static class ShiftFold
{
    public static Restaurant Apply(Restaurant state, Recorded recorded) => state;
}
