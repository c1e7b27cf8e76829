using System.Collections.Immutable;
using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Domain.Analytics;

/// <summary>What a business day has sold and taken so far, in the groups that a report adds up: few, however long the day.</summary>
public sealed record Sales
{
    public static readonly Sales None = new();

    public ImmutableArray<OrderCount> Orders { get; init; } = [];
    public ImmutableArray<BillCount> Bills { get; init; } = [];
    public ImmutableArray<ItemCount> Items { get; init; } = [];
    public ImmutableArray<MoneyCount> Money { get; init; } = [];

    public AnalyticsCounts Counts => new(Orders, Bills, Items, Money);

    internal Sales With(OrderCount one) => this with
    {
        Orders = Merge(Orders, one, (a, b) => (a.WaiterId, a.WaiterName) == (b.WaiterId, b.WaiterName),
            (a, b) => a with { Orders = a.Orders + b.Orders, Cancelled = a.Cancelled + b.Cancelled }),
    };

    internal Sales With(MoneyCount one) => this with
    {
        Money = Merge(Money, one, (a, b) => (a.WaiterId, a.WaiterName, a.Hour, a.Method) == (b.WaiterId, b.WaiterName, b.Hour, b.Method), (a, b) => a with
        {
            Payments = a.Payments + b.Payments, Amount = a.Amount + b.Amount, Rounding = a.Rounding + b.Rounding, Tips = a.Tips + b.Tips,
            Refunds = a.Refunds + b.Refunds, RefundedTips = a.RefundedTips + b.RefundedTips,
        }),
    };

    /// <summary>A bill that was paid in full, with its lines.</summary>
    internal Sales With(Bill bill) => bill.Lines.Aggregate(WithBill(bill), (sales, line) => sales.WithLine(line));

    private Sales WithBill(Bill bill) => this with
    {
        Bills = Merge(Bills, Count(bill), (a, b) => (a.WaiterId, a.WaiterName) == (b.WaiterId, b.WaiterName), (a, b) => a with
        {
            Bills = a.Bills + b.Bills, Items = a.Items + b.Items, Gross = a.Gross + b.Gross, Discounts = a.Discounts + b.Discounts, Net = a.Net + b.Net,
            Service = a.Service + b.Service, Tax = a.Tax + b.Tax, Total = a.Total + b.Total,
        }),
    };

    private Sales WithLine(BillLine line) => this with
    {
        Items = Merge(Items, new(line.MenuItemId, line.Name, line.Quantity, line.Net), (a, b) => a.MenuItemId == b.MenuItemId && a.Name == b.Name,
            (a, b) => a with { Quantity = a.Quantity + b.Quantity, Net = a.Net + b.Net }),
    };

    private static BillCount Count(Bill bill) => new(
        bill.WaiterId, bill.WaiterName, 1, bill.Lines.Sum(line => line.Quantity), bill.Totals.Gross, bill.Totals.Discount, bill.Totals.Net,
        bill.Totals.Service, bill.Totals.Tax, bill.Totals.Total);

    private static ImmutableArray<T> Merge<T>(ImmutableArray<T> groups, T one, Func<T, T, bool> same, Func<T, T, T> add)
    {
        for (var i = 0; i < groups.Length; i++)
            if (same(groups[i], one)) return groups.SetItem(i, add(groups[i], one));
        return groups.Add(one);
    }
}
