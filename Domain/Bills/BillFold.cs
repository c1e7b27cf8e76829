using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Bills;

internal static class BillFold
{
    public static Restaurant Apply(Restaurant state, Recorded recorded) => state;
}
