using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>
/// The numbers on the slips of orders. They count the restaurant's orders or, with <see
/// cref="RestaurantSettings.DailyOrderNumbers"/>, those of a business day. No two orders of one day have the same number, whatever the
/// clocks and the setting did in between.
/// </summary>
public static class OrderNumbers
{
    /// <summary>The number of days in <see cref="Restaurant.LastOrderNumbers"/>: clocks may be wrong by days.</summary>
    private const int DaysHeld = 7;

    /// <summary>Oldest first; numbers do not tell, as they may begin again.</summary>
    public static IOrderedEnumerable<Order> OldestFirst(this IEnumerable<Order> orders) =>
        orders.OrderBy(order => order.PlacedAt).ThenBy(order => order.Number);

    /// <summary>The number of the next order of this day.</summary>
    internal static int Next(Restaurant state, DateOnly day)
    {
        // Only the log has the numbers of earlier days, so an order of those gets one that no other has.
        var (days, isDaily) = (state.LastOrderNumbers, state.Profile!.Settings.DailyOrderNumbers);
        var isForgotten = days.Count == DaysHeld && day < days.Keys.First();
        return (isDaily && !isForgotten ? days.GetValueOrDefault(day) : state.LastOrderNumber) + 1;
    }

    internal static Restaurant Count(Restaurant state, Order order)
    {
        state = state with { LastOrderNumber = Math.Max(state.LastOrderNumber, order.Number) };
        if (order.PlacedOn is not { Day: var day }) return state;
        var days = state.LastOrderNumbers;
        days = days.SetItem(day, Math.Max(days.GetValueOrDefault(day), order.Number));
        return state with { LastOrderNumbers = days.Count > DaysHeld ? days.Remove(days.Keys.First()) : days };
    }
}
