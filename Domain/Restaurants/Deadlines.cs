using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Reservations;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>The next deadline of one ticket, table, bill, reservation or order.</summary>
internal readonly record struct Deadline(DateTimeOffset At, DeadlineKind Kind, string Id);

internal enum DeadlineKind { Table, Ticket, Bill, Reservation, Order }

/// <summary>
/// An index, earliest first. It follows from the tickets, tables, bills, reservations and orders, so no snapshot needs it.
/// </summary>
internal sealed class Deadlines
{
    private static readonly ImmutableSortedSet<Deadline> None = ImmutableSortedSet.Create<Deadline>(EarliestFirst.Instance);

    private readonly ImmutableSortedSet<Deadline> _all;

    private Deadlines(ImmutableSortedSet<Deadline> all) => _all = all;

    public static Deadlines Of(Restaurant state)
    {
        var ofTickets = state.Tickets.Values.Select(Of);
        var ofTables = state.Tables.Values.Select(Of);
        var ofBills = state.Bills.Values.Select(Of);
        var ofReservations = state.Reservations.Values.Select(Of);
        var ofOrders = state.Orders.Values.Select(Of);
        return new(None.Union(
            ofTickets.Concat(ofTables).Concat(ofBills).Concat(ofReservations).Concat(ofOrders).OfType<Deadline>()));
    }

    public static Deadline? Of(Ticket? ticket) => ticket?.NextDeadline() is { } at ? new(at, DeadlineKind.Ticket, ticket.Id) : null;

    public static Deadline? Of(Table? table) => table?.NextDeadline() is { } at ? new(at, DeadlineKind.Table, table.Id) : null;

    public static Deadline? Of(Bill? bill) => bill?.NextDeadline() is { } at ? new(at, DeadlineKind.Bill, bill.Id) : null;

    public static Deadline? Of(Reservation? reservation) =>
        reservation?.NextDeadline() is { } at ? new(at, DeadlineKind.Reservation, reservation.Id) : null;

    public static Deadline? Of(Order? order) => order?.NextDeadline() is { } at ? new(at, DeadlineKind.Order, order.Id) : null;

    public DateTimeOffset? Next => _all.IsEmpty ? null : _all.Min.At;

    public IEnumerable<Deadline> Due(DateTimeOffset now) => _all.TakeWhile(deadline => deadline.At <= now);

    public Deadlines Move(Deadline? from, Deadline? to)
    {
        if (from == to) return this;
        var all = from is { } old ? _all.Remove(old) : _all;
        return new(to is { } next ? all.Add(next) : all);
    }

    private sealed class EarliestFirst : IComparer<Deadline>
    {
        public static readonly EarliestFirst Instance = new();

        public int Compare(Deadline x, Deadline y)
        {
            var byTime = x.At.CompareTo(y.At);
            if (byTime != 0) return byTime;
            var byKind = x.Kind.CompareTo(y.Kind);
            return byKind != 0 ? byKind : string.CompareOrdinal(x.Id, y.Id);
        }
    }
}
