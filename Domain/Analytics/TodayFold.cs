using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>The day that is running: its increments added up, and beside them what only a day that is running is asked for.</summary>
internal static class TodayFold
{
    /// <param name="before">The state that the event found.</param>
    /// <param name="increment">What the event adds to its day.</param>
    public static Today Apply(Restaurant before, RestaurantEvent @event, DayIncrement? increment) => @event switch
    {
        OrderCompleted completed when IsOfToday(before, completed.OrderId) =>
            before.Today with { CompletedOrders = before.Today.CompletedOrders + 1 },
        ItemStatusChanged moved => WorkFold.Moved(before, moved),
        WaiterCalled called => WorkFold.Called(before, called),
        _ => increment is null ? before.Today : Add(before.Today, increment),
    };

    // A later day begins with nothing; an earlier one is over, and is asked of the store.
    private static Today Add(Today today, DayIncrement increment) => increment.Day.CompareTo(today.Day) switch
    {
        < 0 => today,
        0 => today with { Rows = increment.Rows.Aggregate(today.Rows, DayRow.Add) },
        _ => new(increment.Day) { Rows = increment.Rows },
    };

    private static bool IsOfToday(Restaurant before, string orderId) =>
        before.Orders.GetValueOrDefault(orderId)?.PlacedOn?.Day == before.Today.Day;
}
