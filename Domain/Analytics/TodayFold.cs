using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>Folds <see cref="Today"/>: adds the increments up, and beside them the figures that only the running day has.</summary>
internal static class TodayFold
{
    /// <param name="before">The state before the event.</param>
    /// <param name="increment">The increment of the event; null if it has none.</param>
    public static Today Apply(Restaurant before, RestaurantEvent @event, DayIncrement? increment) => @event switch
    {
        OrderCompleted completed when IsOfToday(before, completed.OrderId) =>
            before.Today with { CompletedOrders = before.Today.CompletedOrders + 1 },
        ItemStatusChanged moved => StaffWorkFold.Moved(before with { Today = Counted(before.Today, increment) }, moved),
        WaiterCalled called => StaffWorkFold.Called(before, called),
        _ => Counted(before.Today, increment),
    };

    private static Today Counted(Today today, DayIncrement? increment) => increment is null ? today : Add(today, increment);

    // A later day starts empty. The figures of an earlier day are in the store.
    private static Today Add(Today today, DayIncrement increment) => increment.Day.CompareTo(today.Day) switch
    {
        < 0 => today,
        0 => today with { Rows = increment.Rows.Aggregate(today.Rows, DayRow.Add) },
        _ => new(increment.Day) { Rows = increment.Rows },
    };

    private static bool IsOfToday(Restaurant before, string orderId) =>
        before.Orders.GetValueOrDefault(orderId)?.PlacedOn?.Day == before.Today.Day;
}
