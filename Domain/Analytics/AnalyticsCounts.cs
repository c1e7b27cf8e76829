using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>
/// What is counted for a report, by whatever can count: a store's query, or a pass over the live state. Any of the four may come in as many groups as
/// is convenient, down to one for each thing; <see cref="Report"/> adds them up.
/// </summary>
public sealed record AnalyticsCounts(
    IReadOnlyCollection<OrderCount> Orders, IReadOnlyCollection<BillCount> Bills, IReadOnlyCollection<ItemCount> Items, IReadOnlyCollection<MoneyCount> Money)
{
    /// <summary>The same money by waiter, where a store adds it up apart; its hours and methods say nothing then.</summary>
    public IReadOnlyCollection<MoneyCount> MoneyByWaiter { get; init; } = Money;

    public AnalyticsReport Report(DateOnly from, DateOnly to) => new(from, to, Totals(), TopItems(), Staff(), RevenueByHour(), PaymentMix());

    private AnalyticsTotals Totals()
    {
        var (bills, total) = (Bills.Sum(bill => bill.Bills), Bills.Sum(bill => bill.Total));
        return new(
            Orders.Sum(order => order.Orders), Orders.Sum(order => order.Cancelled), bills, Bills.Sum(bill => bill.Items),
            Bills.Sum(bill => bill.Gross), Bills.Sum(bill => bill.Discounts), Bills.Sum(bill => bill.Net), Bills.Sum(bill => bill.Service), Bills.Sum(bill => bill.Tax), total,
            Money.Sum(money => money.Revenue), Money.Sum(money => money.Refunds), Money.Sum(money => money.Rounding), Money.Sum(money => money.KeptTips),
            bills == 0 ? 0 : (2 * total + bills) / (2L * bills));
    }

    private ImmutableArray<ItemFigures> TopItems() =>
    [
        .. Items.GroupBy(item => item.MenuItemId)
            .Select(dish => new ItemFigures(dish.Key, Last(dish.Select(item => item.Name))!, dish.Sum(item => item.Quantity), dish.Sum(item => item.Net)))
            .OrderByDescending(dish => dish.Net).ThenBy(dish => dish.Name, StringComparer.Ordinal).ThenBy(dish => dish.MenuItemId, StringComparer.Ordinal)
            .Take(AnalyticsReport.MostItems),
    ];

    private ImmutableArray<StaffFigures> Staff()
    {
        var (orders, bills, money) = (Orders.ToLookup(order => order.WaiterId), Bills.ToLookup(bill => bill.WaiterId), MoneyByWaiter.ToLookup(one => one.WaiterId));
        var ids = orders.Select(group => group.Key).Concat(bills.Select(group => group.Key)).Concat(money.Select(group => group.Key)).OfType<string>().Distinct();
        return [.. ids.Select(Figures).OrderByDescending(one => one.Revenue).ThenBy(one => one.StaffId, StringComparer.Ordinal)];

        StaffFigures Figures(string id) => new(
            id, Last([.. orders[id].Select(order => order.WaiterName), .. bills[id].Select(bill => bill.WaiterName), .. money[id].Select(one => one.WaiterName)]) ?? id,
            orders[id].Sum(order => order.Orders), bills[id].Sum(bill => bill.Bills), bills[id].Sum(bill => bill.Items),
            money[id].Sum(one => one.Revenue), money[id].Sum(one => one.KeptTips));
    }

    private ImmutableArray<HourFigures> RevenueByHour()
    {
        var hours = Money.ToLookup(money => money.Hour);
        return [.. Enumerable.Range(0, 24).Select(hour => new HourFigures(hour, hours[hour].Sum(money => money.Revenue), hours[hour].Sum(money => money.Payments)))];
    }

    private ImmutableArray<MethodFigures> PaymentMix() =>
    [
        .. Money.GroupBy(money => money.Method).OrderBy(method => method.Key).Select(method => new MethodFigures(
            method.Key, method.Sum(money => money.Payments), method.Sum(money => money.Amount + money.Rounding), method.Sum(money => money.KeptTips), method.Sum(money => money.Refunds))),
    ];

    private static string? Last(IEnumerable<string?> names) => names.Max(StringComparer.Ordinal);
}

/// <summary>Orders placed.</summary>
public readonly record struct OrderCount(string? WaiterId, string? WaiterName, int Orders, int Cancelled);

/// <summary>Bills paid in full.</summary>
public readonly record struct BillCount(
    string? WaiterId, string? WaiterName, int Bills, int Items, long Gross, long Discounts, long Net, long Service, long Tax, long Total);

/// <summary>Lines of bills paid in full.</summary>
public readonly record struct ItemCount(string MenuItemId, string Name, int Quantity, long Net);

/// <summary>Payments and refunds.</summary>
/// <param name="WaiterId">Of the bill.</param>
/// <param name="Method">Of a refund: that of its payment.</param>
/// <param name="Amount">Of payments, without rounding.</param>
/// <param name="Refunds">Of refunds, with the part that was tip.</param>
/// <param name="RefundedTips">That part.</param>
public readonly record struct MoneyCount(
    string? WaiterId, string? WaiterName, int Hour, PaymentMethod Method, int Payments, long Amount, long Rounding, long Tips, long Refunds, long RefundedTips)
{
    public long Revenue => Amount + Rounding - (Refunds - RefundedTips);

    public long KeptTips => Tips - RefundedTips;

    public static MoneyCount Of(Bill bill, Payment payment) =>
        new(bill.WaiterId, bill.WaiterName, payment.On.Hour, payment.Method, 1, payment.Amount, payment.Rounding, payment.Tip, 0, 0);

    public static MoneyCount Of(Bill bill, Payment payment, Refund refund) =>
        new(bill.WaiterId, bill.WaiterName, refund.On.Hour, payment.Method, 0, 0, 0, 0, refund.Amount, refund.OfTip);
}
