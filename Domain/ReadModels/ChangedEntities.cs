using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Drawers;
using RealtimeRestaurant.Domain.Log;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Restaurants;

namespace RealtimeRestaurant.Domain.ReadModels;

/// <summary>The read-model entities that events change, each once, in its final state.</summary>
public sealed record ChangedEntities(ImmutableArray<Order> Orders, ImmutableArray<Bill> Bills, ImmutableArray<Shift> Shifts)
{
    public static readonly ChangedEntities Nothing = new([], [], []);

    public ImmutableArray<Reservation> Reservations { get; init; } = [];

    /// <summary>
    /// The increments of business days. A store adds the rows up by restaurant, day and key, and each increment once. A store that writes
    /// the read models in the append's own transaction adds it there, with the commit. Any other adds it whenever it is given it, unless
    /// one with the same restaurant and seq was added before. Increments may come in any order.
    /// </summary>
    public ImmutableArray<DayIncrement> Increments { get; init; } = [];

    public bool IsEmpty => Orders.IsEmpty && Bills.IsEmpty && Shifts.IsEmpty && Reservations.IsEmpty && Increments.IsEmpty;

    /// <summary>The changes of several commits as one: of each entity its latest state, and each increment once.</summary>
    public static ChangedEntities Merge(IEnumerable<ChangedEntities> changes)
    {
        var all = changes.ToArray();
        return all is [var only] ? only : new(
            Latest(all.SelectMany(one => one.Orders), order => order.Id, order => order.Seq),
            Latest(all.SelectMany(one => one.Bills), bill => bill.Id, bill => bill.Seq),
            Latest(all.SelectMany(one => one.Shifts), shift => shift.Id, shift => shift.Seq))
        {
            Reservations = Latest(all.SelectMany(one => one.Reservations), reservation => reservation.Id, reservation => reservation.Seq),
            Increments = [.. all.SelectMany(one => one.Increments).DistinctBy(increment => increment.Seq)],
        };

        static ImmutableArray<T> Latest<T>(IEnumerable<T> entities, Func<T, string> id, Func<T, long> seq) =>
            [.. entities.GroupBy(id).Select(states => states.MaxBy(seq)!)];
    }

    /// <summary>The order whose <see cref="Order.Seq"/> the event sets.</summary>
    public static string? OrderId(RestaurantEvent @event) => @event switch
    {
        OrderPlaced placed => placed.Order.Id,
        LineAdded added => added.OrderId,
        LineSplit split => split.OrderId,
        ItemStatusChanged moved => moved.OrderId,
        ItemReturned back => back.OrderId,
        NoteChanged noted => noted.OrderId,
        OrderStatusChanged changed => changed.OrderId,
        OrderCancelled cancelled => cancelled.OrderId,
        OrderCompleted completed => completed.OrderId,
        OrderRushed rushed => rushed.OrderId,
        OrderTableChanged moved => moved.OrderId,
        OrderPaymentChanged changed => changed.OrderId,
        OrderArchived => null,
        OrderEvent => throw MissingCase.Event(@event),
        _ => null,
    };

    /// <summary>The bill whose <see cref="Bill.Seq"/> the event sets.</summary>
    public static string? BillId(RestaurantEvent @event) => @event switch
    {
        BillCreated created => created.Bill.Id,
        BillStatusChanged changed => changed.Bill.Id,
        PaymentCompleted paid => paid.BillId,
        PaymentRefunded refunded => refunded.BillId,
        PaymentStarted started => started.BillId,
        PaymentEnded ended => ended.BillId,
        PaymentCorrected corrected => corrected.BillId,
        BillUnarchived unarchived => unarchived.Bill.Id,
        BillArchived or OrderPaymentChanged => null,
        BillEvent => throw MissingCase.Event(@event),
        _ => null,
    };

    /// <summary>The shift whose <see cref="Shift.Seq"/> the event sets: that of its drawer, where cash comes or goes.</summary>
    public static string? ShiftId(RestaurantEvent @event) => @event switch
    {
        ShiftOpened opened => opened.Shift.Id,
        CashMoved moved => moved.ShiftId,
        ShiftCounting counting => counting.ShiftId,
        ShiftClosed closed => closed.Shift.Id,
        PaymentCompleted paid => paid.Payment.ShiftId,
        PaymentRefunded refunded => refunded.Refund.ShiftId,
        DrawerEvent => throw MissingCase.Event(@event),
        _ => null,
    };
}

/// <summary>
/// Collects the entities that events change. Call it for every event, because a later event may remove the entity from the state.
/// </summary>
internal sealed class ChangeCollector
{
    private readonly Dictionary<string, Order> _orders = [];
    private readonly Dictionary<string, Bill> _bills = [];
    private readonly Dictionary<string, Shift> _shifts = [];
    private readonly Dictionary<string, Reservation> _reservations = [];
    private readonly List<DayIncrement> _increments = [];

    public ChangedEntities ChangedEntities =>
        _orders.Count + _bills.Count + _shifts.Count + _reservations.Count + _increments.Count == 0
        ? ChangedEntities.Nothing
        : new([.. _orders.Values], [.. _bills.Values], [.. _shifts.Values])
        {
            Reservations = [.. _reservations.Values], Increments = [.. _increments],
        };

    public void Note(Restaurant before, RecordedEvent recorded, Restaurant after)
    {
        if (DayIncrement.Of(before, recorded) is { } increment) _increments.Add(increment);
        if (recorded.Event is ReservationChanged { Reservation: var reservation })
            _reservations[reservation.Id] = reservation with { Seq = recorded.Seq };
        if (ChangedEntities.OrderId(recorded.Event) is { } orderId && after.Orders.TryGetValue(orderId, out var order))
            _orders[orderId] = order;
        if (ChangedEntities.BillId(recorded.Event) is { } billId && after.Bills.TryGetValue(billId, out var bill))
            _bills[billId] = bill;
        if (ChangedEntities.ShiftId(recorded.Event) is { } shiftId && ShiftAfter(recorded, after, shiftId) is { } shift)
            _shifts[shiftId] = shift;
    }

    // A closed shift has left the state with the event that closed it.
    private static Shift? ShiftAfter(RecordedEvent recorded, Restaurant after, string shiftId) =>
        recorded.Event is ShiftClosed closed ? closed.Shift with { Seq = recorded.Seq } : after.Shifts.GetValueOrDefault(shiftId);
}
