using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Kitchen;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>When something next happens to one ticket or one table by the clock alone.</summary>
internal readonly record struct Deadline(DateTimeOffset At, bool OfTicket, string Id);

/// <summary>An index, earliest first. It follows from the tickets and tables, so no snapshot needs it.</summary>
internal sealed class Deadlines
{
    private static readonly ImmutableSortedSet<Deadline> None = ImmutableSortedSet.Create<Deadline>(EarliestFirst.Instance);

    private readonly ImmutableSortedSet<Deadline> _all;

    private Deadlines(ImmutableSortedSet<Deadline> all) => _all = all;

    public static Deadlines Of(Restaurant state)
    {
        var ofTickets = state.Tickets.Values.Select(Of);
        var ofTables = state.Tables.Values.Select(Of);
        return new(None.Union(ofTickets.Concat(ofTables).OfType<Deadline>()));
    }

    public static Deadline? Of(Ticket? ticket) => ticket?.NextDeadline() is { } at ? new(at, OfTicket: true, ticket.Id) : null;

    public static Deadline? Of(Table? table) => table?.NextDeadline() is { } at ? new(at, OfTicket: false, table.Id) : null;

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
            var byKind = x.OfTicket.CompareTo(y.OfTicket);
            return byKind != 0 ? byKind : string.CompareOrdinal(x.Id, y.Id);
        }
    }
}
