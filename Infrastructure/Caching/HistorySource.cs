using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>Finds one entity in the history.</summary>
public delegate ValueTask<T?> FindHistory<T>(string restaurantId, string id, CancellationToken ct);

/// <summary>Lists a page of entities from the history.</summary>
public delegate ValueTask<ImmutableArray<T>> ListHistory<T, TStatus>(
    string restaurantId, HistoryFilter<TStatus> filter, HistoryKey? after, int limit, CancellationToken ct) where TStatus : struct, Enum;

/// <summary>
/// The sources of orders, bills, shifts or reservations for the cache: the open ones from the live state, the others from the history.
/// </summary>
/// <param name="Open">The open ones. One that has left the live state is closed: it comes back there before an event changes it.</param>
/// <param name="Key">The key by which lists are ordered.</param>
/// <param name="Seq">The last event that changed the entity.</param>
/// <param name="Changed">The last event that changed any of these entities.</param>
public sealed record HistorySource<T, TStatus>(
    CacheFamily Family, Func<Restaurant, ImmutableDictionary<string, T>> Open, Func<T, HistoryKey> Key, Func<T, long> Seq,
    Func<Changes, long> Changed, Func<IHistory, FindHistory<T>> Find, Func<IHistory, ListHistory<T, TStatus>> List)
    where T : class where TStatus : struct, Enum;

public static class HistorySources
{
    public static readonly HistorySource<Order, OrderStatus> Orders = new(
        CacheFamily.Orders, state => state.Orders, HistoryKey.Of, order => order.Seq, changes => changes.Orders,
        history => history.FindOrderAsync, history => history.ListOrdersAsync);

    public static readonly HistorySource<Bill, BillStatus> Bills = new(
        CacheFamily.Bills, state => state.Bills, HistoryKey.Of, bill => bill.Seq, changes => changes.Bills,
        history => history.FindBillAsync, history => history.ListBillsAsync);

    public static readonly HistorySource<Shift, ShiftStatus> Shifts = new(
        CacheFamily.Staff, state => state.Shifts, HistoryKey.Of, shift => shift.Seq, changes => changes.Shifts,
        history => history.FindShiftAsync, history => history.ListShiftsAsync);

    public static readonly HistorySource<Reservation, ReservationStatus> Reservations = new(
        CacheFamily.Reservations, state => state.Reservations, HistoryKey.Of, reservation => reservation.Seq,
        changes => changes.Reservations, history => history.FindReservationAsync, history => history.ListReservationsAsync);
}
