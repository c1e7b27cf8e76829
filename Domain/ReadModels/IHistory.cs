using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;

namespace RealtimeRestaurant.Domain.ReadModels;

/// <summary>
/// Every order, bill, shift and reservation, past and present, as of its last change. A store that writes the log and the read models in
/// one transaction shows a commit at once; another store shows it within a second or two. For what is open now, prefer the live state.
/// </summary>
/// <remarks>
/// Find returns null for an entity that does not exist in this restaurant. Lists are newest first by (time, id), so that a page never
/// shifts under a reader. Without facets an index serves every combination of filters; with facets that of the first one does, and what it
/// finds is compared with the other conditions. The time is when the order was placed, the bill created or the shift opened, and that for
/// which the reservation is.
/// </remarks>
public interface IHistory
{
    ValueTask<Order?> FindOrderAsync(string restaurantId, string orderId, CancellationToken ct);

    ValueTask<Bill?> FindBillAsync(string restaurantId, string billId, CancellationToken ct);

    ValueTask<Shift?> FindShiftAsync(string restaurantId, string shiftId, CancellationToken ct);

    ValueTask<Reservation?> FindReservationAsync(string restaurantId, string reservationId, CancellationToken ct);

    /// <param name="after">The last entry of the previous page; null for the first page. Likewise below.</param>
    ValueTask<ImmutableArray<Order>> ListOrdersAsync(string restaurantId, HistoryFilter<OrderStatus> filter, HistoryKey? after, int limit,
        CancellationToken ct);

    ValueTask<ImmutableArray<Bill>> ListBillsAsync(string restaurantId, HistoryFilter<BillStatus> filter, HistoryKey? after, int limit,
        CancellationToken ct);

    /// <remarks>
    /// A shift has no table and no number: <see cref="HistoryFilter{TStatus}.TableId"/> and <see cref="HistoryFilter{TStatus}.Number"/>
    /// have no effect here.
    /// </remarks>
    ValueTask<ImmutableArray<Shift>> ListShiftsAsync(string restaurantId, HistoryFilter<ShiftStatus> filter, HistoryKey? after, int limit,
        CancellationToken ct);

    /// <remarks>Table and number have no effect on reservations either.</remarks>
    ValueTask<ImmutableArray<Reservation>> ListReservationsAsync(
        string restaurantId, HistoryFilter<ReservationStatus> filter, HistoryKey? after, int limit, CancellationToken ct);
}

/// <summary>The conditions of a list; all given ones must hold.</summary>
/// <param name="From">At or after.</param>
/// <param name="To">Before.</param>
/// <param name="Kind">The kind of the order; bills and shifts have none.</param>
/// <param name="Number">The number of the order or bill; one bill in a restaurant has it, and orders may have it on several days.</param>
/// <param name="Facets">Of orders and bills; see <see cref="ReadModels.Facets"/>.</param>
public sealed record HistoryFilter<TStatus>(
    TStatus? Status = null, string? TableId = null, DateTimeOffset? From = null, DateTimeOffset? To = null, int? Number = null,
    OrderKind? Kind = null, ImmutableArray<string> Facets = default)
    where TStatus : struct, Enum
{
    public ImmutableArray<string> Facets { get; init; } = Facets.IsDefault ? [] : Facets;
}

/// <summary>The key by which lists are ordered.</summary>
public readonly record struct HistoryKey(DateTimeOffset At, string Id)
{
    public static HistoryKey Of(Order order) => new(order.PlacedAt, order.Id);

    public static HistoryKey Of(Bill bill) => new(bill.Times.CreatedAt, bill.Id);

    public static HistoryKey Of(Shift shift) => new(shift.OpenedAt, shift.Id);

    public static HistoryKey Of(Reservation reservation) => new(reservation.At, reservation.Id);
}
