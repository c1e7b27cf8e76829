using System.Collections.Immutable;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>The groupings of a business day's figures. The names are stored, so they never change.</summary>
public enum Dimension { Waiter, MenuItem, Hour, Method, TaxRate, Waste, Station }

/// <summary>
/// What is counted; money in minor units. The waiter's rows have the measures of orders, which count for the waiter of the order,
/// bills, payments and refunds, which count for the waiter of the bill. The rows of menu items have items, net and waste; those of hours
/// and methods have payments and refunds; those of tax rates have net, which is what is taxed, and tax, both also refunded; those of waste
/// only that, and those of stations only what there is of tickets.
/// The names are stored, so they never change.
/// </summary>
public enum Measure
{
    /// <summary>Orders placed.</summary>
    Orders,

    /// <summary>Those of them that were cancelled.</summary>
    CancelledOrders,

    /// <summary>Bills paid in full; the quantities of their lines; and their totals.</summary>
    Bills, Items, Gross, Discounts, Net, Service, Tax, Total,

    /// <summary>Payments; what they paid of bills; how much cash was rounded; and tips.</summary>
    Payments, Amount, Rounding, Tips,

    /// <summary>Refunds, including refunded tips; and the refunded tips alone.</summary>
    Refunds, RefundedTips,

    /// <summary>What refunds gave back of the figures of bills paid in full.</summary>
    RefundedItems, RefundedNet, RefundedService, RefundedTax,

    /// <summary>Portions that were voided or returned, and not restocked.</summary>
    Wasted,

    /// <summary>Tickets that became ready; those of them that were later than their target; and all their targets, in seconds.</summary>
    Tickets, LateTickets, TargetSeconds,
}

/// <summary>The key of a row within its business day.</summary>
/// <param name="Id">
/// The id of the waiter (empty where there is none) or of the menu item, which waste has too, the hour from 0 to 23, the name of the
/// payment method, the tax rate in parts per million, or the station.
/// </param>
/// <param name="Name">The name of the waiter or menu item at that time, so a new name makes a new row; of waste its reason; of a
/// station how long the tickets took, see <see cref="TicketTimes"/>; empty where there is none.</param>
public readonly record struct RowKey(Dimension Dimension, string Id, string Name = "");

/// <summary>The sums of one business day under one key. Rows of the same key add up, measure by measure.</summary>
/// <param name="Sums">A missing measure is 0.</param>
public sealed record DayRow(RowKey Key, ImmutableSortedDictionary<Measure, long> Sums)
{
    public long this[Measure measure] => Sums.GetValueOrDefault(measure);

    public static DayRow Of(RowKey key, params IEnumerable<(Measure Measure, long Value)> sums) =>
        new(key, sums.Where(sum => sum.Value != 0).ToImmutableSortedDictionary(sum => sum.Measure, sum => sum.Value));

    /// <summary>Adds a row to rows that have one row per key.</summary>
    public static ImmutableArray<DayRow> Add(ImmutableArray<DayRow> rows, DayRow more)
    {
        for (var i = 0; i < rows.Length; i++)
            if (rows[i].Key == more.Key) return rows.SetItem(i, rows[i].Plus(more));
        return rows.Add(more);
    }

    private DayRow Plus(DayRow more) =>
        this with { Sums = Sums.SetItems(more.Sums.Select(sum => KeyValuePair.Create(sum.Key, this[sum.Key] + sum.Value))) };
}
