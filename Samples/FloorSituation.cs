using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Restaurants;
using RealtimeRestaurant.Hubs.Wire;

namespace RealtimeRestaurant.Samples;

/// <summary>The whole floor as a waiter's tablet shows it: its tables, the orders without one, and the guests who are to come.</summary>
/// <param name="Orders">The orders without a table that are not over, oldest first.</param>
/// <param name="Bills">Their bills, oldest first.</param>
public sealed record FloorSituation(
    ImmutableArray<TableSituation> Tables, ImmutableArray<OrderView> Orders, ImmutableArray<BillView> Bills,
    ImmutableArray<ReservationView> Reservations)
{
    public static FloorSituation Of(Restaurant state, DateTimeOffset now) =>
        Of(TableSituation.Of(state), state.OrdersView(), state.BillsView(), state.ReservationsView(now));

    public static FloorSituation Of(FloorSnapshot shown) => Of(TableSituation.Of(shown), shown.Orders, shown.Bills, shown.Reservations);

    private static FloorSituation Of(
        IEnumerable<TableSituation> tables, IEnumerable<OrderView> orders, IEnumerable<BillView> bills,
        IEnumerable<ReservationView> reservations) => new(
        [.. tables], [.. orders.Where(order => order.TableId is null)], [.. bills.Where(bill => bill.TableId is null)], [.. reservations]);
}
