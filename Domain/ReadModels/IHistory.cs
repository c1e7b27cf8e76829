using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;

namespace RealtimeRestaurant.Domain.ReadModels;

/// <summary>
/// Every order, bill and shift there ever was, as of its last change. Shows what an append has answered for at once where the store writes
/// both in one transaction, and within a second or two elsewhere. What is open now is better asked of the live state.
/// </summary>
/// <remarks>
/// Finding gives null for what is not there, also when it is another restaurant's. Lists are newest first by (time, id), so that a page
/// never shifts under a reader, and are served by an index for every combination of filters. The time is when it was placed, created,
/// opened.
/// </remarks>
public interface IHistory
{
    ValueTask<Order?> FindOrderAsync(string restaurantId, string orderId, CancellationToken ct);

    ValueTask<Bill?> FindBillAsync(string restaurantId, string billId, CancellationToken ct);

    ValueTask<Shift?> FindShiftAsync(string restaurantId, string shiftId, CancellationToken ct);

    /// <param name="after">The last of the page before; null for the first page. Likewise below.</param>
    ValueTask<ImmutableArray<Order>> ListOrdersAsync(string restaurantId, HistoryFilter<OrderStatus> filter, HistoryKey? after, int limit,
        CancellationToken ct);

    ValueTask<ImmutableArray<Bill>> ListBillsAsync(string restaurantId, HistoryFilter<BillStatus> filter, HistoryKey? after, int limit,
        CancellationToken ct);

    /// <remarks>A shift is at no table: <see cref="HistoryFilter{TStatus}.TableId"/> says nothing here.</remarks>
    ValueTask<ImmutableArray<Shift>> ListShiftsAsync(string restaurantId, HistoryFilter<ShiftStatus> filter, HistoryKey? after, int limit,
        CancellationToken ct);
}

/// <summary>What is given must all be so.</summary>
/// <param name="From">At or after.</param>
/// <param name="To">Before.</param>
public sealed record HistoryFilter<TStatus>(TStatus? Status =
    null, string? TableId = null, DateTimeOffset? From = null, DateTimeOffset? To = null) where TStatus : struct, Enum;

/// <summary>What lists are ordered by.</summary>
public readonly record struct HistoryKey(DateTimeOffset At, string Id)
{
    public static HistoryKey Of(Order order) => new(order.PlacedAt, order.Id);

    public static HistoryKey Of(Bill bill) => new(bill.Times.CreatedAt, bill.Id);

    public static HistoryKey Of(Shift shift) => new(shift.OpenedAt, shift.Id);
}
