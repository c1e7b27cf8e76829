using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Hubs.Wire;

public static class AnalyticsViews
{
    public static AnalyticsView View(this AnalyticsReport report) => new(
        WireDate.Of(report.From), WireDate.Of(report.To), report.Totals.View(),
        [.. report.TopItems.Select(item => new TopItemView(item.MenuItemId, item.Name, item.Quantity, item.Net))],
        [.. report.Staff.Select(one => new StaffFiguresView(one.StaffId, one.Name, one.Orders, one.Bills, one.Items, one.Revenue, one.Tips))],
        [.. report.RevenueByHour.Select(hour => new HourView(hour.Hour, hour.Revenue, hour.Payments))],
        [.. report.PaymentMix.Select(mix => new MethodView(WireName.Of(mix.Method), mix.Payments, mix.Amount, mix.Tips, mix.Refunds))]);

    private static TotalsView View(this AnalyticsTotals totals) => new(
        totals.Orders, totals.CancelledOrders, totals.Bills, totals.Items, totals.Gross, totals.Discounts, totals.Net, totals.Service, totals.Tax, totals.Total,
        totals.Revenue, totals.Refunds, totals.Rounding, totals.Tips, totals.AverageBill);
}
