using MessagePack;
using RealtimeRestaurant.Domain.Analytics;
using RealtimeRestaurant.Domain.Bills;

namespace RealtimeRestaurant.Hubs.Wire;

/// <summary>The sales report of a range of business days.</summary>
/// <param name="From">The first business day.</param>
/// <param name="To">The last business day; it is included.</param>
/// <param name="TopItems">The ten dishes with the highest net, highest first.</param>
/// <param name="Staff">By revenue, highest first.</param>
/// <param name="RevenueByHour">24 entries, from hour 0, in the restaurant's time zone.</param>
/// <param name="PaymentMix">One entry for each payment method that was used.</param>
[MessagePackObject]
public sealed record AnalyticsView(
    [property: Key("from"), WireDate] string From,
    [property: Key("to"), WireDate] string To,
    [property: Key("totals")] TotalsView Totals,
    [property: Key("topItems")] IReadOnlyList<TopItemView> TopItems,
    [property: Key("staff")] IReadOnlyList<StaffFiguresView> Staff,
    [property: Key("revenueByHour")] IReadOnlyList<HourView> RevenueByHour,
    [property: Key("paymentMix")] IReadOnlyList<MethodView> PaymentMix);

/// <summary>The totals of a range of business days. All amounts are in minor units.</summary>
/// <param name="Orders">Orders placed on these days.</param>
/// <param name="CancelledOrders">Those of them that are cancelled now.</param>
/// <param name="Bills">Bills paid in full on these days; later refunds do not change that.</param>
/// <param name="Items">Portions on these bills.</param>
/// <param name="Gross">All lines of these bills before discounts.</param>
/// <param name="Discounts">All discounts of these bills.</param>
/// <param name="Net">Gross less discounts.</param>
/// <param name="Service">All service charges of these bills.</param>
/// <param name="Tax">All taxes of these bills.</param>
/// <param name="Total">The total of these bills.</param>
/// <param name="Revenue">Payments with cash rounding, less refunds, both without tips.</param>
/// <param name="Refunds">Refunds of these days, tips included.</param>
/// <param name="Rounding">Cash rounding of the payments.</param>
/// <param name="Tips">Tips less refunded tips.</param>
/// <param name="AverageBill">Total divided by the number of bills; 0 without bills.</param>
[MessagePackObject]
public sealed record TotalsView(
    [property: Key("orders")] int Orders,
    [property: Key("cancelledOrders")] int CancelledOrders,
    [property: Key("bills")] int Bills,
    [property: Key("items")] int Items,
    [property: Key("gross")] long Gross,
    [property: Key("discounts")] long Discounts,
    [property: Key("net")] long Net,
    [property: Key("service")] long Service,
    [property: Key("tax")] long Tax,
    [property: Key("total")] long Total,
    [property: Key("revenue")] long Revenue,
    [property: Key("refunds")] long Refunds,
    [property: Key("rounding")] long Rounding,
    [property: Key("tips")] long Tips,
    [property: Key("averageBill")] long AverageBill);

/// <summary>A dish on the bills that were paid in full.</summary>
/// <param name="Quantity">Portions.</param>
/// <param name="Net">Its lines less their discounts, in minor units.</param>
[MessagePackObject]
public sealed record TopItemView(
    [property: Key("menuItemId")] string MenuItemId,
    [property: Key("name")] string Name,
    [property: Key("quantity")] int Quantity,
    [property: Key("net")] long Net);

/// <summary>
/// The figures of one member of staff: orders count for the waiter of the order, everything else for the waiter of the bill. Amounts are in
/// minor units.
/// </summary>
/// <param name="Items">Portions on the bills.</param>
[MessagePackObject]
public sealed record StaffFiguresView(
    [property: Key("staffId")] string StaffId,
    [property: Key("name")] string Name,
    [property: Key("orders")] int Orders,
    [property: Key("bills")] int Bills,
    [property: Key("items")] int Items,
    [property: Key("revenue")] long Revenue,
    [property: Key("tips")] long Tips);

/// <summary>One hour of the day, on all days of the range.</summary>
/// <param name="Hour">From 0 to 23, in the restaurant's time zone.</param>
/// <param name="Revenue">Payments less refunds in this hour, without tips, in minor units.</param>
/// <param name="Payments">How many payments there were.</param>
[MessagePackObject]
public sealed record HourView(
    [property: Key("hour")] int Hour,
    [property: Key("revenue")] long Revenue,
    [property: Key("payments")] int Payments);

/// <summary>One payment method. Amounts are in minor units.</summary>
/// <param name="Payments">How many payments there were.</param>
/// <param name="Amount">The payments with cash rounding, without tips.</param>
/// <param name="Tips">Tips less refunded tips.</param>
/// <param name="Refunds">Refunds, tips included.</param>
[MessagePackObject]
public sealed record MethodView(
    [property: Key("method"), WireEnum<PaymentMethod>] string Method,
    [property: Key("payments")] int Payments,
    [property: Key("amount")] long Amount,
    [property: Key("tips")] long Tips,
    [property: Key("refunds")] long Refunds);

/// <summary>Maps the analytics of business days.</summary>
public static class AnalyticsViews
{
    public static AnalyticsView View(this AnalyticsReport report) => new(
        WireDate.Of(report.From), WireDate.Of(report.To), report.Totals.View(),
        [.. report.TopItems.Select(item => new TopItemView(item.MenuItemId, item.Name, item.Quantity, item.Net))],
        [.. report.Staff.Select(one =>
            new StaffFiguresView(one.StaffId, one.Name, one.Orders, one.Bills, one.Items, one.Revenue, one.Tips))],
        [.. report.RevenueByHour.Select(hour => new HourView(hour.Hour, hour.Revenue, hour.Payments))],
        [.. report.PaymentMix.Select(mix =>
            new MethodView(WireName.Of(mix.Method), mix.Payments, mix.Amount, mix.Tips, mix.Refunds))]);

    private static TotalsView View(this AnalyticsTotals totals) => new(
        totals.Orders, totals.CancelledOrders, totals.Bills, totals.Items, totals.Gross, totals.Discounts, totals.Net, totals.Service,
        totals.Tax, totals.Total, totals.Revenue, totals.Refunds, totals.Rounding, totals.Tips, totals.AverageBill);
}
