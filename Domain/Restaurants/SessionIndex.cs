using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;
using RealtimeRestaurant.Domain.Orders;
using RealtimeRestaurant.Domain.Tables;

namespace RealtimeRestaurant.Domain.Restaurants;

/// <summary>
/// An index: what belongs to each table session, and which tables are merged, so that a command about one table costs the same however
/// much goes on at others. It follows from the tables, orders and bills, so no snapshot needs it.
/// </summary>
internal sealed record SessionIndex
{
    private static readonly ImmutableSortedSet<EntityKey> None = ImmutableSortedSet.Create<EntityKey>(OldestFirst.Instance);
    private static readonly SessionEntities Nothing = new(0, None, None, Int128.Zero);

    private ImmutableDictionary<string, SessionEntities> Sessions { get; init; } = ImmutableDictionary<string, SessionEntities>.Empty;

    /// <summary>The ids of the tables that are a part of another.</summary>
    public ImmutableHashSet<string> Parts { get; private init; } = [];

    public static SessionIndex Of(Restaurant state)
    {
        var ofTables = state.Tables.Values.Aggregate(new SessionIndex(), (index, table) => index.Move(null, table));
        var ofOrders = state.Orders.Values.Aggregate(ofTables, (index, order) => index.Move(null, order));
        return state.Bills.Values.Aggregate(ofOrders, (index, bill) => index.Move(null, bill));
    }

    public SessionEntities At(string sessionId) => Sessions.GetValueOrDefault(sessionId, Nothing);

    public SessionIndex Move(Table? from, Table to)
    {
        var index = from?.Session?.Id == to.Session?.Id ? this
            : Changed(from?.Session?.Id, left => left with { Tables = left.Tables - 1 })
                .Changed(to.Session?.Id, joined => joined with { Tables = joined.Tables + 1 });
        if (from?.Merge is null == to.Merge is null) return index;
        return index with { Parts = to.Merge is null ? Parts.Remove(to.Id) : Parts.Add(to.Id) };
    }

    public SessionIndex Move(Order? from, Order? to)
    {
        var (left, joined) = (from?.Party.SessionId, to?.Party.SessionId);
        if (from?.Items == to?.Items && left == joined) return this;
        if (left == joined) return Changed(left, session => session with { Ordered = session.Ordered - Cost(from!) + Cost(to!) });
        return Changed(left, session => session with { Orders = session.Orders.Remove(Of(from!)), Ordered = session.Ordered - Cost(from!) })
            .Changed(joined, session => session with { Orders = session.Orders.Add(Of(to!)), Ordered = session.Ordered + Cost(to!) });
    }

    public SessionIndex Move(Bill? from, Bill? to)
    {
        var (left, joined) = (from?.Party.SessionId, to?.Party.SessionId);
        return left == joined ? this
            : Changed(left, session => session with { Bills = session.Bills.Remove(Of(from!)) })
                .Changed(joined, session => session with { Bills = session.Bills.Add(Of(to!)) });
    }

    private SessionIndex Changed(string? sessionId, Func<SessionEntities, SessionEntities> change)
    {
        if (sessionId is null) return this;
        var session = change(At(sessionId));
        return this with { Sessions = session.IsEmpty ? Sessions.Remove(sessionId) : Sessions.SetItem(sessionId, session) };
    }

    private static EntityKey Of(Order order) => new(order.PlacedAt, order.Number, order.Id);

    private static EntityKey Of(Bill bill) => new(bill.Times.CreatedAt, 0, bill.Id);

    // Only the dishes of a set menu must be put together: all that were split from one line have its price.
    private static Int128 Cost(Order order)
    {
        var cost = Int128.Zero;
        foreach (var item in order.Items)
        {
            if (item.SetMenu is not null)
                return order.Sold().Aggregate(Int128.Zero, (sum, line) => sum + ((Int128)line.Price * line.Quantity));
            if (item.IsActive && item.RemakeOf is null) cost += (Int128)item.Dish.Price * item.Quantity;
        }
        return cost;
    }

    private sealed class OldestFirst : IComparer<EntityKey>
    {
        public static readonly OldestFirst Instance = new();

        public int Compare(EntityKey x, EntityKey y)
        {
            var byTime = x.At.CompareTo(y.At);
            if (byTime != 0) return byTime;
            var byNumber = x.Number.CompareTo(y.Number);
            return byNumber != 0 ? byNumber : string.CompareOrdinal(x.Id, y.Id);
        }
    }
}

/// <summary>What belongs to one table session.</summary>
/// <param name="Tables">How many tables it is at: one or none, and two while it moves.</param>
/// <param name="Orders">Oldest first, as its bills.</param>
/// <param name="Ordered">The price of all active items, in minor units; comped ones count.</param>
internal sealed record SessionEntities(
    int Tables, ImmutableSortedSet<EntityKey> Orders, ImmutableSortedSet<EntityKey> Bills, Int128 Ordered)
{
    public bool IsEmpty => Tables == 0 && Orders.IsEmpty && Bills.IsEmpty;
}

/// <summary>An order or a bill by when it came; none of it ever changes.</summary>
/// <param name="Number">Of an order; 0 for a bill.</param>
internal readonly record struct EntityKey(DateTimeOffset At, int Number, string Id);
