using RealtimeRestaurant.Domain.Analytics;

namespace RealtimeRestaurant.Hubs.Wire;

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
            new MethodView(WireName.Of(mix.Method), mix.Payments, mix.Amount, mix.Tips, mix.Refunds))],
        [.. report.Taxes.Select(tax => new TaxFiguresView(tax.Name, tax.Rate, tax.Base, tax.Tax, tax.RefundedBase, tax.RefundedTax))],
        [.. report.Waste.Select(waste => new WasteView(waste.MenuItemId, waste.Name, waste.Reason, waste.Quantity))],
        [.. report.TicketTimes.Select(took => new TicketTimesView(
            took.Station, took.Count, took.Late, took.P50, took.P90, took.Target))]);

    private static TotalsView View(this AnalyticsTotals totals) => new()
    {
        Orders = totals.Orders, CancelledOrders = totals.CancelledOrders, Bills = totals.Bills, Items = totals.Items,
        Gross = totals.Gross, Discounts = totals.Discounts, Net = totals.Net, Service = totals.Service, Tax = totals.Tax,
        Total = totals.Total, Revenue = totals.Revenue, Refunds = totals.Refunds, Rounding = totals.Rounding, Tips = totals.Tips,
        AverageBill = totals.AverageBill, RefundedItems = totals.RefundedItems, RefundedNet = totals.RefundedNet,
        RefundedService = totals.RefundedService, RefundedTax = totals.RefundedTax,
    };
}
