using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Orders;

/// <summary>
/// What is sold at one price, and is one line of a bill: a dish, or all dishes of a set menu. Lines that were split for the kitchen are
/// one.
/// </summary>
/// <param name="Parts">The dishes of a set menu, in its order; otherwise one.</param>
internal sealed record SoldLine(string Id, ImmutableArray<SoldPart> Parts)
{
    /// <summary>
    /// The active portions. A set menu keeps its price while any dish of it is active: what was cancelled is not taken off by itself.
    /// </summary>
    public int Quantity => Parts.Max(part => part.Quantity);

    /// <summary>The portions that came back and are free. A dish that comes back makes its set menu free.</summary>
    public int Comped => Parts.Max(part => part.Comps.Sum(item => item.Quantity));

    /// <summary>Of several reasons the last.</summary>
    public string? CompReason => Parts.SelectMany(part => part.Comps).MaxBy(item => item.Return!.At)?.Return!.Reason;

    public long Price => Parts.Sum(part => part.Ordered.Dish.Price);
}

/// <param name="Ordered">The dish as it was ordered.</param>
/// <param name="Quantity">The active portions.</param>
/// <param name="Comps">The returned lines that make portions free.</param>
internal sealed record SoldPart(OrderItem Ordered, int Quantity, ImmutableArray<OrderItem> Comps);

internal static class SoldLines
{
    /// <summary>What the order sells, in its order; what was made again is not sold twice.</summary>
    public static IEnumerable<SoldLine> Sold(this Order order)
    {
        var comps = order.Items.Where(item => item.Return?.Remedy == ReturnRemedy.Comp)
            .ToLookup(item => (order.Item(item.RemakeOf ?? item.Id) ?? item).Group);
        return order.Items.Where(item => item.RemakeOf is null).GroupBy(item => item.SetMenu?.LineId ?? item.Group)
            .Select(line => new SoldLine(line.Key, [.. line.GroupBy(item => item.Group).Select(part => new SoldPart(
                part.First(), part.Where(item => item.IsActive).Sum(item => item.Quantity), [.. comps[part.Key]]))]));
    }
}
