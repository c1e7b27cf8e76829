using RealtimeRestaurant.Domain.Bills;
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
        ItemStatusChanged moved => StaffWorkFold.Moved(before with { Today = Counted(before.Today, moved, increment) }, moved),
        WaiterCalled called => StaffWorkFold.Called(before, called),
        _ => Counted(before.Today, @event, increment),
    };

    // What counts for the day on which it happens begins that day. All else counts for the day of its order or payment.
    private static Today Counted(Today today, RestaurantEvent @event, DayIncrement? increment) => @event switch
    {
        _ when increment is null => today,
        OrderPlaced or BillCreated or BillStatusChanged or PaymentCompleted or PaymentRefunded =>
            Add(On(today, increment.Day), increment),
        _ => AddIfHeld(today, increment),
    };

    // The figures of past days are in the store.
    private static Today AddIfHeld(Today today, DayIncrement increment) => today.Day == increment.Day
        ? Add(today, increment)
        : today with { Others = [.. today.Others.Select(other => other.Day == increment.Day ? Add(other, increment) : other)] };

    private static Today Add(Today day, DayIncrement increment) =>
        day with { Rows = increment.Rows.Aggregate(day.Rows, DayRow.Add) };

    // The day that was is held until the day after the next, in case the clock that ended it was wrong; and days to come, until they do.
    private static Today On(Today today, DateOnly day)
    {
        if (today.Day == day) return today;
        var others = today.Others.Add(today with { Others = [] });
        var next = others.FirstOrDefault(other => other.Day == day) ?? new(day);
        var latest = others.Where(other => other.Day < day).Select(other => other.Day).DefaultIfEmpty().Max();
        return next with { Others = [.. others.Where(other => other.Day > day || (other.Day < day && other.Day == latest))] };
    }

    private static bool IsOfToday(Restaurant before, string orderId) =>
        before.Orders.GetValueOrDefault(orderId)?.PlacedOn?.Day == before.Today.Day;
}
