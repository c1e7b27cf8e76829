using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Domain.Analytics;

internal static class CountedEvents
{
    /// <summary>Whether the event may change a report, of whichever days: a report that was made after it stands until the next such one.</summary>
    public static bool Includes(RestaurantEvent @event) => @event is OrderPlaced or OrderCancelled or BillStatusChanged or PaymentCompleted or PaymentRefunded;
}
