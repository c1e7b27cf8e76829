using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>The number of active items in each status.</summary>
public readonly record struct ItemCounters(int Held, int Queued, int Preparing, int Ready, int Served)
{
    public int Active => Held + Queued + Preparing + Ready + Served;
}

/// <summary>The status of an order, from its items.</summary>
public static class RollUp
{
    /// <summary>
    /// Over the active items: none → Cancelled; all served → Served; all ready or served → Ready; all held or queued → Placed;
    /// otherwise InProgress.
    /// </summary>
    public static OrderStatus Of(ItemCounters counters) => counters switch
    {
        { Active: 0 } => OrderStatus.Cancelled,
        var c when c.Served == c.Active => OrderStatus.Served,
        var c when c.Ready + c.Served == c.Active => OrderStatus.Ready,
        var c when c.Held + c.Queued == c.Active => OrderStatus.Placed,
        _ => OrderStatus.InProgress,
    };

    public static OrderStatus Of(ImmutableArray<OrderItem> items) => Of(Count(items));

    public static ItemCounters Count(ImmutableArray<OrderItem> items)
    {
        Span<int> byStatus = stackalloc int[7];
        foreach (var item in items) byStatus[(int)item.Status]++;
        return new(byStatus[0], byStatus[1], byStatus[2], byStatus[3], byStatus[4]);
    }
}
