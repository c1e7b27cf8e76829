using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>What the figures of a business day are grouped by. Stores keep the names: they never change.</summary>
public enum Dimension { Waiter, MenuItem, Hour, Method }

/// <summary>
/// What is counted; money in minor units. Orders count for their waiter; bills and their sums for the waiter of the bill; items and net
/// also for the dish; payments and refunds also for their hour and their method. Stores keep the names: they never change.
/// </summary>
public enum Measure
{
    /// <summary>Orders placed, and those of them that were cancelled.</summary>
    Orders, CancelledOrders,

    /// <summary>Bills paid in full, the portions on them, and what they came to.</summary>
    Bills, Items, Gross, Discounts, Net, Service, Tax, Total,

    /// <summary>Payments; of their money, what paid a bill, what cash was rounded by, and the tip.</summary>
    Payments, Amount, Rounding, Tips,

    /// <summary>Refunds, with the part that was tip; and that part.</summary>
    Refunds, RefundedTips,
}

/// <summary>Which row of a business day.</summary>
/// <param name="Id">Of the waiter (empty: no waiter) or of the menu item; the hour from 0 to 23; the name of the payment method.</param>
/// <param name="Name">Of the waiter or the menu item at that time: someone who is renamed gets a second row. Empty where there is
/// none.</param>
public readonly record struct RowKey(Dimension Dimension, string Id, string Name = "");

/// <summary>The sums of one business day under one key. Rows of the same key add up, measure by measure.</summary>
/// <param name="Sums">A measure that is not there is 0.</param>
public sealed record DayRow(RowKey Key, ImmutableSortedDictionary<Measure, long> Sums)
{
    public long this[Measure measure] => Sums.GetValueOrDefault(measure);

    public static DayRow Of(RowKey key, params IEnumerable<(Measure Measure, long Value)> sums) => new(
        key, sums.Where(sum => sum.Value != 0).ToImmutableSortedDictionary(sum => sum.Measure, sum => sum.Value));

    /// <summary>These rows and one more; each key once.</summary>
    public static ImmutableArray<DayRow> Add(ImmutableArray<DayRow> rows, DayRow more)
    {
        for (var i = 0; i < rows.Length; i++)
            if (rows[i].Key == more.Key) return rows.SetItem(i, rows[i].Plus(more));
        return rows.Add(more);
    }

    private DayRow Plus(DayRow more) =>
        this with { Sums = more.Sums.Aggregate(Sums, (sums, sum) => sums.SetItem(sum.Key, this[sum.Key] + sum.Value)) };
}
