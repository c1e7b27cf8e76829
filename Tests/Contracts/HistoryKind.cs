using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.ReadModels;
using RealtimeRestaurant.Domain.Reservations;

namespace RealtimeRestaurant.Tests.Contracts;

/// <summary>A thing of any kind that the history keeps: when, where, whether it is over, as of which event.</summary>
internal sealed record Thing(string Id, long Seq, bool Over = false, string TableId = "t_1", int Minute = 0)
{
    public HistoryKey Key => new(TestData.Evening.AddMinutes(Minute), Id);
}

internal sealed record ThingFilter(bool? Over = null, string? TableId = null, DateTimeOffset? From = null, DateTimeOffset? To = null);

/// <summary>The same questions to the history, of each kind it keeps.</summary>
internal abstract record HistoryKind
{
    public static readonly HistoryKind[] All = [new OfOrders(), new OfBills(), new OfShifts(), new OfReservations()];

    public virtual bool HasTable => true;

    public abstract ChangedEntities Touch(Thing thing);

    public abstract ValueTask<Thing?> FindAsync(IHistory history, string restaurantId, string id);

    public abstract ValueTask<List<Thing>> ListAsync(IHistory history, string restaurantId, ThingFilter filter, HistoryKey? after,
        int limit);

    public static HistoryKind Named(string name) => All.Single(kind => kind.GetType().Name == name);

    private static HistoryFilter<TStatus> Filter<TStatus>(ThingFilter filter, TStatus open, TStatus over) where TStatus : struct, Enum =>
        new(filter.Over is { } isOver ? isOver ? over : open : null, filter.TableId, filter.From, filter.To);

    private static int Minute(DateTimeOffset at) => (int)(at - TestData.Evening).TotalMinutes;

    public sealed record OfOrders : HistoryKind
    {
        public override ChangedEntities Touch(Thing thing) =>
            ChangedEntities.Nothing with
            {
                Orders = [TestData.Order(
                    thing.Id, thing.Seq, thing.Over ? OrderStatus.Served : OrderStatus.Placed, thing.TableId, thing.Minute)],
            };

        public override async ValueTask<Thing?> FindAsync(IHistory history, string restaurantId, string id) =>
            await history.FindOrderAsync(restaurantId, id, CancellationToken.None) is { } order ? Of(order) : null;

        public override async ValueTask<List<Thing>> ListAsync(IHistory history, string restaurantId, ThingFilter filter,
            HistoryKey? after, int limit) =>
            [.. (await history.ListOrdersAsync(restaurantId, Filter(filter, OrderStatus.Placed, OrderStatus.Served), after, limit,
                CancellationToken.None)).Select(Of)];

        private static Thing Of(Order order) =>
            new(order.Id, order.Seq, order.Status == OrderStatus.Served, order.Party.TableId!, Minute(order.PlacedAt));
    }

    public sealed record OfBills : HistoryKind
    {
        public override ChangedEntities Touch(Thing thing) => ChangedEntities.Nothing with
        {
            Bills = [TestData.Bill(thing.Id, thing.Seq, thing.Over ? BillStatus.Paid : BillStatus.Issued, thing.TableId, thing.Minute)],
        };

        public override async ValueTask<Thing?> FindAsync(IHistory history, string restaurantId, string id) =>
            await history.FindBillAsync(restaurantId, id, CancellationToken.None) is { } bill ? Of(bill) : null;

        public override async ValueTask<List<Thing>> ListAsync(IHistory history, string restaurantId, ThingFilter filter,
            HistoryKey? after, int limit) =>
            [.. (await history.ListBillsAsync(restaurantId, Filter(filter, BillStatus.Issued, BillStatus.Paid), after, limit,
                CancellationToken.None)).Select(Of)];

        private static Thing Of(Bill bill) =>
            new(bill.Id, bill.Seq, bill.Status == BillStatus.Paid, bill.Party.TableId!, Minute(bill.Times.CreatedAt));
    }

    public sealed record OfShifts : HistoryKind
    {
        public override bool HasTable => false;

        public override ChangedEntities Touch(Thing thing) => ChangedEntities.Nothing with
        {
            Shifts = [TestData.Shift(thing.Id, thing.Seq, thing.Over ? ShiftStatus.Closed : ShiftStatus.Open, thing.Minute)],
        };

        public override async ValueTask<Thing?> FindAsync(IHistory history, string restaurantId, string id) =>
            await history.FindShiftAsync(restaurantId, id, CancellationToken.None) is { } shift ? Of(shift) : null;

        public override async ValueTask<List<Thing>> ListAsync(IHistory history, string restaurantId, ThingFilter filter,
            HistoryKey? after, int limit) =>
            [.. (await history.ListShiftsAsync(restaurantId, Filter(filter, ShiftStatus.Open, ShiftStatus.Closed), after, limit,
                CancellationToken.None)).Select(Of)];

        private static Thing Of(Shift shift) =>
            new(shift.Id, shift.Seq, shift.Status == ShiftStatus.Closed, Minute: Minute(shift.OpenedAt));
    }

    public sealed record OfReservations : HistoryKind
    {
        public override bool HasTable => false;

        public override ChangedEntities Touch(Thing thing) => ChangedEntities.Nothing with
        {
            Reservations = [TestData.Reservation(
                thing.Id, thing.Seq, thing.Over ? ReservationStatus.Seated : ReservationStatus.Booked, thing.Minute)],
        };

        public override async ValueTask<Thing?> FindAsync(IHistory history, string restaurantId, string id) =>
            await history.FindReservationAsync(restaurantId, id, CancellationToken.None) is { } found ? Of(found) : null;

        public override async ValueTask<List<Thing>> ListAsync(IHistory history, string restaurantId, ThingFilter filter,
            HistoryKey? after, int limit) =>
            [.. (await history.ListReservationsAsync(
                restaurantId, Filter(filter, ReservationStatus.Booked, ReservationStatus.Seated), after, limit,
                CancellationToken.None)).Select(Of)];

        private static Thing Of(Reservation reservation) =>
            new(reservation.Id, reservation.Seq, reservation.Status == ReservationStatus.Seated, Minute: Minute(reservation.At));
    }
}
