using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Infrastructure.Caching;

/// <summary>How one thing of a kind is asked of the history.</summary>
public delegate ValueTask<T?> FindHistory<T>(string restaurantId, string id, CancellationToken ct);

/// <summary>How a page of one kind is asked of the history.</summary>
public delegate ValueTask<ImmutableArray<T>> ListHistory<T, TStatus>(
    string restaurantId, HistoryFilter<TStatus> filter, HistoryKey? after, int limit, CancellationToken ct) where TStatus : struct, Enum;

/// <summary>Orders, bills or shifts: where those are that are open, and how the others are asked for.</summary>
/// <param name="Open">In the live state. What has left it is over: no event changes it, unless it comes back first.</param>
/// <param name="Key">What lists are ordered by.</param>
/// <param name="Seq">The last event that changed it.</param>
/// <param name="Changed">The last event that changed any of them.</param>
public sealed record Kind<T, TStatus>(
    CacheFamily Family, Func<Restaurant, ImmutableDictionary<string, T>> Open, Func<T, HistoryKey> Key, Func<T, long> Seq,
    Func<Changes, long> Changed,
    Func<IHistory, FindHistory<T>> Find, Func<IHistory, ListHistory<T, TStatus>> List) where T : class where TStatus : struct, Enum;

public static class Kinds
{
    public static readonly Kind<Order, OrderStatus> Orders = new(
        CacheFamily.Orders, state => state.Orders, HistoryKey.Of, order => order.Seq, changes => changes.Orders,
        history => history.FindOrderAsync, history => history.ListOrdersAsync);

    public static readonly Kind<Bill, BillStatus> Bills = new(
        CacheFamily.Bills, state => state.Bills, HistoryKey.Of, bill => bill.Seq, changes => changes.Bills,
        history => history.FindBillAsync, history => history.ListBillsAsync);

    public static readonly Kind<Shift, ShiftStatus> Shifts = new(
        CacheFamily.Staff, state => state.Shifts, HistoryKey.Of, shift => shift.Seq, changes => changes.Shifts,
        history => history.FindShiftAsync, history => history.ListShiftsAsync);
}
